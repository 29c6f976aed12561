"""What was written without a network and arrives later, twice, or out of order.

Every thing that can be written (a note, a fact about the talk) has a mark, and every writing of it a version: the
writer's clock in milliseconds, but always above the version that the writer saw. So a writing that knew the earlier
words beats them however wrong a clock is, and of two that did not know each other the later clock wins. Which one
stands does not depend on the order or the number of arrivals.
"""

from dataclasses import astuple, dataclass
from datetime import datetime, timedelta
from typing import Any

HIGHEST = 2**53 - 1  # the largest whole number that every browser counts exactly
TOLERATED_MS = 120_000  # a clock that is off by less is believed: the way through the network takes time as well
LONGEST_TALK_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True)
class Writing:
    """One writing of a note, as its phone tells it."""

    version: int
    removed: bool
    text: str
    kind: str
    second: int | None = None  # after the start of the talk, by a clock that never jumps
    question: int | None = None


def stands(first: Writing, second: Writing) -> Writing:
    """Of two writings of one note, the one that stands. Equal versions are settled by content, so that the order of
    arrival never matters."""
    return max(first, second, key=_rank)


def _rank(writing: Writing) -> tuple[Any, ...]:
    return tuple(-1 if part is None else part for part in astuple(writing))


def next_version(now: datetime, seen: int) -> int:
    """The version of a writing made here, above the one that it replaces."""
    return min(max(int(now.timestamp() * 1000), seen + 1), HIGHEST)


def moment_of(said_ms: int, sent_ms: int, now: datetime, earliest: datetime) -> datetime:
    """When something happened that a phone noted by its own clock.

    The phone also says what its clock showed when it sent this; the difference to ours is how wrong it is. What is
    left is clamped: nothing was noted before `earliest` or after `now`.
    """
    now_ms = int(now.timestamp() * 1000)
    wrong_by = now_ms - sent_ms
    if abs(wrong_by) <= TOLERATED_MS:
        wrong_by = 0
    earliest_ms = min(int(earliest.timestamp() * 1000), now_ms)
    moment_ms = min(max(said_ms + wrong_by, earliest_ms), now_ms)
    return now - timedelta(milliseconds=now_ms - moment_ms)


def second_of(said: int | None) -> int | None:
    """The second of the talk, where it can be one."""
    return said if said is not None and 0 <= said <= LONGEST_TALK_SECONDS else None
