"""Received and given, with one person: what was written down, and what follows from everything else (C19)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shoptalk.contacts.models import Contact
from shoptalk.followthrough.loops import loops_with
from shoptalk.followthrough.models import Favour, Keeping, Mentorship, Suggestion
from shoptalk.followthrough.referrals import Given, referrals_of
from shoptalk.interviews.models import Interview
from shoptalk.method import mentorship as craft
from shoptalk.outreach.models import Letter, Touch
from shoptalk.workspaces.access import Seat


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger. `favour` is there when it was written by hand and can be taken out."""

    on: date
    words: str
    favour: Favour | None = None


@dataclass(frozen=True, slots=True)
class Between:
    """All that went between the seeker and one person."""

    received: tuple[Entry, ...]
    given: tuple[Entry, ...]
    suggestions: tuple[Suggestion, ...]
    named: tuple[Given, ...]
    mentorship: Mentorship | None
    closed_loops: int
    tier: str
    may_offer: bool

    def __bool__(self) -> bool:
        return bool(self.received or self.given or self.suggestions or self.named or self.mentorship)


NOTHING_BETWEEN = Between(
    received=(), given=(), suggestions=(), named=(), mentorship=None, closed_loops=0, tier="", may_offer=False
)


def between(seat: Seat, contact: Contact) -> Between:
    """The ledger with one person. A dozen queries, whatever went between the two."""
    advice = Suggestion.objects.visible_to(seat).with_report().filter(contact=contact)
    suggestions = tuple(advice.order_by("given_on", "pk"))
    named = tuple(referrals_of(seat, [contact])[contact.pk])
    favours = list(Favour.objects.visible_to(seat).filter(contact=contact))
    talks = Interview.objects.visible_to(seat).held().filter(contact=contact).order_by("starts_at")
    met = [talk.ended_at for talk in talks if talk.ended_at]
    if not met:
        touches = Touch.objects.visible_to(seat).filter(contact=contact, kind=Touch.Kind.MET)
        met = list(touches.values_list("at", flat=True))
    told = Letter.objects.visible_to(seat).filter(contact=contact, kind=Letter.Kind.REPORT_BACK).exclude(left_at=None)
    received = [Entry(seat.today(at), "A talk") for at in met]
    received += [Entry(one.given_on, f"A suggestion: {one.text}") for one in suggestions]
    received += [Entry(one.given_on, f"A name: {one.named}") for one in named]
    received += [Entry(one.on, one.words, one) for one in favours if one.way == Favour.Way.RECEIVED]
    given = [Entry(seat.today(one.left_at), "Word of what came of it") for one in told if one.left_at]
    given += [Entry(one.on, one.words, one) for one in favours if one.way == Favour.Way.GIVEN]
    loops = loops_with(seat, contact)
    mentorships = list(Mentorship.objects.visible_to(seat).filter(contact=contact))
    running = next((one for one in mentorships if one.ended_on is None), None)
    keeping = Keeping.objects.visible_to(seat).filter(contact=contact).first()
    return Between(
        received=tuple(sorted(received, key=_day)), given=tuple(sorted(given, key=_day)), suggestions=suggestions,
        named=named, mentorship=running or (mentorships[-1] if mentorships else None),
        closed_loops=craft.closed_loops(loops), tier=keeping.tier if keeping else "",
        may_offer=craft.may_offer(loops) and running is None,
    )  # fmt: skip


def _day(entry: Entry) -> date:
    return entry.on
