"""Whom to ask first, with the reasons in words (rulebook A1-A11).

The order is a sum of features times weights that the seeker may move, then a spread over employers and kinds of
workplace. The reasons are sentences made from facts. Scores order people; they are never shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import date

from shoptalk.method.ranking_words import left_out, reasons
from shoptalk.method.standing import EXECUTIVE

# A1: returns of a tie rise up to a point, then fall: acquaintances and friends of friends first, intimates and
# strangers later. A2: in trades, care and local work close ties did better.
_TIE = {"acquaintance": 1.0, "friend_of_friend": 0.95, "warm": 0.85, "dormant": 0.7, "close": 0.5, "stranger": 0.2}
_TIE_CLOSE_KNIT = {
    "close": 1.0,
    "warm": 0.95,
    "acquaintance": 0.7,
    "friend_of_friend": 0.7,
    "dormant": 0.6,
    "stranger": 0.15,
}
# A8: peers for the daily work, then those a step or two ahead, the most senior last.
_LEARNING = (0.7, 1.0, 0.9, 0.6, 0.2)
# A5: among dormant ties, status and difference count most.
_DORMANT_BARE, _DORMANT_STATUS, _DORMANT_DIFFERENT = 0.4, 0.35, 0.25
_SHARED_ONE = 0.7
# Nobody can be asked without an address, but finding one may be worth it.
_UNREACHABLE = 0.8
# A11: the spread shapes the first pages; further down the plain order says enough, and costs less.
SPREAD_DEPTH = 50
# No two of the first three work for one employer, unless everybody else has less than half of what speaks for the best.
FIRST = 3
ALTERNATIVE_SHARE = 0.5
_EMPLOYER_AGAIN = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person as the ranking sees them. `tie_words`, `segment` ("a small office") are phrases that can be shown."""

    id: int
    name: str
    field_fit: float
    field_name: str
    tie_strength: str
    tie_words: str
    introduced_by: str
    shared_schools: tuple[str, ...]
    shared_employers: tuple[str, ...]
    seniority: int
    organization: str
    segment: str
    last_contact_on: date | None
    reachable: tuple[str, ...]
    asked_on: date | None
    resting_until: date | None
    final: bool
    employer_open_asks: int
    employer_booster: str
    close_knit: bool = False  # a field where close ties carry further: trades, care, local work (A2)


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each kind of reason counts, 0 to 100; the seeker may move them."""

    field: int = 80
    tie: int = 50
    dormant: int = 25
    shared: int = 40
    seniority: int = 25
    spread: int = 30
    introduction: int = 90

    def __post_init__(self) -> None:
        for weight in fields(self):
            if not 0 <= getattr(self, weight.name) <= 100:
                raise ValueError(f"The weight “{weight.name}” goes from 0 to 100; choose a number in between.")


@dataclass(frozen=True, slots=True)
class Ranked:
    """A place in the order. `left_out` says why somebody is not to be asked now; empty for those in the order."""

    id: int
    score: float
    reasons: tuple[str, ...]
    left_out: str


def rank(
    candidates: Iterable[Candidate],
    weights: Weights,
    *,
    already_asked_segments: Collection[str],
    talks_held: int,
    today: date,
) -> list[Ranked]:
    """The candidates in the order of asking, best first, then those left out, by name. Same input, same order.

    Until a first talk is held, executives stand after everybody else (A8). The first places are spread over employers
    and segments greedily (A11). Meant for some 2,000 preselected people.
    """
    heard = frozenset(already_asked_segments)
    asked: list[Candidate] = []
    others: list[tuple[Candidate, str]] = []
    for candidate in candidates:
        why_not = left_out(candidate, today)
        if why_not:
            others.append((candidate, why_not))
        else:
            asked.append(candidate)
    parts = {candidate.id: _parts(candidate, weights, heard) for candidate in asked}
    scored = [(_score(candidate, parts[candidate.id]), candidate) for candidate in asked]
    scored.sort(key=lambda pair: (-pair[0], pair[1].name, pair[1].id))
    practised = talks_held > 0
    soon = [pair for pair in scored if practised or pair[1].seniority < EXECUTIVE]
    later = [pair for pair in scored if not practised and pair[1].seniority >= EXECUTIVE]
    order = _spread(soon + later, len(soon), weights.spread, heard)
    told = set(heard)
    ranked = []
    for score, candidate in order:
        counted = parts[candidate.id]
        if candidate.segment in told:
            counted["spread"] = 0.0
        told.add(candidate.segment)
        ranked.append(Ranked(candidate.id, round(score, 2), reasons(candidate, counted, practised, today), ""))
    others.sort(key=lambda pair: (pair[0].name, pair[0].id))
    return ranked + [Ranked(candidate.id, 0.0, (why_not,), why_not) for candidate, why_not in others]


def _parts(candidate: Candidate, weights: Weights, heard: frozenset[str]) -> dict[str, float]:
    """What each feature adds: its value from 0 to 1 times its weight."""
    new_segment = bool(candidate.segment) and candidate.segment not in heard
    shared = _SHARED_ONE * bool(candidate.shared_schools) + _SHARED_ONE * bool(candidate.shared_employers)
    return {
        "introduction": weights.introduction * float(bool(candidate.introduced_by)),
        "field": weights.field * min(1.0, max(0.0, candidate.field_fit)),
        "tie": weights.tie * (_TIE_CLOSE_KNIT if candidate.close_knit else _TIE).get(candidate.tie_strength, 0.0),
        "dormant": weights.dormant * _dormancy(candidate, new_segment),
        "shared": weights.shared * min(1.0, shared),
        "seniority": weights.seniority * _LEARNING[min(max(candidate.seniority, 0), EXECUTIVE)],
        "spread": weights.spread * float(new_segment),
    }


def _dormancy(candidate: Candidate, different: bool) -> float:
    if candidate.tie_strength != "dormant":
        return 0.0
    return _DORMANT_BARE + _DORMANT_STATUS * candidate.seniority / EXECUTIVE + _DORMANT_DIFFERENT * different


def _score(candidate: Candidate, parts: dict[str, float]) -> float:
    return sum(parts.values()) * (1.0 if candidate.reachable else _UNREACHABLE)


def _spread(
    scored: list[tuple[float, Candidate]], soon: int, weight: int, heard: frozenset[str]
) -> list[tuple[float, Candidate]]:
    """The first `SPREAD_DEPTH` places chosen one by one, each lowering those who resemble it; the rest as they stand.

    `scored` holds `soon` people who may be asked at once, best first, then those who come later.
    """
    chosen: list[tuple[float, Candidate]] = []
    waiting, last = scored[:soon], scored[soon:]
    employers: Counter[str] = Counter()
    segments: Counter[str] = Counter()
    while waiting and len(chosen) < SPREAD_DEPTH:
        open_to = _without_employers_of(chosen, waiting) if len(chosen) < FIRST else waiting
        best, highest = open_to[0], float("-inf")
        for pair in open_to:
            if pair[0] <= highest:
                break  # sorted, and taking others into account only lowers a score
            if (score := _after(pair, employers, segments, weight, heard)) > highest:
                best, highest = pair, score
        waiting.remove(best)
        chosen.append((highest, best[1]))
        if best[1].organization:
            employers[best[1].organization] += 1
        segments[best[1].segment] += 1
    return chosen + waiting + last


def _after(
    pair: tuple[float, Candidate], employers: Counter[str], segments: Counter[str], weight: int, heard: frozenset[str]
) -> float:
    """The score once the people above are taken into account: their employers and segments are news no more."""
    score, candidate = pair
    again = employers[candidate.organization] + candidate.employer_open_asks
    if again:
        score -= weight * (1 - _EMPLOYER_AGAIN**again)
    if segments[candidate.segment] and candidate.segment and candidate.segment not in heard:
        score -= weight * (1 - 1 / (1 + segments[candidate.segment]))
    return score


def _without_employers_of(
    chosen: list[tuple[float, Candidate]], waiting: list[tuple[float, Candidate]]
) -> list[tuple[float, Candidate]]:
    taken = {candidate.organization for _, candidate in chosen if candidate.organization}
    if not taken:
        return waiting
    worthy = ALTERNATIVE_SHARE * chosen[0][0]
    return [pair for pair in waiting if pair[1].organization not in taken and pair[0] >= worthy] or waiting
