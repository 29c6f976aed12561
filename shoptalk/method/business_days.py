"""Business days that count on both sides, and the day a moment falls on where the other person is.

The cadence counts in business days "with holidays and time zone" (rulebook A31). A day counts only when it is a working
day for the seeker and for the contact: nobody should find a nudge in their mail on a holiday, and nobody should have to
write one. Holiday tables come from the `holidays` package; regional holidays are not counted, national ones are.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

ONE_DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6
# Outside these years nobody has proclaimed holidays yet, or nobody is counting: weekends only.
FIRST_TABLED_YEAR, LAST_TABLED_YEAR = 1950, 2100


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working week that two people share. `countries` are ISO 3166 codes; an unknown or empty one adds nothing.

    With no known country at all, Saturday and Sunday are free and every other day counts.
    """

    countries: tuple[str, ...] = ()

    def is_business(self, day: date) -> bool:
        """Is this a working day on both sides?"""
        return day not in _shared_free_days(self.countries, day.year)

    def add(self, day: date, n: int) -> date:
        """The n-th business day after `day`, which itself is not counted; `day` unchanged for n = 0."""
        if n < 0:
            raise ValueError(f"Business days are counted forward, so {n} cannot be added. Give 0 or more.")
        for _ in range(n):
            day = self.on_or_after(later(day, 1))
        return day

    def on_or_after(self, day: date) -> date:
        """The first business day that is not before `day`."""
        while day < date.max and not self.is_business(day):
            day += ONE_DAY
        return day

    def between(self, a: date, b: date) -> int:
        """How many business days lie after `a`, up to and including `b`; 0 when `b` is not after `a`."""
        return sum(self.is_business(a + timedelta(days=n)) for n in range(1, (b - a).days + 1))


def later(day: date, days: int) -> date:
    """`day` plus calendar days, stopping at the last day that a date can hold."""
    return day + timedelta(days=min(days, (date.max - day).days))


def local_day(moment: datetime, zone: str) -> date:
    """The day of an aware moment in an IANA time zone such as "Europe/Berlin"; in UTC when the zone is unknown."""
    if moment.utcoffset() is None:
        raise ValueError(
            "This moment has no time zone, so its day is unknown. Give an aware datetime, for example in UTC."
        )
    try:
        return moment.astimezone(known_zone(zone) or UTC).date()
    except OverflowError:  # the first and the last day of the calendar cannot be shifted
        return moment.date()


@lru_cache(maxsize=1024)  # looking for a zone that is none reads a folder each time
def known_zone(zone: str) -> ZoneInfo | None:
    """The zone of that IANA name, or None when there is none (imported files hold anything)."""
    try:
        return ZoneInfo(zone)
    except (OSError, ValueError, LookupError):
        return None


@lru_cache(maxsize=256)
def _shared_free_days(countries: tuple[str, ...], year: int) -> frozenset[date]:
    """The days of a year on which one of the countries is at rest; Saturdays and Sundays when none is known."""
    known = [free for code in countries if (free := _free_days(code.strip().upper(), year)) is not None]
    if known:
        return frozenset().union(*known)
    return frozenset(day for day in _days_of(year) if day.weekday() in (SATURDAY, SUNDAY))


@lru_cache(maxsize=256)
def _free_days(country: str, year: int) -> frozenset[date] | None:
    """Weekends and public holidays of one country and year; None when the country is not known.

    Days on which a weekend is worked (China, for example) are not free. The package takes most of a second to import,
    so it is imported when the first country is asked for, not when the program starts.
    """
    if not country or not FIRST_TABLED_YEAR <= year <= LAST_TABLED_YEAR:
        return None
    import holidays

    try:
        table = holidays.country_holidays(country, years=year)
    except NotImplementedError:
        return None
    return frozenset(day for day in _days_of(year) if not table.is_working_day(day))


def _days_of(year: int) -> list[date]:
    first = date(year, 1, 1).toordinal()
    return [date.fromordinal(n) for n in range(first, date(year, 12, 31).toordinal() + 1)]
