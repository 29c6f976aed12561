"""M12: the same letter went to somebody else already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from shoptalk.method.conduct.findings import Finding, Situation
from shoptalk.method.conduct.names import parts_of
from shoptalk.method.conduct.reading import Reading
from shoptalk.method.conduct.sentences import words_of

EQUAL_SHARE = 0.8  # A21
WORDS_AT_LEAST = 12  # shorter texts are alike by nature
SOURCE = "A21; LinkedIn figures on personal and bulk messages"


def findings(reading: Reading, situation: Situation) -> Iterator[Finding]:
    own = _pairs(reading.text, situation.recipient_name, situation.recipient_employer)
    if sum(own.values()) < WORDS_AT_LEAST or not reading.body:
        return
    for who, text in situation.earlier_texts:
        if who and who == situation.recipient_name:
            continue
        if equal_share(own, _pairs(text, who, "")) > EQUAL_SHARE:
            why = f"This is almost word for word what {who or 'somebody else'} received."
            mend = "Add one fact that fits only this person."
            yield Finding("M12", "warn", reading.body[0].start, reading.body[-1].end, why, SOURCE, mend)
            return


def equal_share(one: Counter[tuple[str, str]], other: Counter[tuple[str, str]]) -> float:
    """Share (0-1) of neighbouring word pairs that both texts have; linear in their length."""
    total = sum(one.values()) + sum(other.values())
    return 2 * sum((one & other).values()) / total if total else 0.0


def _pairs(text: str, *slot_values: str) -> Counter[tuple[str, str]]:
    filled = {part for value in slot_values for part in parts_of(value)}
    words = [word for word in (w.casefold() for w in words_of(text)) if word not in filled]
    return Counter(pairwise(words))
