"""When further talks teach little that is new, and how firmly one may speak by now (rulebook E12 to E17).

It is about the next talk, and never says that anything is complete: saturation depends on how broad the question is and
on whom one asked (E15).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

BASE, RUN, THRESHOLD = 4, 2, 0.05  # E14: base size, run length, new-information threshold
FIRM_FROM, FIRM_SEGMENTS = 9, 2  # E17
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True, slots=True)
class Saturation:
    """`base` themes of the first four talks, `fresh` themes that the last two brought, their ratio when it says
    anything; `quiet` when it is 5 % or less."""

    talks: int
    base: int
    fresh: int
    ratio: float | None
    quiet: bool
    words: str


@dataclass(frozen=True, slots=True)
class Badge:
    """How to speak of what is known by now. `level` is 0 (nobody yet) to 4 (firm enough); `missing` says what firm
    would need."""

    level: int
    words: str
    missing: tuple[str, ...]


def new_themes(talks: Sequence[Collection[str]]) -> tuple[int, ...]:
    """How many themes each talk brought that none before it had."""
    known: set[str] = set()
    counts = []
    for themes in talks:
        counts.append(len(set(themes) - known))
        known |= set(themes)
    return tuple(counts)


def saturation(talks: Sequence[Collection[str]]) -> Saturation:
    """`talks` in the order they were held, each with the themes heard in it. Talks without any belong left out: nobody
    listened for themes there, which is not the same as nothing new."""
    fresh_by_talk = new_themes(talks)
    count, base = len(talks), sum(fresh_by_talk[:BASE])
    if count < BASE + RUN:
        return Saturation(count, base, 0, None, False, _too_early(count))
    fresh = sum(fresh_by_talk[-RUN:])
    ratio = fresh / base if base else None
    quiet = ratio is not None and ratio <= THRESHOLD
    return Saturation(count, base, fresh, ratio, quiet, _in_words(count, fresh, base, ratio))


def _too_early(count: int) -> str:
    if not count:
        return (
            "No themes noted yet. Note what comes up in each talk, and this line will say when talks repeat themselves."
        )
    more = BASE + RUN - count
    then = f"{_number(more).capitalize()} more, and it can be said whether talks bring new ones."
    return f"Themes noted in {_talks(count)}. {then}"


def _in_words(count: int, fresh: int, base: int, ratio: float | None) -> str:
    if ratio is None:
        return "The first talks brought no themes, so there is nothing to compare the last ones with."
    ones = "new one" if fresh == 1 else "new ones"
    first = f"{base} in the first {_number(BASE)}"
    brought = f"the last {_number(RUN)} talks brought {_number(fresh)} {ones}, beside {first}"
    if ratio <= THRESHOLD:
        return (
            f"No new themes lately: {brought}. One more talk of the same kind would teach little; "
            "another kind of workplace, or somebody who left, may."
        )
    return f"Talks still bring something new: {brought}."


def badge(talks: int, leavers: int, segments: int, dissenters: int) -> Badge:
    """E17, with E16: firm needs nine talks, somebody who left, somebody who sees it differently, and two segments."""
    missing = _missing(talks, leavers, segments, dissenters)
    if talks <= 0:
        return Badge(0, "nobody asked yet", missing)
    if talks <= 2:
        return Badge(1, "anecdotes", missing)
    if talks <= 5:
        return Badge(2, "early impression", missing)
    if missing:
        return Badge(3, "pattern forming", missing)
    return Badge(4, "firm enough to act on, still yours to judge", ())


def _missing(talks: int, leavers: int, segments: int, dissenters: int) -> tuple[str, ...]:
    wanted = (
        (talks < FIRM_FROM, f"{_talks(FIRM_FROM - talks)} more"),
        (leavers < 1, "somebody who left the field"),
        (dissenters < 1, "somebody who sees it differently"),
        (segments < FIRM_SEGMENTS, "a second kind of workplace"),
    )
    return tuple(words for lacking, words in wanted if lacking)


def by_segment(segments: Iterable[str]) -> tuple[tuple[str, int, str], ...]:
    """E15: (segment, talks in it, the words for that many), most talks first. Talks without one come last, as ""."""
    counted = Counter(" ".join(segment.split()) for segment in segments)
    return tuple(
        (name, count, badge(count, 0, 1, 0).words)
        for name, count in sorted(counted.items(), key=lambda pair: (not pair[0], -pair[1], pair[0].casefold()))
    )


def _talks(count: int) -> str:
    return f"{_number(count)} talk{'' if count == 1 else 's'}"


def _number(count: int) -> str:
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)
