"""What a look back is made of: turns, quotes and points. A point is a fact one can see, never about the person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of the transcript. `seconds` is how long it took to say, `started` when it began, if it was spoken."""

    who: str  # "you" or "they"
    text: str
    seconds: float | None = None
    started: float | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of one turn: `turns[turn].text[start:end]`."""

    turn: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that can be seen in the transcript; `words` say it, `quotes` are what it stands on."""

    key: str
    ok: bool
    words: str
    quotes: tuple[Quote, ...]
    rule: str


@dataclass(frozen=True)
class Feedback:
    points: tuple[Point, ...]
    went_well: tuple[Point, ...]  # two at most
    to_try: Point | None
    line: str  # what one could say instead, made from the facts
    moment: int  # the turn to begin again from
    figures: Mapping[str, float] = field(default_factory=dict)
