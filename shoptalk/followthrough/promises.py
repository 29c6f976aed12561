"""What people gave, and what they hear back: the lines of the Promises page, to be shown on other pages as well."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse

from shoptalk.contacts.models import Contact
from shoptalk.followthrough.due_promises import WAITS
from shoptalk.followthrough.models import Mentorship, Referral, Suggestion
from shoptalk.followthrough.referrals import Given, referrals_of
from shoptalk.followthrough.thanks import unthanked
from shoptalk.interviews.models import Interview
from shoptalk.method import mentorship as craft
from shoptalk.method import thank_you
from shoptalk.method.day_words import spoken
from shoptalk.workspaces.access import Seat

SHOWN = 60
ICONS = {"thanks": "mail", "suggestion": "suggestion", "referral": "referral", "mentorship": "talk"}


@dataclass(frozen=True, slots=True)
class Line:
    """One promise. `suggestion` is there while it can be settled in place; `url` leads to what comes next."""

    kind: str  # thanks, suggestion, referral, mentorship: decides colour and icon
    contact: Contact
    title: str
    words: str
    pill: str
    button: str = ""
    url: str = ""
    good: bool = False
    look: bool = False
    primary: bool = False
    suggestion: Suggestion | None = None
    referral: Referral | None = None

    @property
    def icon(self) -> str:
        return ICONS[self.kind]

    @property
    def css(self) -> str:
        return {"thanks": "suggestion", "mentorship": "insight"}.get(self.kind, self.kind)


@dataclass(frozen=True, slots=True)
class Promises:
    """The page: what is open, and what was told already."""

    lines: tuple[Line, ...]
    told: tuple[Line, ...]
    more: int

    def __bool__(self) -> bool:
        return bool(self.lines or self.told)


NO_PROMISES = Promises((), (), 0)


def promises(seat: Seat, now: datetime, contact: Contact | None = None) -> Promises:
    """All lines, or those of one person. Eight queries, whatever the number of promises."""
    mine = {"contact": contact} if contact else {}
    today = seat.today(now)
    talks = unthanked(seat).filter(**mine, contact__do_not_contact_at=None).select_related("contact")
    lines = [_thanks(seat, now, talk) for talk in talks.order_by("ended_at")[:SHOWN]]
    advice = Suggestion.objects.visible_to(seat).with_report().filter(**mine, contact__deleted_at=None)
    found = list(advice.select_related("contact").order_by("due_on", "pk"))
    lines += [_untold(one) for one in found if one.outcome and one.told_at is None]
    lines += [_open(one, today) for one in found if not one.outcome]
    told = [_told(seat, one) for one in found if one.outcome and one.told_at]
    for names in referrals_of(seat, [contact] if contact else None).values():
        for given in names:
            line = _named(seat, given, today)
            (told if given.stands == "talked" and not given.is_news else lines).append(line)
    lines += [_mentor(seat, one) for one in _mentorships(seat, contact)]
    told.reverse()
    return Promises(tuple(lines[:SHOWN]), tuple(told[:SHOWN]), max(0, len(lines) - SHOWN))


def _mentorships(seat: Seat, contact: Contact | None) -> list[tuple[Mentorship, datetime | None]]:
    rows = Mentorship.objects.visible_to(seat).filter(ended_on=None, contact__deleted_at=None)
    rows = rows.filter(contact=contact) if contact else rows
    found = list(rows.select_related("contact"))
    held = Interview.objects.visible_to(seat).held().filter(contact__in=[one.contact_id for one in found])
    last = {talk.contact_id: talk.ended_at for talk in held}
    return [(one, last.get(one.contact_id)) for one in found]


def _thanks(seat: Seat, now: datetime, talk: Interview) -> Line:
    assert talk.ended_at, "held talks have an end"
    due = thank_you.due_at(talk.ended_at).astimezone(seat.zone)
    fresh = thank_you.timing(talk.ended_at, now) == "fresh"
    when = "today" if due.date() == seat.today(now) else spoken(due.date())
    pill = f"until {due:%H:%M} {when}" if fresh else "still welcome"
    said = f"You talked on {spoken(seat.today(talk.ended_at))}"
    url = reverse("debrief", args=[talk.pk]) + "#thanks"
    title = f"Thank {talk.contact}"
    return Line("thanks", talk.contact, title, said, pill, "Look and send", url, look=True, primary=True)


def _untold(one: Suggestion) -> Line:
    url = reverse("report_back", args=[one.contact_id])
    ended = f"{one.get_outcome_display()} on {spoken(one.outcome_on)}" if one.outcome_on else one.get_outcome_display()
    return Line(
        "suggestion", one.contact, one.text, f"{one.contact}, {spoken(one.given_on)}. {ended}",
        one.get_outcome_display().lower(), f"Tell {one.contact.called}", url,
        good=one.outcome == Suggestion.Outcome.DONE, suggestion=one,
    )  # fmt: skip


def _open(one: Suggestion, today: date) -> Line:
    due = one.due_on or today
    pill = "today" if due == today else spoken(due) if due > today else f"since {spoken(due)}"
    words = f"{one.contact}, {spoken(one.given_on)}"
    return Line("suggestion", one.contact, one.text, words, pill, suggestion=one, look=due <= today)


def _told(seat: Seat, one: Suggestion) -> Line:
    told_at = getattr(one, "told_at", None)
    when = f", and {one.contact.called} knows since {spoken(seat.today(told_at))}" if told_at else ""
    ended = one.get_outcome_display()
    return Line("suggestion", one.contact, one.text, f"{ended}{when}", ended.lower(), good=True, suggestion=one)


def _named(seat: Seat, given: Given, today: date) -> Line:
    giver, named = given.giver, given.named
    words = f"{giver}, {spoken(given.given_on)}"
    title, url = f"Write to {named}", f"{reverse('ask', args=[named.pk])}?move=meet_referral"
    if given.is_news:
        pill = "talked" if given.stands == "talked" else "at rest"
        title, url = f"{named}, whom {giver.called} named", reverse("report_back", args=[giver.pk])
        return Line("referral", giver, title, words, pill, f"Tell {giver.called}", url)
    if given.stands != "ahead":
        word = {"talked": "talked", "agreed": "agreed", "asked": "you asked", "closed": "at rest"}[given.stands]
        see = reverse("person", args=[named.pk])
        return Line("referral", giver, f"{named}, whom {giver.called} named", words, word, f"See {named.called}", see)
    if given.route == Referral.Route.FORWARD:
        url += f"&channel=introduction&connector={giver.pk}"
        words += f". {giver.called} passes on a note from you"
    elif given.route == Referral.Route.INTRODUCE:
        words += f". {giver.called} will introduce you"
    on = given.given_on + WAITS[Referral.Route(given.route)]
    pill = "this week" if on <= today + timedelta(days=7) else spoken(on)
    if not given.may_use_name:
        words += f". Without {giver.called}’s name, so far"
    return Line("referral", giver, title, words, pill, "Write", url, referral=given.referral)


def _mentor(seat: Seat, pair: tuple[Mentorship, datetime | None]) -> Line:
    one, last = pair
    url = reverse("mentorship", args=[one.contact_id])
    if one.begun_on is None:
        words = f"Every {one.every_weeks} weeks, for {one.months} months"
        return Line("mentorship", one.contact, f"A mentorship with {one.contact}", words, "proposed", "See it", url)
    day = seat.today(last) if last else None
    words = f"Mentorship, every {one.every_weeks} weeks." + (f" Last {spoken(day)}" if day else "")
    on = craft.next_talk_on(one.begun_on, day, one.every_weeks)
    return Line("mentorship", one.contact, f"Next talk with {one.contact}", words, spoken(on), "Plan", url)
