"""From a list of people to an offer: how many went each step, among those who had time to (rulebook F25).

A case that is still open is never counted as a no. Who was asked less than ten business days ago may well answer
tomorrow, so they stand beside the rate and not in it; neither do those who answered already, because counting only the
quick ones would flatter. The same holds for talks and for applications, so that both can be compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from shoptalk.method.business_days import Calendar
from shoptalk.method.rates import Rate, apart

RIPE_AFTER = 10  # business days (F25)


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who was asked, or so many people who are alike in everything that is told here.

    `talking`: they answered, and neither yes nor no is said yet. `coming`: a talk is agreed and not yet held.
    `young_talk`: the talk was so lately that thanks may still come. A later step stands for the earlier ones.
    """

    ripe: bool
    replied: bool = False
    agreed: bool = False
    held: bool = False
    thanked: bool = False
    talking: bool = False
    coming: bool = False
    young_talk: bool = False
    channel: str = ""
    template: str = ""
    version: int = 0
    tie: str = ""
    people: int = 1


@dataclass(frozen=True, slots=True)
class Talks:
    """What came of the talks: people talked with, and how many of them opened a further door. All are people, but
    suggestions. Those in `young` were talked with less than ten business days ago and are in none of the others."""

    people: int = 0
    named: int = 0
    applied: int = 0
    interviewed: int = 0
    offered: int = 0
    young: int = 0
    young_offered: int = 0
    suggestions_closed: int = 0  # done, could not, or decided against
    acted_on: int = 0
    suggestions_open: int = 0
    reported: int = 0  # of those closed
    reports_coming: int = 0  # closed lately and not yet reported


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the path: how many, of how many who could, and how many are still open."""

    key: str
    count: int
    of: int | None = None  # None: a count of its own, no part of anything
    open: int = 0

    @property
    def rate(self) -> Rate | None:
        return Rate(self.count, self.of) if self.of is not None else None


def path(listed: int, researched: int, asked: Iterable[Asked], talks: Talks) -> tuple[Step, ...]:
    """The thirteen steps of F25, in their order."""
    rows = list(asked)
    ripe = [row for row in rows if row.ripe]
    replied = [row for row in ripe if has_replied(row)]
    agreed = [row for row in replied if has_agreed(row)]
    held = [row for row in agreed if row.held]
    undecided = _people(row for row in replied if row.talking and not has_agreed(row))
    coming = _people(row for row in agreed if row.coming and not row.held)
    fresh = _people(row for row in held if row.young_talk and not row.thanked)
    young = _people(rows) - _people(ripe)
    return (
        Step("listed", listed),
        Step("researched", researched),
        Step("asked", _people(rows)),
        Step("replied", _people(replied), _people(ripe), young),
        Step("agreed", _people(agreed), _people(replied) - undecided, undecided),
        Step("held", _people(held), _people(agreed) - coming, coming),
        Step("thanked", _people(row for row in held if row.thanked), _people(held) - fresh, fresh),
        Step("acted_on", talks.acted_on, talks.suggestions_closed, talks.suggestions_open),
        Step("reported", talks.reported, talks.suggestions_closed - talks.reports_coming, talks.reports_coming),
        Step("named", talks.named, talks.people, talks.young),
        Step("applied", talks.applied, talks.people, talks.young),
        Step("interviewed", talks.interviewed, talks.people, talks.young),
        Step("offered", talks.offered, talks.people, talks.young),
    )


def has_replied(row: Asked) -> bool:
    return row.replied or has_agreed(row)


def has_agreed(row: Asked) -> bool:
    return row.agreed or row.held


def _people(rows: Iterable[Asked]) -> int:
    return sum(row.people for row in rows)


@dataclass(frozen=True, slots=True)
class Way:
    """One way of asking, and who answered."""

    key: tuple[str, ...]
    replied: Rate
    open: int


def replies_by(asked: Iterable[Asked], key: Callable[[Asked], tuple[str, ...]]) -> tuple[Way, ...]:
    """Replies for each way of asking, the way that was used most first. What is too young stands beside, as open."""
    counts: dict[tuple[str, ...], list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in asked:
        replied, ripe, young = counts[key(row)]
        counts[key(row)] = (
            [replied + row.people * has_replied(row), ripe + row.people, young]
            if row.ripe
            else [replied, ripe, young + row.people]
        )
    ways = [Way(name, Rate(replied, ripe), young) for name, (replied, ripe, young) in counts.items()]
    return tuple(sorted(ways, key=lambda way: (-way.replied.of, -way.open, way.key)))


def told_apart(ways: Iterable[Way]) -> tuple[Way, Way] | None:
    """The two ways that lie furthest apart, the higher first; None while all ranges touch, so nothing can be said."""
    pairs = [
        (one, other) if one.replied.low > other.replied.high else (other, one)
        for one, other in combinations(ways, 2)
        if apart(one.replied, other.replied)
    ]
    return max(pairs, key=lambda pair: pair[0].replied.low - pair[1].replied.high, default=None)


def last_ripe_day(today: date, calendar: Calendar, business_days: int = RIPE_AFTER) -> date:
    """The latest day from which so many business days have passed by `today`. Whoever was asked then had time."""
    day, passed = today, 0
    while passed < business_days and day > date.min:
        passed += calendar.is_business(day)
        day -= timedelta(days=1)
    return day
