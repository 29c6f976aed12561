"""The open pack: one read-only SQLite connection a thread, and the few small arrays that answer most look-ups without
it.

No title is loaded. A bitmap (one bit for a key's hash) tells most keys apart that are not in the pack; the sorted
hashes find the
number of one that is, and with the number its occupation and source. That is 20 bytes a title, however many a pack
holds; the words
themselves stay on disk.
"""

from __future__ import annotations

import sqlite3
import threading
import zlib
from array import array
from bisect import bisect_left
from functools import lru_cache
from pathlib import Path

PACK = Path(__file__).parent / "pack" / "occupations.sqlite"
# Where a title comes from, in the order of its number in the pack.
SOURCES = ("alias", "offer", "function", "onet", "soc", "ooh")
MISSING = -1


def hash_of(key: str) -> int:
    """The 64-bit hash under which a key is stored: both reading directions, so that two keys of one length cannot
    agree by design.
    """
    raw = key.encode()
    return zlib.crc32(raw) << 32 | zlib.crc32(raw[::-1])


class Reference:
    """A pack file. Safe to share between threads."""

    def __init__(self, path: Path = PACK) -> None:
        self._path = path
        self._local = threading.local()
        blobs = dict(self.rows("SELECT key, value FROM meta"))
        self._bitmap: bytes = blobs["bitmap"]
        self._mask = len(self._bitmap) * 8 - 1
        self._hashes = array("Q", blobs["hashes"])
        self.year: int = blobs["year"]
        self.name_occ = array("H", blobs["name_occ"])
        self.name_source: bytes = blobs["name_source"]
        self.name_mass = array("f", blobs["name_mass"])

    def rows(self, sql: str, values: tuple = ()) -> list[tuple]:
        """All rows of a query."""
        connection = getattr(self._local, "connection", None)
        if connection is None:
            # immutable: the pack never changes under us, so no locks and no side files, even in a read-only folder
            connection = sqlite3.connect(f"{self._path.as_uri()}?mode=ro&immutable=1", uri=True)
            self._local.connection = connection
        return connection.execute(sql, values).fetchall()

    def name(self, key: str) -> int:
        """The number of a title key, MISSING when the pack does not hold it."""
        bit = zlib.crc32(key.encode()) & self._mask
        if not self._bitmap[bit >> 3] >> (bit & 7) & 1:
            return MISSING
        wanted = hash_of(key)
        number = bisect_left(self._hashes, wanted)
        return number if number < len(self._hashes) and self._hashes[number] == wanted else MISSING

    def owners(self, name: int) -> list[int]:
        """The occupation ids of a title, best first."""
        return [
            self.name_occ[name],
            *(occ for (occ,) in self.rows("SELECT occ FROM second WHERE name = ? ORDER BY rank", (name,))),
        ]

    @lru_cache(maxsize=2048)  # noqa: B019 - references live as long as the process
    def occupation(self, number: int) -> tuple[str, str]:
        """(code, title) of an occupation id."""
        return self.rows("SELECT code, title FROM occupation WHERE id = ?", (number,))[0]

    @lru_cache(maxsize=2048)  # noqa: B019 - as above
    def jobs(self, number: int) -> int:
        """How many hold this occupation in the nation; 0 when no survey counts them."""
        return self.rows("SELECT jobs FROM occupation WHERE id = ?", (number,))[0][0] or 0


@lru_cache(maxsize=1)
def default() -> Reference:
    """The reference that ships with Shoptalk, opened at its first use."""
    return Reference()
