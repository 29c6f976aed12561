"""A mentorship grows by behaviour and gets a bounded form (rulebook C15-C18, B25)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

LOOPS_FIRST = 2  # C18: act, report, come back, twice
WEEKS = (2, 26)  # between two talks
MONTHS = (1, 24)  # until the two look whether it still helps


class Loop(NamedTuple):
    """A suggestion that was acted on, and the number of the report that told of it."""

    suggestion: int
    report: int


class Proposal(NamedTuple):
    """The letter; `missing` names its open slots."""

    subject: str
    text: str
    missing: tuple[str, ...]


def closed_loops(loops: Iterable[Loop]) -> int:
    """How often one acted and told them: suggestions that one letter told of are one time."""
    return len({loop.report for loop in loops})


def may_offer(loops: Iterable[Loop]) -> bool:
    """Never before two closed loops (C18), and never at a first talk (B25)."""
    return closed_loops(loops) >= LOOPS_FIRST


def months_on(day: date, months: int) -> date:
    """The same day so many months on; the last of the month where it has no such day."""
    place = day.month - 1 + months
    year, month = day.year + place // 12, place % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def next_talk_on(begun_on: date, last_talk_on: date | None, every_weeks: int) -> date:
    """The day on which the next talk is due."""
    return max(begun_on, last_talk_on or begun_on) + timedelta(weeks=every_weeks)


def proposal(called: str, seeker_name: str, every_weeks: int, months: int, aim: str = "") -> Proposal:
    """A bounded offer that is easy to refuse. It promises little, because little is what is known (C15)."""
    said = " ".join(aim.replace("[", "(").replace("]", ")").split()).rstrip(".")
    gap = "what you would like to learn with them"
    text = (
        f"Hi {called},\n\nYour advice has helped me more than once, and each time I could tell you what came of it. "
        f"Would you be open to making that a habit for a while: a short talk every {_count(every_weeks)} weeks for "
        f"{_count(months)} month{'s' if months > 1 else ''}, and then we look whether it still helps?\n\n"
        f"I would like to learn {said or f'[{gap}]'}. I come prepared, I keep to the time, and you can stop whenever "
        f"you like. A no is completely fine.\n\nBest wishes,\n{seeker_name}"
    )
    return Proposal("A short talk now and then?", text, () if said else (gap,))


def _count(number: int) -> str:
    words = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    return words[number] if 0 < number < len(words) else str(number)
