"""Dates as exports write them, in many languages. A date that cannot be understood is None, never an error."""

import calendar
import re
from datetime import UTC, date, datetime
from functools import lru_cache

from .text import folded

# Nobody in a seeker's file was met before 1970 or will be after 2099: such a date is a spreadsheet's accident.
FIRST_YEAR, LAST_YEAR = 1970, 2099
# Longer text is not a date, whatever digits it holds.
_LONGEST = 60

# First letters of the month, without accents, in English, German, French, Spanish, Portuguese, Italian, Dutch,
# Swedish, Danish, Norwegian, Polish and Russian. Four letters are tried before three (juin, juil).
_MONTHS = {
    1: "jan ene gen sty jan янв",
    2: "feb fev lut фев",
    3: "mar mrt maa мар",
    4: "apr avr abr kwi апр",
    5: "may mai mei mag maj мая маи",
    6: "jun juin giu cze июн",
    7: "jul juil lug lip июл",
    8: "aug aou ago sie авг",
    9: "sep set wrz сен",
    10: "oct okt ott out paz окт",
    11: "nov lis ноя",
    12: "dec dez dic des gru дек",
}
_MONTH_OF = {start: number for number, starts in _MONTHS.items() for start in starts.split()}

# "12 Mar 2021" is what LinkedIn writes in English: it takes the short way.
_LINKEDIN_MONTHS = {f"{name} ": month for month, name in enumerate(calendar.month_abbr) if month}

_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})(?!\d)")
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp])?\.?(?:[Mm]\b)?")


@lru_cache(maxsize=20_000)
def read_date(text: str, day_first: bool = False) -> date | None:
    """Return the date that ``text`` names, or None.

    ``day_first`` settles 03/12/2021. Where only one order is possible (13/12/2021), or dots tell it (03.12.2021 is
    never written by those who put the month first), that order is taken.
    """
    if not text or len(text) > _LONGEST:
        return None
    day, _, rest = text.partition(" ")
    month = _LINKEDIN_MONTHS.get(rest[:4])
    if month and day.isdecimal() and len(rest) == 8 and rest[4:].isdecimal():
        return _sane(int(rest[4:]), month, int(day))
    found = _YEAR_FIRST.search(text)
    if found:
        return _sane(int(found[1]), int(found[2]), int(found[3]))
    found = _NUMBERS.search(text)
    if found:
        first, second, year = int(found[1]), int(found[2]), int(found[3])
        if second > 12 or (first <= 12 and not day_first and "." not in found[0]):
            return _sane(year, first, second)
        return _sane(year, second, first)
    return _with_month_name(text)


def read_moment(text: str, day_first: bool = False) -> datetime | None:
    """Return the moment (UTC) that ``text`` names, or None; without a clock time it is midnight."""
    day = read_date(text, day_first)
    if day is None:
        return None
    clock = _CLOCK.search(text)
    if clock is None:
        return datetime(day.year, day.month, day.day, tzinfo=UTC)
    hour, minute, second = int(clock[1]), int(clock[2]), int(clock[3] or 0)
    if clock[4]:
        hour = hour % 12 + (12 if clock[4].lower() == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return datetime(day.year, day.month, day.day, tzinfo=UTC)
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=UTC)


def day_comes_first(texts: list[str], *, otherwise: bool) -> bool:
    """Tell from a column's dates whether 03/12 is the third of December: some date in it has a number above 12."""
    for text in texts:
        found = _NUMBERS.search(text[:_LONGEST])
        if found and int(found[1]) > 12:
            return True
        if found and int(found[2]) > 12:
            return False
    return otherwise


def _with_month_name(text: str) -> date | None:
    """Read "12 Mar 2021", "Mar 12, 2021", "12. März 2021", "12 de mar. de 2021"."""
    month, numbers = 0, []
    for word in _WORDS.findall(folded(text.partition(":")[0])):
        if word.isdecimal():
            numbers.append(int(word))
        elif not month:
            month = _MONTH_OF.get(word[:4]) or _MONTH_OF.get(word[:3]) or 0
    if not month or len(numbers) < 2:
        return None
    day, year = numbers[:2]
    if day > 31:
        day, year = year, day
    return _sane(year, month, day)


def _sane(year: int, month: int, day: int) -> date | None:
    """Return the date when it exists and lies in the years people remember."""
    if year < 100:
        year += 2000 if year < FIRST_YEAR % 100 else 1900
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
