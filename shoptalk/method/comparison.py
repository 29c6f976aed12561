"""Fields compared on the same criteria with the seeker's own weights, and how steady that order is (rulebook E21).

Only criteria that are rated for every field in the running are counted; whatever is left out is named. A sum over
different criteria would compare nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SHIFT = 0.2  # E21: does the winner change if one weight shifts by 20 %?
SAME = 1e-9  # scores nearer than this are a tie

Ratings = Mapping[tuple[str, str], float]  # (criterion, field) -> 0 to 100


@dataclass(frozen=True, slots=True)
class Flip:
    """Another field (or a tie, then "") comes first when this weight is a fifth `heavier` or lighter."""

    criterion: str
    heavier: bool
    first: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """`scores` from 0 to 100, best first; `first` is "" for a tie or when nothing can be compared."""

    scores: tuple[tuple[str, float], ...]
    first: str
    counted: tuple[str, ...]  # criteria rated for every field in the running, with a weight
    left_out: tuple[tuple[str, tuple[str, ...]], ...]  # criterion, fields in the running that have no rating in it
    unrated: tuple[str, ...]  # fields without any rating: not in the running
    flips: tuple[Flip, ...]

    @property
    def steady(self) -> bool:
        return bool(self.first) and not self.flips


def compare(weights: Mapping[str, float], ratings: Ratings, fields: Sequence[str]) -> Comparison:
    """The fields in order. Weights count in proportion, so only their ratio matters."""
    weighed = {name: weight for name, weight in weights.items() if weight > 0}
    running = [field for field in fields if any((name, field) in ratings for name in weighed)]
    gaps = {name: tuple(one for one in running if (name, one) not in ratings) for name in weighed}
    counted = tuple(name for name in weighed if running and not gaps[name])
    scores = _scores({name: weighed[name] for name in counted}, ratings, running)
    first = _first(scores)
    return Comparison(
        scores=scores,
        first=first,
        counted=counted,
        left_out=tuple((name, missing) for name, missing in gaps.items() if missing),
        unrated=tuple(field for field in fields if field not in running),
        flips=_flips({name: weighed[name] for name in counted}, ratings, running, first),
    )


def _scores(weights: Mapping[str, float], ratings: Ratings, fields: Sequence[str]) -> tuple[tuple[str, float], ...]:
    total = sum(weights.values())
    if not total:
        return ()
    sums = [(one, sum(weight / total * ratings[name, one] for name, weight in weights.items())) for one in fields]
    return tuple(sorted(sums, key=lambda pair: -pair[1]))


def _first(scores: Sequence[tuple[str, float]]) -> str:
    """The one in front of at least one other, with more than a hair between them."""
    if len(scores) < 2 or scores[0][1] - scores[1][1] <= SAME:
        return ""
    return scores[0][0]


def _flips(weights: Mapping[str, float], ratings: Ratings, fields: Sequence[str], first: str) -> tuple[Flip, ...]:
    if not first:
        return ()
    found = []
    for name in weights:
        for heavier in (True, False):
            moved = {**weights, name: weights[name] * (1 + SHIFT if heavier else 1 - SHIFT)}
            if (then := _first(_scores(moved, ratings, fields))) != first:
                found.append(Flip(name, heavier, then))
    return tuple(found)


def in_words(found: Comparison) -> str:
    """One or two sentences on who comes first, and whether a small shift of the weights would change it."""
    if len(found.scores) < 2:
        return "Nothing to compare yet: it takes two fields that are rated on the same criterion."
    if not found.first:
        return f"{_and([name for name, _ in _tied(found)])} are level on what you weighed."
    lead = f"{found.first} comes first on what you weighed."
    if not found.flips:
        return f"{lead} It still does when any one weight is a fifth more or less."
    return f"{lead} {' '.join(_flip_in_words(flip) for flip in found.flips[:2])} So the order is close."


def _tied(found: Comparison) -> list[tuple[str, float]]:
    best = found.scores[0][1]
    return [pair for pair in found.scores if best - pair[1] <= SAME]


def _flip_in_words(flip: Flip) -> str:
    then = f"{flip.first} would" if flip.first else "two would share the place"
    return f"If “{flip.criterion}” counted a fifth {'more' if flip.heavier else 'less'}, {then}."


def _and(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
