"""If they do not answer: what comes when, found by walking the state machine forward through silence (rulebook A31)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from shoptalk.contacts.models import Contact
from shoptalk.method.business_days import SATURDAY, Calendar
from shoptalk.method.cadence import MOST_FOLLOW_UPS
from shoptalk.method.stages import standing
from shoptalk.method.touches import Touch as Happened
from shoptalk.outreach.models import Letter, Touch
from shoptalk.outreach.standings import calendar_for, contact_day, happened
from shoptalk.workspaces.access import Seat

TITLES = {
    "nudge": "A light nudge",
    "last_line": "One last, kind line",
    "second_person": "A second person there",
    "call_again": "Another call",
}
STEPS_AT_MOST = MOST_FOLLOW_UPS + 1  # a second person there comes on top of the follow-ups
DAYS_SHOWN = 14  # how far ahead days off are worth naming
ASKED_AS = {Letter.Kind.FIRST: "asked", Letter.Kind.NUDGE: "nudged", Letter.Kind.LAST_LINE: "nudged"}


@dataclass(frozen=True, slots=True)
class Knot:
    """One step of the cadence: what, on which day, and how many business days after today."""

    kind: str
    title: str
    on: date
    business_day: int


@dataclass(frozen=True, slots=True)
class Ahead:
    """The steps after a letter that leaves today, and the weekdays on the way that do not count."""

    today: date
    knots: tuple[Knot, ...]
    days_off: tuple[date, ...]


def ahead(
    seat: Seat, contact: Contact, touches: Sequence[Touch], now: datetime, kind: str, second: tuple[bool, bool]
) -> Ahead | None:
    """What follows if this letter leaves today and silence does; None for letters that wait for no answer."""
    if kind not in ASKED_AS:
        return None
    today, calendar = contact_day(seat, contact, now), calendar_for(seat, contact)
    told = [*happened(seat, contact, touches), Happened(ASKED_AS[Letter.Kind(kind)], today)]
    return Ahead(today, tuple(_walk(told, today, calendar, second)), tuple(_days_off(today, calendar)))


def _walk(told: list[Happened], day: date, calendar: Calendar, second: tuple[bool, bool]) -> Iterable[Knot]:
    today, (known, asked) = day, second
    for _ in range(STEPS_AT_MOST):
        stands = standing(told, day, calendar, second_person_known=known, second_person_asked=asked)
        if stands.next_kind not in TITLES or stands.next_on is None:
            return
        day = stands.next_on
        yield Knot(stands.next_kind, TITLES[stands.next_kind], day, calendar.between(today, day))
        if stands.next_kind == "second_person":
            asked = True
        else:
            told.append(Happened("nudged", day))


def _days_off(today: date, calendar: Calendar) -> Iterable[date]:
    days = (today + timedelta(days=n) for n in range(1, DAYS_SHOWN + 1))
    return (day for day in days if day.weekday() < SATURDAY and not calendar.is_business(day))
