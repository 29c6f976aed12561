"""A sentence as the trained reader of M1 sees it: its words, and which word follows which.

Training and checking both come through here, so that they can never differ.
"""

from __future__ import annotations

import re

from shoptalk.method.conduct.word_kinds import kinds, pairs_within_reach

NGRAM_WORDS = 3
PAIR_REACH = 4  # "keep .. in mind": two words up to this far apart are seen together
WORDS_AT_MOST = 120  # a longer "sentence" is a wall of text; its beginning is enough

_WRITTEN_OUT = (
    ("won't", "will not"), ("can't", "can not"), ("n't", " not"), ("'m", " am"), ("'re", " are"),
    ("'d", " would"), ("'ll", " will"), ("'ve", " have"), ("'s", " 's"), ("'", ""),
)  # fmt: skip
_TOKEN = re.compile(r"[a-z]+|\d+|[?,;]")
_START, _END = "^", "$"


def words(text: str) -> list[str]:
    """Lower-case words with contractions written out, numbers, and the marks ? , ; that shape a sentence."""
    plain = text.lower().replace("’", "'").replace("é", "e")
    if "'" in plain:
        for short, full in _WRITTEN_OUT:
            plain = plain.replace(short, full)
    return _TOKEN.findall(plain)[:WORDS_AT_MOST]


def ngrams(found: list[str]) -> set[str]:
    """One to three neighbouring words, with the sentence's start and end as words of their own."""
    padded = [_START, *found, _END]
    return {
        " ".join(padded[start : start + size])
        for size in range(1, NGRAM_WORDS + 1)
        for start in range(len(padded) - size + 1)
    }


def pairs(found: list[str]) -> set[str]:
    """Two words in order with one to three others between them."""
    return {
        f"{found[first]}~{found[second]}"
        for first in range(len(found))
        for second in range(first + 2, min(len(found), first + PAIR_REACH + 1))
    }


def features(text: str) -> tuple[set[str], set[str], set[str], set[str]]:
    """The four families, which are weighed apart: neighbours, pairs, kinds within reach, and the order of kinds."""
    found = words(text)
    named = kinds(found)
    order = [kind for kind in named if kind]
    return ngrams(found), pairs(found), pairs_within_reach(named), ngrams(order) | pairs(order)
