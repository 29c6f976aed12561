"""Where common English words lie: forty numbers a word, near each other for words that are used alike.

Made from GloVe (Pennington, Socher, Manning; public domain, PDDL 1.0): the commonest words without people's names, its
hundred directions turned to the forty that tell most, rarer words louder, in whole numbers.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

VECTORS_FILE = "word_vectors.json.gz"


class Vectors(NamedTuple):
    place: dict[str, int]
    size: int
    values: memoryview


@cache
def vectors() -> Vectors:
    stored = json.loads(gzip.decompress(files("shoptalk.method.rehearsal").joinpath(VECTORS_FILE).read_bytes()))
    values = memoryview(base64.b64decode(stored["values"])).cast("b")
    return Vectors({word: place for place, word in enumerate(stored["words"].split())}, stored["size"], values)


def is_common(word: str) -> bool:
    return word in vectors().place


def sum_of(words: Iterable[str]) -> list[int]:
    known = vectors()
    total = [0] * known.size
    for word in words:
        place = known.place.get(word)
        if place is not None:
            row = known.values[place * known.size : (place + 1) * known.size]
            total = [a + b for a, b in zip(total, row, strict=True)]
    return total
