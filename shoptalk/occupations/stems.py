"""Word stems for the overlap search: 'engineering', 'engineers' and 'engineer' meet in one stem. Cruder than
grammar, on purpose.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

_ENDINGS = (
    "ings",
    "ing",
    "ers",
    "er",
    "ors",
    "or",
    "ists",
    "ist",
    "ants",
    "ant",
    "ments",
    "ment",
    "ions",
    "ion",
    "ies",
    "al",
    "s",
    "e",
    "y",
)
_SHORTEST_STEM = 4
_ENDINGS_PEELED = 3  # "engineerings" -> "engin"
# Small words that say nothing about the work.
EMPTY = frozenset(
    (
        "and",
        "or",
        "of",
        "the",
        "for",
        "in",
        "to",
        "a",
        "an",
        "at",
        "on",
        "with",
        "de",
        "la",
        "le",
        "du",
        "des",
        "el",
        "en",
        "y",
        "e",
        "und",
        "der",
        "die",
        "das",
        "s",
        "except",
        "all",
        "other",
    )
)


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """The stem of a folded word."""
    for _ in range(_ENDINGS_PEELED):
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
                word = word[: -len(ending)]
                break
        else:
            break
    return word


def stems(words: Iterable[str]) -> list[str]:
    """The stems of the words that carry meaning, in order."""
    return [stem(word) for word in words if word not in EMPTY]
