"""The open pack: one read-only SQLite connection a thread, and the few small arrays that answer most look-ups without it.

Nothing is loaded whole. A bitmap (a bit for each key's hash) tells most keys apart that are not in the pack, so a position
costs one or two reads however many titles a pack holds.
"""
from __future__ import annotations

import sqlite3
import threading
import zlib
from array import array
from functools import lru_cache
from pathlib import Path

PACK = Path(__file__).parent / "pack" / "occupations.sqlite"


class Reference:
    """A pack file. Safe to share between threads."""

    def __init__(self, path: Path = PACK) -> None:
        self._path = path
        self._local = threading.local()
        blobs = dict(self.rows("SELECT key, value FROM meta"))
        self._bitmap: bytes = blobs["bitmap"]
        self._mask = len(self._bitmap) * 8 - 1
        self.year: int = blobs["year"]
        self.name_occ = array("H", blobs["name_occ"])
        self.name_weight = array("H", blobs["name_weight"])
        self.name_mass = array("f", blobs["name_mass"])

    def rows(self, sql: str, values: tuple = ()) -> list[tuple]:
        """All rows of a query."""
        connection = getattr(self._local, "connection", None)
        if connection is None:
            # immutable: the pack never changes under us, so no locks and no side files, even in a read-only folder
            connection = sqlite3.connect(f"{self._path.as_uri()}?mode=ro&immutable=1", uri=True)
            self._local.connection = connection
        return connection.execute(sql, values).fetchall()

    def may_hold(self, key: str) -> bool:
        """False when the key is certainly not in the pack; true is right 97 times in a hundred."""
        bit = zlib.crc32(key.encode()) & self._mask
        return self._bitmap[bit >> 3] >> (bit & 7) & 1 == 1

    def titles(self, key: str) -> list[tuple[int, str, float]]:
        """(occupation id, source, weight) for a title key, best first; empty when the key is unknown."""
        return self.rows("SELECT occ, src, w FROM title WHERE key = ? ORDER BY rank", (key,))

    @lru_cache(maxsize=2048)  # noqa: B019 - references live as long as the process
    def occupation(self, number: int) -> tuple[str, str]:
        """(code, title) of an occupation id."""
        return self.rows("SELECT code, title FROM occupation WHERE id = ?", (number,))[0]


@lru_cache(maxsize=1)
def default() -> Reference:
    """The reference that ships with Shoptalk, opened at its first use."""
    return Reference()
