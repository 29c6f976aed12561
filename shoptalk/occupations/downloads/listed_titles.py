"""The index of the titles that only the imported downloads have.

What the pack knows stays as it is: its own lists were weighed by hand, and the official lists give common words to
hundreds of occupations. A new title counts as `listed` when one occupation alone has it (taken when it is the whole
position), and as `shared` when several do (offered, never taken). Word by word a position is compared with the pack's
own titles only: with forty thousand more the comparison got worse (measured).
"""

from __future__ import annotations

import math
import sqlite3
import zlib
from array import array
from collections import defaultdict
from contextlib import closing

from shoptalk.occupations.reference import PACK, SOURCES, hash_of, stamp
from shoptalk.occupations.vocabulary import LEAN_ALONE, RANKS, VAGUE_STARTS
from shoptalk.occupations.wording import LONGEST_ROLE, title_key

LISTED, SHARED = "listed", "shared"
BITS_PER_KEY = 32  # the bitmap lets one key in thirty through that is not there
MOST_OWNERS = 8  # a title of more occupations ("supervisor") names none of them
LONGEST_KEY = 80
SHORTEST_WORD = 4
# How much a kind of title is trusted: people's own words for their work before the long list of alternates.
TRUST = {"occupation": 0.9, "reported": 0.8, "alternate": 0.6, "short": 0.5}

Owners = list[tuple[int, str, float]]


def index_titles(db: sqlite3.Connection) -> int:
    """Write the index anew from the imported titles; how many there are that the pack does not have."""
    with closing(sqlite3.connect(f"{PACK.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as pack:
        known = {key for (key,) in pack.execute("SELECT key FROM title")}
        ids = dict(pack.execute("SELECT code, id FROM occupation"))
        jobs = dict(pack.execute("SELECT id, coalesce(jobs, 0) FROM occupation"))
    titles = {hash_of(key): (key, owners) for key, owners in _imported(db, ids, jobs, known).items()}
    for key in known:
        titles.pop(hash_of(key), None)  # of two keys with one hash only one could be found
    _write(db, [titles[number] for number in sorted(titles)])
    return len(titles)


def _write(db: sqlite3.Connection, titles: list[tuple[str, Owners]]) -> None:
    """The titles, numbered in the order of their hashes, and the arrays that find one of them."""
    for table in ("listed", "listed_title", "listed_second"):
        db.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own tables
    size = 1 << max(10, math.ceil(math.log2(len(titles) * BITS_PER_KEY + 1)))
    bitmap = bytearray(size // 8)
    for key, _ in titles:
        bit = zlib.crc32(key.encode()) & (size - 1)
        bitmap[bit >> 3] |= 1 << (bit & 7)
    db.executemany("INSERT INTO listed_title VALUES (?,?)", ((key, owners[0][0]) for key, owners in titles))
    db.executemany(
        "INSERT INTO listed_second VALUES (?,?,?)",
        (
            (number, rank, occ)
            for number, (_, owners) in enumerate(titles)
            for rank, (occ, _, _) in enumerate(owners[1:], 1)
        ),
    )
    arrays = {
        "bitmap": bytes(bitmap),
        "hashes": array("Q", (hash_of(key) for key, _ in titles)).tobytes(),
        "name_occ": array("H", (owners[0][0] for _, owners in titles)).tobytes(),
        "name_source": bytes(SOURCES.index(owners[0][1]) for _, owners in titles),
        "stamp": stamp(),
    }
    db.executemany("INSERT INTO listed VALUES (?,?)", arrays.items())


def _imported(db: sqlite3.Connection, ids: dict[str, int], jobs: dict[int, int], known: set[str]) -> dict[str, Owners]:
    """The keys that only the downloads have. Of several occupations the larger comes first among equally trusted."""
    found: dict[str, dict[int, float]] = defaultdict(dict)
    for title, code, kind in db.execute("SELECT title, code, kind FROM imported_title ORDER BY title, code, dataset"):
        for name in _names(title):
            key = title_key(name)
            if key and key not in known and not _unfit(key):
                owners = found[key]
                owners[ids[code]] = max(owners.get(ids[code], 0.0), TRUST[kind])
    return {key: _owners(key, owners, jobs) for key, owners in found.items() if len(owners) <= MOST_OWNERS}


def _owners(key: str, owners: dict[int, float], jobs: dict[int, int]) -> Owners:
    ordered = sorted(owners, key=lambda occ: (-owners[occ], -jobs[occ], occ))
    source = SHARED if len(owners) > 1 else LISTED
    return [(occ, source, owners[occ]) for occ in ordered]


def _unfit(key: str) -> bool:
    """Longer than anybody's position, or one word that names no work by itself ("general", "lead")."""
    if len(key) > LONGEST_KEY or len(key.split()) > LONGEST_ROLE:
        return True
    return " " not in key and (key in LEAN_ALONE or key in RANKS or key in VAGUE_STARTS or len(key) < SHORTEST_WORD)


def _names(title: str) -> list[str]:
    """ "CEO (Chief Executive Officer)" as both."""
    before, bracket, after = title.partition("(")
    return [name for name in (before, after.partition(")")[0]) if len(name.strip()) > 1] if bracket else [title]
