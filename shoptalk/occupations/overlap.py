"""Comparing positions and titles word by word, for wordings that no list holds. Rare words count more than common
ones.
"""

from __future__ import annotations

from array import array
from functools import lru_cache

from shoptalk.occupations.reference import Reference
from shoptalk.occupations.stems import stem, stems

COMMON_WORD = 700  # a word of more titles ("manager") only weighs among titles that a rarer word has found
ENOUGH = 200  # titles found by the rarer words; further words weigh them and add none
CEILING = 0.9  # an overlap alone is never sure
HEAD_MISSED = 0.75  # the last word names the kind of work; a title without it says something else
SHORTEST_MENDED = 5  # letters; a slip in a shorter word leaves too many readings
SAME_START = 2  # letters that a slip is assumed not to touch


@lru_cache(maxsize=2048)
def _word(known: Reference, word: str) -> tuple[float, array]:
    """(weight, numbers of the titles that hold it) of a stem; weight 0 for an unknown one."""
    rows = known.rows("SELECT idf, names FROM word WHERE word = ?", (word,))
    return (rows[0][0], array("I", rows[0][1])) if rows else (0.0, array("I"))


def overlapping(known: Reference, words: tuple[str, ...]) -> dict[int, float]:
    """Occupation ids with a score up to CEILING: twice the weight of the shared words by the weight of both sides."""
    asked = {part: _word(known, part) for part in dict.fromkeys(stems(words))}
    found = sorted((item for item in asked.values() if item[0]), key=lambda item: len(item[1]))
    if not found:
        return {}
    shared: dict[int, float] = {}
    for weight, names in found:
        if len(shared) > ENOUGH or (shared and len(names) > COMMON_WORD):
            for number in shared.keys() & set(names):
                shared[number] += weight
        else:
            for number in names:
                shared[number] = shared.get(number, 0.0) + weight
    mass = sum(weight for weight, _ in found)
    head = stem(words[-1])
    head_names = set(asked.get(head, (0.0, ()))[1])
    best: dict[int, float] = {}
    for number, weight in shared.items():
        score = 2 * weight / (mass + known.name_mass[number])
        if head_names and number not in head_names:
            score *= HEAD_MISSED
        occupation = known.name_occ[number]
        if score > best.get(occupation, 0.0):
            best[occupation] = score
    leading = sorted(best.items(), key=lambda pair: -pair[1])[:10]
    return {occupation: CEILING * score for occupation, score in leading}


def respelled(known: Reference, words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with each unknown one replaced by the known word one slip away, when there is exactly one such word."""
    return tuple(_respelled_word(known, word) for word in words)


@lru_cache(maxsize=2048)
def _respelled_word(known: Reference, word: str) -> str:
    if len(word) < SHORTEST_MENDED or not word.isalpha() or _word(known, stem(word))[0]:
        return word
    start = word[:SAME_START]
    near = [
        other
        for (other,) in known.rows(
            "SELECT spelling FROM spelling WHERE spelling >= ? AND spelling < ? AND length(spelling) BETWEEN ? AND "
            "? ORDER BY uses DESC",
            (start, start + "{", len(word) - 1, len(word) + 1),
        )
        if _one_slip(word, other)
    ]
    return near[0] if near else word


def _one_slip(one: str, other: str) -> bool:
    """Whether two words differ by one letter added, left out, changed, or two neighbours swapped."""
    if len(one) > len(other):
        one, other = other, one
    at = 0
    while at < len(one) and one[at] == other[at]:
        at += 1
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return swapped or one[at + 1 :] == other[at + 1 :]
