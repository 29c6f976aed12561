"""When both sides could talk: working hours, days away, and what is there already, as the method wants them."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from shoptalk.connections.busy_times import busy_times
from shoptalk.contacts.models import Contact
from shoptalk.interviews.models import AwayDays, Interview, WorkWeek
from shoptalk.method.time_slots import DAY_HOURS, Hours, Span, Wish, overlapping, week_of
from shoptalk.outreach.standings import calendar_for
from shoptalk.workspaces.access import Seat

LONGEST_TALK = timedelta(hours=8)  # no talk reaches further than this
DEFAULT_WEEK: list[list[str] | None] = [
    [f"{span[0]:%H:%M}", f"{span[1]:%H:%M}"] if span else None for span in week_of(DAY_HOURS)
]


def zone_of_contact(seat: Seat, contact: Contact) -> str:
    """The clocks by which this person lives; the seeker's own where theirs are not known."""
    return contact.time_zone or seat.user.time_zone or "UTC"


def stored_week(seat: Seat) -> list[list[str] | None]:
    """The seeker's week as it is kept: Monday first, ["09:00", "17:00"] or None."""
    kept = WorkWeek.objects.visible_to(seat).first()
    return kept.week if kept and len(kept.week) == len(DEFAULT_WEEK) else DEFAULT_WEEK


def as_spans(week: Sequence[Any]) -> tuple[Span | None, ...]:
    """A kept week for the method; what cannot be read counts as a day off."""
    return tuple(_span(day) for day in week)


def _span(day: Any) -> Span | None:
    try:
        first, last = (time.fromisoformat(str(clock)) for clock in day)
    except (TypeError, ValueError):
        return None
    return (first, last) if first < last else None


def hours_of_seeker(seat: Seat, now: datetime) -> Hours:
    """Two queries."""
    away = AwayDays.objects.visible_to(seat).filter(last_on__gte=seat.today(now) - timedelta(days=1))
    off = frozenset(day for one in away for day in _days(one.first_on, one.last_on))
    return Hours(seat.zone.key, as_spans(stored_week(seat)), off)


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=count) for count in range(min((last - first).days, 366) + 1)]


def wish_for(seat: Seat, now: datetime, contact: Contact, minutes: int) -> Wish:
    """All that an offer to this person depends on, in four queries."""
    return Wish(
        now=now,
        seeker=hours_of_seeker(seat, now),
        guest=Hours(zone_of_contact(seat, contact)),
        calendar=calendar_for(seat, contact),
        minutes=minutes,
        busy=(*busy(seat, now), *busy_times(seat, now)),
    )


def busy(seat: Seat, after: datetime) -> tuple[tuple[datetime, datetime], ...]:
    """The talks that are agreed, from that moment on."""
    talks = Interview.objects.visible_to(seat).open().filter(starts_at__gt=after - LONGEST_TALK)
    return tuple((talk.starts_at, talk.ends_at) for talk in talks.only("starts_at", "minutes"))


def in_the_way(seat: Seat, starts_at: datetime, minutes: int, but: Interview | None = None) -> Interview | None:
    """The agreed talk that one at this time would run into."""
    end = starts_at + timedelta(minutes=minutes)
    near = Interview.objects.visible_to(seat).open().select_related("contact")
    near = near.filter(starts_at__gt=starts_at - LONGEST_TALK, starts_at__lt=end).exclude(pk=but.pk if but else None)
    return next((talk for talk in near if overlapping(starts_at, minutes, [(talk.starts_at, talk.ends_at)])), None)
