"""Thank-yous made from what was written down in and after a talk (C1-C4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef

from shoptalk.contacts.models import Contact
from shoptalk.followthrough import made
from shoptalk.followthrough.actions.draft_report import letter_channel
from shoptalk.followthrough.models import Referral
from shoptalk.interviews.models import Debrief, Interview, Note
from shoptalk.method import thank_you
from shoptalk.method.thank_you import Learning, Talk, ThankYou
from shoptalk.method.work_words import as_work
from shoptalk.outreach.drafting import Prepared
from shoptalk.outreach.models import Letter, Touch
from shoptalk.workspaces.access import Seat

OFFER_OF_ROUTE = {Referral.Route.INTRODUCE: "introduce me to {0}", Referral.Route.FORWARD: "pass my note on to {0}"}
THANKED_SINCE = Exists(
    Touch.objects.filter(
        contact=OuterRef("contact"), kind=Touch.Kind.THANKED, at__gte=OuterRef("ended_at"), deleted_at=None
    )
)


def unthanked(seat: Seat):
    """Talks that were held, after which no thanks went out yet."""
    return Interview.objects.visible_to(seat).held().filter(~THANKED_SINCE, contact__deleted_at=None)


def talks_for(seat: Seat, interviews: Sequence[Interview]) -> dict[int, Talk]:
    """What each thank-you is made from, by number of the interview. Three queries."""
    ids = [one.pk for one in interviews]
    notes: dict[int, list[Note]] = defaultdict(list)
    for note in Note.objects.visible_to(seat).filter(interview__in=ids):
        notes[note.interview_id or 0].append(note)
    debriefs = {one.interview_id: one for one in Debrief.objects.visible_to(seat).filter(interview__in=ids)}
    offers: dict[int, str] = {}
    rows = Referral.objects.visible_to(seat).filter(interview__in=ids, named__deleted_at=None)
    for row in rows.exclude(route=Referral.Route.MENTION).select_related("named"):
        offers.setdefault(row.interview_id or 0, OFFER_OF_ROUTE[Referral.Route(row.route)].format(row.named.name))
    return {one.pk: _talk(seat, one, notes[one.pk], debriefs.get(one.pk), offers.get(one.pk, "")) for one in interviews}


def _talk(seat: Seat, interview: Interview, notes: list[Note], debrief: Debrief | None, offer: str) -> Talk:
    promised = next((note.text for note in notes if note.kind == Note.Kind.PROMISE and note.text.strip()), "")
    learnings = [Learning(note.kind, note.text, note.in_thanks) for note in notes]
    if debrief and debrief.surprised.strip():
        learnings.append(Learning("surprise", debrief.surprised))
    took = interview.minutes + interview.extended_minutes
    return Talk(
        recipient=interview.contact.called,
        seeker_name=seat.user.full_name or "[your name]",
        talked_on=interview.starts_at.astimezone(seat.zone).date(),
        minutes=took,
        field=as_work(interview.field.name) if interview.field else "",
        learnings=tuple(learnings),
        i_will=(debrief.i_will if debrief else "") or promised,
        by_when=debrief.by_when if debrief else None,
        they_offered=(debrief.they_offered if debrief else "") or offer,
    )


def thank_yous(seat: Seat, people: Sequence[Contact]) -> dict[int, tuple[Interview, Prepared]]:
    """By person, where a talk waits for thanks: that talk and the finished letter. Four queries."""
    waiting = unthanked(seat).filter(contact__in=[one.pk for one in people]).select_related("contact", "field")
    latest = {talk.contact_id: talk for talk in waiting}
    talks = talks_for(seat, list(latest.values()))
    return {who: (talk, as_prepared(talk.contact, thank_you.thank_you(talks[talk.pk]))) for who, talk in latest.items()}


def as_prepared(contact: Contact, letter: ThankYou) -> Prepared:
    return Prepared(
        letter_channel(contact),
        Letter.Kind.THANKS,
        letter.subject,
        letter.text,
        letter.missing,
        made.THANKS,
        made.figure(letter.text),
    )


def composed(seat: Seat, interview: Interview) -> ThankYou:
    return thank_you.thank_you(talks_for(seat, [interview])[interview.pk])


def thanked_at(seat: Seat, interview: Interview) -> datetime | None:
    """When thanks went out after this talk."""
    if interview.ended_at is None:
        return None
    touches = Touch.objects.visible_to(seat).filter(contact=interview.contact, kind=Touch.Kind.THANKED)
    first = touches.filter(at__gte=interview.ended_at).order_by("at").first()
    return first.at if first else None
