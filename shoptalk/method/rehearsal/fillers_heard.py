"""Two hearings of the same sound become one transcript: the words of the first, the um and uh of the second.

A recognizer that writes good sentences leaves fillers out; one that was asked for fillers loses other words. Where the
two differ too much, the second is not believed, and no filler is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

FILLERS = frozenset({"um", "umm", "uh", "uhh", "er", "erm", "hmm", "hm", "mm", "ah", "eh"})
MOST_DIFFERENT = 0.35  # of the words, as measured on recorded sentences


def with_fillers(heard: Sequence[str], listened_for: Sequence[str]) -> tuple[str, ...]:
    """`heard` with the fillers of `listened_for` where they were said."""
    first, second = [_bare(word) for word in heard], [_bare(word) for word in listened_for]
    without = [word for word in second if word not in FILLERS]
    kept = [word for word in first if word not in FILLERS]
    if not first or _difference(kept, without) > MOST_DIFFERENT:
        return tuple(heard)
    found: list[str] = []
    for what, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        said = [_as_written(listened_for[at]) for at in range(c, d) if second[at] in FILLERS]
        if what == "equal":
            found += heard[a:b]
        elif any(word in FILLERS for word in first[a:b]):
            found += heard[a:b]  # the first heard it itself
        else:
            found += [*said, *heard[a:b]]
    return tuple(found)


def _bare(word: str) -> str:
    return re.sub(r"[^\w']", "", word).casefold()


def _as_written(word: str) -> str:
    return f"{_bare(word)},"


def _difference(one: Sequence[str], other: Sequence[str]) -> float:
    same = sum(block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())
    return 1 - same / max(len(one), len(other), 1)
