"""What a clock on the wall says in one zone, and which moment that is: hours that do not exist, hours that come twice.

Times are agreed on clocks and kept as moments. Twice a year a zone skips an hour or repeats one; then "02:30" is no
moment, or two. Whoever asks here is told which (RFC 5545 3.3.5 leaves both cases to the program).
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from shoptalk.method.business_days import known_zone

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Oddity(Enum):
    NONE = ""
    SKIPPED = "skipped"  # the clock jumps over it in spring
    TWICE = "twice"  # the clock shows it twice in autumn


@dataclass(frozen=True, slots=True)
class Told:
    """The moment that a wall clock names, in UTC. Of a time that comes twice it is the first; of a skipped one, the
    moment after the jump that is as far into the new hour."""

    moment: datetime
    oddity: Oddity


def zone_of(name: str) -> ZoneInfo:
    """The zone of that name, UTC where this machine does not know it. Renamed zones keep both names."""
    return known_zone(name) or ZoneInfo("UTC")


def on_the_clock(said: datetime, zone: str) -> Told:
    """The moment at which the clocks of `zone` say `said`, a datetime without a zone."""
    if said.tzinfo is not None:
        raise ValueError("This names a moment already. Give what the clock says, without a zone.")
    there = zone_of(zone)
    first, second = (said.replace(tzinfo=there, fold=fold) for fold in (0, 1))
    moment = first.astimezone(UTC)
    if moment.astimezone(there).replace(tzinfo=None) != said:
        return Told(moment, Oddity.SKIPPED)
    return Told(moment, Oddity.TWICE if first.utcoffset() != second.utcoffset() else Oddity.NONE)


def at(day: date, hour: time, zone: str) -> datetime | None:
    """The moment of an hour on a day, or None where no clock of the zone shows it exactly once."""
    told = on_the_clock(datetime.combine(day, hour), zone)
    return told.moment if told.oddity is Oddity.NONE else None


def in_words(moment: datetime, zone: str) -> str:
    """ "Thu 14 May, 15:30" on the clocks of that zone. Days are named in English on every machine."""
    local = moment.astimezone(zone_of(zone))
    return f"{day_in_words(local.date())}, {local:%H:%M}"


def day_in_words(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def same_clock(moment: datetime, one: str, other: str) -> bool:
    """Do the clocks of both zones show the same at that moment?"""
    return moment.astimezone(zone_of(one)).utcoffset() == moment.astimezone(zone_of(other)).utcoffset()


def for_both(moment: datetime, theirs: str, mine: str) -> str:
    """A time as the seeker writes it to somebody: "Thu 14 May, 15:30 (your time; 21:30 for me)" (A38)."""
    there, here = moment.astimezone(zone_of(theirs)), moment.astimezone(zone_of(mine))
    words = in_words(moment, theirs)
    if there.utcoffset() == here.utcoffset():
        return words
    clock = f"{here:%H:%M}" if here.date() == there.date() else in_words(moment, mine)
    return f"{words} (your time; {clock} for me)"


def for_me(moment: datetime, mine: str, theirs: str, called: str = "them") -> str:
    """The same time as the seeker reads it: "Thu 14 May, 21:30 (15:30 for Dana)"."""
    if same_clock(moment, mine, theirs):
        return in_words(moment, mine)
    there, here = moment.astimezone(zone_of(theirs)), moment.astimezone(zone_of(mine))
    clock = f"{there:%H:%M}" if here.date() == there.date() else in_words(moment, theirs)
    return f"{in_words(moment, mine)} ({clock} for {called})"


def ends(moment: datetime, minutes: int) -> datetime:
    return moment + timedelta(minutes=minutes)
