"""The rules of a time zone as a VTIMEZONE, read off the zone itself, so that a calendar need not know its name.

Written here because programs keep what they read under a name for good: a VTIMEZONE that ends after two years, or is an
hour off in spring, would spoil later appointments. A change that comes on the same Sunday each year becomes a rule
without an end; what follows no such rule (Morocco goes by the moon) is listed.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

FIRST_YEAR, LAST_YEAR = 2020, 2040  # the same span for every file, as far as it goes
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MINUTE = timedelta(minutes=1)


class Change(NamedTuple):
    """The clocks of a zone are set. `local` is what they showed just then, by the old offset (RFC 5545, 3.6.5)."""

    local: datetime
    before: timedelta
    after: timedelta
    name: str
    summer: bool


def zone_rules(zone: ZoneInfo, first: int, last: int) -> Timezone:
    """The VTIMEZONE for appointments from one year to another."""
    return _rules(zone.key, min(first - 1, FIRST_YEAR), max(last + 1, LAST_YEAR))


@lru_cache(maxsize=64)
def _rules(key: str, first: int, last: int) -> Timezone:
    zone, component = ZoneInfo(key), Timezone()
    component.add("tzid", key)
    start = datetime(first, 1, 1, tzinfo=zone)
    offset = start.utcoffset() or timedelta()
    component.add_component(
        _observance([Change(start.replace(tzinfo=None), offset, offset, start.tzname() or key, bool(start.dst()))], "")
    )
    groups: dict[tuple, list[Change]] = {}
    for change in _changes(zone, first, last):
        groups.setdefault(change[1:], []).append(change)
    for changes in groups.values():
        component.add_component(_observance(changes, _yearly(changes, last)))
    return component


def _changes(zone: ZoneInfo, first: int, last: int) -> Iterator[Change]:
    days = [datetime(first, 1, 1, tzinfo=UTC) + timedelta(days=n) for n in range((last - first + 1) * 366)]
    for low, high in pairwise(days):
        if high.year > last:
            return
        if _shown(low, zone) == _shown(high, zone):
            continue
        before = low.astimezone(zone).utcoffset() or timedelta()
        while high - low > MINUTE:
            middle = low + ((high - low) / 2 // MINUTE) * MINUTE
            low, high = (middle, high) if _shown(middle, zone) == _shown(low, zone) else (low, middle)
        there = high.astimezone(zone)
        local = (high + before).replace(tzinfo=None)
        yield Change(local, before, there.utcoffset() or timedelta(), there.tzname() or zone.key, bool(there.dst()))


def _shown(moment: datetime, zone: ZoneInfo) -> tuple:
    local = moment.astimezone(zone)
    return local.utcoffset(), local.dst(), local.tzname()


def _yearly(changes: Sequence[Change], last: int) -> str:
    """The day of a month on which it happens each year until the end, as RFC 5545 says it; empty when there is none."""
    years = [change.local.year for change in changes]
    if len(years) < 3 or years != list(range(years[0], last + 1)):
        return ""
    if len({(one.local.month, one.local.weekday(), one.local.time()) for one in changes}) > 1:
        return ""
    weeks = {(one.local.day - 1) // 7 + 1 for one in changes}
    if len(weeks) == 1:
        return f"{weeks.pop()}{DAYS[changes[0].local.weekday()]}"
    is_last = all((one.local + timedelta(days=7)).month != one.local.month for one in changes)
    return f"-1{DAYS[changes[0].local.weekday()]}" if is_last else ""


def _observance(changes: Sequence[Change], yearly: str) -> TimezoneDaylight | TimezoneStandard:
    first = changes[0]
    part = TimezoneDaylight() if first.summer else TimezoneStandard()
    part.add("dtstart", first.local)
    part.add("tzoffsetfrom", first.before)
    part.add("tzoffsetto", first.after)
    part.add("tzname", first.name)
    if yearly:
        part.add("rrule", vRecur({"FREQ": "YEARLY", "BYMONTH": first.local.month, "BYDAY": yearly}))
    else:  # a line for each: some readers lose the end of a folded list
        for change in changes[1:]:
            part.add("rdate", change.local)
    return part
