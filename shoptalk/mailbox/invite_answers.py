"""An answer to an invitation, as it came by mail: matched by UID and by who answered, kept, shown. It moves nothing.

Anybody can write a mail that says "accepted" in somebody's name. What neither names nor comes from an address of the
contact is offered to the seeker and believed by nobody until they say so.
"""

from datetime import datetime, timedelta

from shoptalk.contacts.models import Contact
from shoptalk.history.steps import Step, step
from shoptalk.integrations.ics.answers import Answer, Said, answers_in
from shoptalk.interviews import agreeing
from shoptalk.interviews.models import Interview
from shoptalk.mailbox.models import Incoming, InvitationAnswer, SentInvitation
from shoptalk.method.wall_clock import for_me
from shoptalk.outreach.actions.log_touch import add_touch, open_ask, wait_for_others
from shoptalk.outreach.models import Touch
from shoptalk.workspaces.access import Seat

FARTHEST = timedelta(days=2 * 366)
AHEAD = timedelta(days=1)  # how far somebody else’s clock may be ahead; what is said later than that is made up
WORDS = {
    Said.ACCEPTED: "{name} accepted the invitation",
    Said.DECLINED: "{name} declined the time",
    Said.TENTATIVE: "{name} accepted the invitation tentatively",
    Said.DELEGATED: "{name} passed the invitation on",
    Said.PROPOSED: "{name} proposed another time",
    Said.AGAIN: "{name} asked for the invitation once more",
}


def take_answer(*, seat: Seat, now: datetime, incoming: Incoming, ics: bytes) -> bool:
    """Keeps what a calendar answered. True when it belongs to an appointment of this notebook, also when it is old news
    or was taken in before; False when it is no answer, or to something else. Raises nothing, whatever the bytes."""
    found = False
    for answer in _one_for_each(answers_in(ics, seat.zone.key), incoming):
        talk = Interview.objects.visible_to(seat).filter(uid=answer.uid).select_related("contact", "campaign").first()
        if talk is None:
            continue
        found = True
        with agreeing.one_at_a_time(seat):
            _keep(seat, now, incoming, agreeing.fresh(talk), answer)
    return found


def _one_for_each(answers: tuple[Answer, ...], incoming: Incoming) -> list[Answer]:
    """Some programs list everybody who was asked; of several in one appointment the one who wrote the mail counts."""
    by_uid: dict[str, Answer] = {}
    sender = incoming.from_address.lower()
    for answer in answers:
        if answer.uid not in by_uid or answer.attendee == sender:
            by_uid[answer.uid] = answer
    return list(by_uid.values())


def _keep(seat: Seat, now: datetime, incoming: Incoming, talk: Interview, answer: Answer) -> None:
    who = answer.attendee or incoming.from_address.lower()
    row = InvitationAnswer(
        workspace=seat.workspace, interview=talk, incoming=incoming if incoming.pk else None, said=answer.said.value,
        from_address=who[:254], sequence=answer.sequence, stamped_at=_stamped(now, answer), of_time=talk.starts_at,
        words=answer.words, passed_to=answer.passed_to, answered_at=incoming.received_at or now,
        **_proposed(now, talk, answer),
    )  # fmt: skip
    theirs = addresses_of(talk.contact) | _written_to(talk)
    row.is_theirs = who in theirs and incoming.from_address.lower() in theirs
    if _as_certain(InvitationAnswer.objects, row).filter(**_same(row)).exists():
        return
    row.is_old = _is_old(row, talk, answer)
    if answer.said is Said.PROPOSED and row.proposed_at is None:
        row.is_old = True  # another time that cannot be: passed already, or in another century
    words = WORDS[answer.said].format(name=talk.contact if row.is_theirs else "Somebody")
    with step(seat, now, "take_answer", words, talk.contact) as change:
        if row.is_theirs and not row.is_old and answer.said is not Said.AGAIN:
            _take_the_place_of_earlier(change, now, row)
        change.create(row)
        if row.is_theirs:
            _note(change, seat, now, talk.contact, f"{words}{_which(seat, talk, row)}.")


def _take_the_place_of_earlier(change: Step, now: datetime, row: InvitationAnswer) -> None:
    """Who declined and then accepted, or proposed a time, has said the last word: the earlier one asks for nothing."""
    mine = InvitationAnswer.objects.filter(interview=row.interview, is_theirs=True, settled_at=None, deleted_at=None)
    for earlier in mine:
        change.update(earlier, settled_at=now)


def _proposed(now: datetime, talk: Interview, answer: Answer) -> dict:
    if answer.said is not Said.PROPOSED or answer.starts_at is None:
        return {}
    if not now < answer.starts_at < now + FARTHEST:
        return {}
    length = (answer.ends_at - answer.starts_at) // timedelta(minutes=1) if answer.ends_at else talk.minutes
    possible = agreeing.FEWEST_MINUTES <= length <= agreeing.MOST_MINUTES
    return {"proposed_at": answer.starts_at, "proposed_minutes": length if possible else talk.minutes}


def _stamped(now: datetime, answer: Answer) -> datetime | None:
    return answer.stamped_at if answer.stamped_at and answer.stamped_at <= now + AHEAD else None


def _same(row: InvitationAnswer) -> dict:
    """The same answer again: a second copy of the mail, or the same mail in two folders."""
    columns = ["interview", "said", "from_address", "sequence", "stamped_at", "proposed_at"]
    if row.stamped_at is None:
        columns.append("answered_at")
    return {column: getattr(row, column) for column in columns}


def _as_certain(answers, row: InvitationAnswer):
    """Those that this one may be taken for, or be outdated by: never one in their name that somebody else sent."""
    return answers.filter(is_theirs=True) if row.is_theirs else answers.all()


def _is_old(row: InvitationAnswer, talk: Interview, answer: Answer) -> bool:
    """Is it about a time that was changed since, or was something newer said already?"""
    newest = SentInvitation.objects.filter(interview=talk, deleted_at=None).order_by("-sequence").first()
    same_time = answer.said is not Said.PROPOSED and answer.starts_at == talk.starts_at
    if not same_time and answer.sequence is not None and newest and answer.sequence < newest.sequence:
        return True
    if answer.said in (Said.ACCEPTED, Said.TENTATIVE) and answer.starts_at and not same_time:
        return True  # they agreed to a time that is not the talk's
    later = InvitationAnswer.objects.filter(interview=talk, from_address=row.from_address, deleted_at=None)
    return bool(row.stamped_at) and _as_certain(later, row).filter(stamped_at__gt=row.stamped_at).exists()


def addresses_of(contact: Contact) -> set[str]:
    return {str(one).strip().lower() for one in (contact.email, *contact.other_emails) if one}


def _written_to(talk: Interview) -> set[str]:
    sent = SentInvitation.objects.filter(interview=talk, deleted_at=None).exclude(letter__to_address="")
    return {address.lower() for address in sent.values_list("letter__to_address", flat=True)}


def _which(seat: Seat, talk: Interview, row: InvitationAnswer) -> str:
    contact = talk.contact
    at = row.proposed_at or row.of_time
    when = for_me(at, seat.zone.key, contact.time_zone or seat.zone.key, contact.called)
    return f": {when}" if row.proposed_at else f" of {when}"


def _note(change: Step, seat: Seat, now: datetime, contact: Contact, words: str) -> None:
    wait_for_others(contact)
    add_touch(change, seat, now, open_ask(seat, now, contact), kind=Touch.Kind.NOTE, at=now, words=words)
