"""The index that finds a title: its tables, and writing them. The committed pack has one; the file of the imported
downloads has a larger one of the same form.
"""

from __future__ import annotations

import math
import sqlite3
import zlib
from array import array
from collections import Counter, defaultdict
from pathlib import Path

from shoptalk.occupations.reference import PACK, SOURCES, hash_of
from shoptalk.occupations.stems import stems

# Titles of the imported downloads are found as they stand. Comparing word by word stays with the pack's own titles:
# forty thousand more make common words common in every occupation, and the comparison got worse (measured).
LISTED_ONLY = ("listed", "shared")
BITS_PER_KEY = 32  # the bitmap lets one key in thirty through that is not there
# Whatever decides how a title becomes a key. When it changes, an index that was written before is out of date.
DECIDES = ("vocabulary.py", "wording.py", "stems.py", "title_index.py", "reference.py")

META_TABLE = """\
CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;
"""
TITLE_TABLES = """\
CREATE TABLE title(key TEXT PRIMARY KEY, occ INTEGER NOT NULL, src TEXT NOT NULL, w REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE second(name INTEGER, rank INTEGER, occ INTEGER NOT NULL, PRIMARY KEY(name, rank)) WITHOUT ROWID;
CREATE TABLE word(word TEXT PRIMARY KEY, idf REAL NOT NULL, names BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE spelling(spelling TEXT PRIMARY KEY, uses INTEGER NOT NULL) WITHOUT ROWID;
"""


class SharedHash(Exception):
    """Two titles have the same hash, so that neither could be told from the other."""


def stamp() -> str:
    """What an index is written for: this pack, and these rules of wording."""
    sums = [zlib.crc32((Path(__file__).parent / name).read_bytes()) for name in DECIDES]
    return "-".join(f"{one:08x}" for one in (zlib.crc32(PACK.read_bytes()), *sums))


def write_titles(pack: sqlite3.Connection, titles: dict[str, list[tuple[int, str, float]]]) -> None:
    """The titles, the bitmap and hashes that find one of them, and the word index for the overlap search.

    Titles are numbered in the order of their hashes.
    """
    keys = sorted(titles, key=hash_of)
    hashes = array("Q", map(hash_of, keys))
    if len(set(hashes)) < len(keys):
        raise SharedHash("Two titles share a hash: change hash_of in reference.py.")
    size = 1 << max(10, math.ceil(math.log2(len(keys) * BITS_PER_KEY)))
    bitmap = bytearray(size // 8)
    owners, sources = array("H"), bytearray()
    listings: dict[str, list[int]] = defaultdict(list)
    uses: Counter[str] = Counter()
    compared = 0
    for number, key in enumerate(keys):
        (occ, source, weight), *others = titles[key]
        pack.execute("INSERT INTO title VALUES (?,?,?,?)", (key, occ, source, weight))
        pack.executemany(
            "INSERT INTO second VALUES (?,?,?)", [(number, rank, other) for rank, (other, _, _) in enumerate(others, 1)]
        )
        owners.append(occ)
        sources.append(SOURCES.index(source))
        bit = zlib.crc32(key.encode()) & (size - 1)
        bitmap[bit >> 3] |= 1 << (bit & 7)
        if source in LISTED_ONLY:
            continue
        compared += 1
        uses.update(word for word in key.split() if len(word) > 4 and word.isalpha())
        for stem in set(stems(key.split())):
            listings[stem].append(number)
    idf = {stem: math.log(1 + compared / len(numbers)) for stem, numbers in listings.items()}
    for stem in sorted(listings):
        pack.execute(
            "INSERT INTO word VALUES (?,?,?)", (stem, round(idf[stem], 4), array("I", listings[stem]).tobytes())
        )
    pack.executemany("INSERT INTO spelling VALUES (?,?)", sorted(uses.items()))
    mass = array("f", (sum(idf.get(stem, 0.0) for stem in set(stems(key.split()))) for key in keys))
    for name, value in (
        ("bitmap", bytes(bitmap)),
        ("hashes", hashes.tobytes()),
        ("name_occ", owners.tobytes()),
        ("name_source", bytes(sources)),
        ("name_mass", mass.tobytes()),
    ):
        pack.execute("INSERT INTO meta VALUES (?,?)", (name, value))
