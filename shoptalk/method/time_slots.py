"""Which times to offer: inside the working hours of both sides, where nothing is yet, on days that count (A18, A38).

The seeker does the work of scheduling: two or three windows are offered, on different days and at different hours, so
that one of them fits. A time that is unkind to the guest is never offered as long as the two weeks overlap at all; when
they do not, the guest's own day counts (8 to 18, A38) and the seeker is the one who gets up early.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby

from shoptalk.method.business_days import SATURDAY, Calendar
from shoptalk.method.wall_clock import at, zone_of

Span = tuple[time, time]
WINDOWS = 3  # A18: two or three
NOTICE = 2  # business days before the first window: time to read the letter and to answer
LOOKED_AHEAD = 15  # business days; a window further away is forgotten
GRID = timedelta(minutes=30)
ROOM_AROUND = timedelta(minutes=15)  # a talk is never squeezed against what comes before or after (B26)
DAY_HOURS: Span = (time(9), time(17))  # what most offices share
KIND_HOURS: Span = (time(8), time(18))  # A38: outside of these it is unkind
AWAKE: Span = (time(6), time(23))  # the seeker's own, when an ocean lies between
# Hours of the guest's day, the best first (A37: a weak hint; the studies disagree).
FAVOURED = (time(10), time(16), time(11), time(15), time(14), time(13), time(9), time(12))


def week_of(span: Span) -> tuple[Span | None, ...]:
    """Monday to Friday within the same hours."""
    return tuple(span if day < SATURDAY else None for day in range(7))


@dataclass(frozen=True, slots=True)
class Hours:
    """When somebody can talk: their zone, their week (Monday first; None for a day off), and days that are not."""

    zone: str
    week: tuple[Span | None, ...] = field(default_factory=lambda: week_of(DAY_HOURS))
    off: frozenset[date] = frozenset()

    def hold(self, start: datetime, end: datetime) -> bool:
        """Does the whole of it lie inside one working day?"""
        zone = zone_of(self.zone)
        first, last = start.astimezone(zone), end.astimezone(zone)
        span = self.week[first.weekday()]
        if span is None or first.date() != last.date() or first.date() in self.off:
            return False
        return span[0] <= first.time() and last.time() <= span[1]


@dataclass(frozen=True, slots=True)
class Wish:
    """All that an offer depends on."""

    now: datetime
    seeker: Hours
    guest: Hours
    calendar: Calendar = field(default_factory=Calendar)
    minutes: int = 20
    busy: Sequence[tuple[datetime, datetime]] = ()


def offer(wish: Wish, wanted: int = WINDOWS) -> tuple[datetime, ...]:
    """Two or three starts, soonest first, each on a day of its own and at another hour of the guest's day.

    Fewer when the days ahead hold fewer. The same question on the same day gets the same answer.
    """
    chosen: list[datetime] = []
    days = [list(starts) for _, starts in groupby(possible(wish), key=lambda start: _guest_day(wish, start))]
    for starts in _spread(days, wanted):
        chosen.append(min(starts, key=lambda start: _how_good(wish, start, chosen)))
    return tuple(sorted(chosen))


def choices(wish: Wish, days: int = 5, a_day: int = 4) -> tuple[datetime, ...]:
    """More to choose from: some starts on each of the next days, the windows of `offer` among them."""
    offered = offer(wish)
    grouped = [list(starts) for _, starts in groupby(possible(wish), key=lambda start: _guest_day(wish, start))]
    found: list[datetime] = []
    for starts in grouped[:days]:
        kept = [start for start in offered if start in starts]
        others = sorted(set(starts) - set(kept), key=lambda start: _how_good(wish, start, ()))
        found += [*kept, *others][:a_day]
    return tuple(sorted({*found, *offered}))


def possible(wish: Wish) -> Iterator[datetime]:
    """Every start that both sides could keep, soonest first, in UTC."""
    seeker, guest = _week_that_meets(wish)
    for day in _days(wish):
        for start in _starts(day, seeker, guest, wish):
            if start > wish.now and not _taken(start, wish.minutes, wish.busy):
                yield start


def overlap(wish: Wish) -> bool:
    """Do the two weeks, as they are, have a time in common in the days ahead?"""
    return any(True for day in _days(wish) for _ in _starts(day, wish.seeker, wish.guest, wish))


def _week_that_meets(wish: Wish) -> tuple[Hours, Hours]:
    """The weeks as they are; where they never meet, the guest's kind hours and the seeker's long day."""
    if overlap(wish):
        return wish.seeker, wish.guest
    return (
        Hours(wish.seeker.zone, _widened(wish.seeker.week, AWAKE), wish.seeker.off),
        Hours(wish.guest.zone, _widened(wish.guest.week, KIND_HOURS), wish.guest.off),
    )


def _widened(week: tuple[Span | None, ...], span: Span) -> tuple[Span | None, ...]:
    return tuple((min(one[0], span[0]), max(one[1], span[1])) if one else None for one in week)


def _days(wish: Wish) -> list[date]:
    """The seeker's business days that are looked at."""
    day = wish.now.astimezone(zone_of(wish.seeker.zone)).date()
    days = [wish.calendar.add(day, NOTICE)]
    while len(days) < LOOKED_AHEAD:
        days.append(wish.calendar.add(days[-1], 1))
    return days


def _starts(day: date, seeker: Hours, guest: Hours, wish: Wish) -> Iterator[datetime]:
    span = seeker.week[day.weekday()]
    if span is None:
        return
    length = timedelta(minutes=wish.minutes)
    clock = datetime.combine(day, span[0])
    clock += (datetime.min - clock) % GRID  # on the half hour
    while clock.date() == day and clock.time() < span[1]:
        start = at(day, clock.time(), seeker.zone)
        clock += GRID
        if start is None or not (seeker.hold(start, start + length) and guest.hold(start, start + length)):
            continue
        if wish.calendar.is_business(start.astimezone(zone_of(guest.zone)).date()) and _once(start, guest.zone):
            yield start


def _once(start: datetime, zone: str) -> bool:
    """Is it shown once on the guest's clock? An hour that comes twice there would be read either way."""
    local = start.astimezone(zone_of(zone))
    return at(local.date(), local.time().replace(fold=0), zone) is not None


def _taken(start: datetime, minutes: int, busy: Iterable[tuple[datetime, datetime]]) -> bool:
    end = start + timedelta(minutes=minutes)
    return any(begins - ROOM_AROUND < end and start < finishes + ROOM_AROUND for begins, finishes in busy)


def overlapping(start: datetime, minutes: int, busy: Iterable[tuple[datetime, datetime]]) -> bool:
    """Would a talk of so many minutes run into something that is busy, without any room around it?"""
    end = start + timedelta(minutes=minutes)
    return any(begins < end and start < finishes for begins, finishes in busy)


def _guest_day(wish: Wish, start: datetime) -> date:
    return start.astimezone(zone_of(wish.guest.zone)).date()


def _spread(days: list[list[datetime]], wanted: int) -> list[list[datetime]]:
    """So many of the days, with a free one between two of them while there are enough."""
    if len(days) >= 2 * wanted - 1:
        return days[: 2 * wanted - 1 : 2]
    return days[:wanted]


def _how_good(wish: Wish, start: datetime, chosen: Sequence[datetime]) -> tuple[bool, int, datetime]:
    """Smaller is better: another half of the day than the last one chosen, then the favoured hours there."""
    zone = zone_of(wish.guest.zone)
    local = start.astimezone(zone)
    same_half = bool(chosen) and (chosen[-1].astimezone(zone).hour < 12) == (local.hour < 12)
    hour = time(local.hour)
    place = FAVOURED.index(hour) if hour in FAVOURED else len(FAVOURED)
    return same_half, place * 2 + (local.minute != 0), start.astimezone(UTC)
