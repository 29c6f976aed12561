"""The open reference: the pack that ships with Shoptalk and, where the official downloads were imported, their file
beside it. One read-only SQLite connection a thread, and the few small arrays that answer most look-ups without it.

The two files are read as one database: each table stands in one of them, except those of the titles, of which the
imported file has a larger edition. That one counts as long as it was written for this pack and these rules of wording;
after an upgrade the pack's own titles are used until the downloads are imported again.

No title is loaded. A bitmap (one bit for a key's hash) tells most keys apart that are not in the pack; the sorted
hashes find the number of one that is, and with the number its occupation and source. That is 20 bytes a title, however
many a pack holds; the words themselves stay on disk.
"""

from __future__ import annotations

import logging
import os
import sqlite3
import threading
import zlib
from array import array
from bisect import bisect_left
from contextlib import closing
from functools import lru_cache
from pathlib import Path

from shoptalk.data_folder import data_folder

PACK = Path(__file__).parent / "pack" / "occupations.sqlite"
FULL_NAME = "occupations-full.sqlite"  # in the data folder; written by `downloads`
FULL_FORM = 1  # PRAGMA user_version of that file
# Where a title comes from, in the order of its number in the pack.
SOURCES = ("alias", "offer", "function", "onet", "soc", "ooh", "listed", "shared")
MISSING = -1
OUT_OF_USE = "The imported occupation data cannot be read. Import the downloads again: bin/shoptalk occupations import"

log = logging.getLogger(__name__)


def hash_of(key: str) -> int:
    """The 64-bit hash under which a key is stored: both reading directions, so that two keys of one length cannot
    agree by design.
    """
    raw = key.encode()
    return zlib.crc32(raw) << 32 | zlib.crc32(raw[::-1])


class Reference:
    """The pack, with the file of imported downloads when one is given. Safe to share between threads."""

    def __init__(self, path: Path = PACK, full: Path | None = None) -> None:
        self._path, self.full = path, full
        self._local = threading.local()
        self.indexed = full is not None and self._is_for_this_pack(full)  # whether its titles are in use
        blobs = dict(self.rows("SELECT key, value FROM meta"))
        self._bitmap: bytes = blobs["bitmap"]
        self._mask = len(self._bitmap) * 8 - 1
        self._hashes = array("Q", blobs["hashes"])
        self.year: int = blobs["year"]
        self.name_occ = array("H", blobs["name_occ"])
        self.name_source: bytes = blobs["name_source"]
        self.name_mass = array("f", blobs["name_mass"])

    def _is_for_this_pack(self, full: Path) -> bool:
        from shoptalk.occupations.title_index import stamp

        with closing(_open(full)) as connection:
            if connection.execute("PRAGMA user_version").fetchone()[0] != FULL_FORM:
                raise sqlite3.DatabaseError("the file has another form")
            found = connection.execute("SELECT value FROM meta WHERE key = 'stamp'").fetchone()
        return found is not None and found[0] == stamp()

    def rows(self, sql: str, values: tuple = ()) -> list[tuple]:
        """All rows of a query."""
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = self._connected()
        return connection.execute(sql, values).fetchall()

    def _connected(self) -> sqlite3.Connection:
        """A connection to both files. A table that stands in both is read from the first."""
        if self.full is None:
            return _open(self._path)
        first, second = (self.full, self._path) if self.indexed else (self._path, self.full)
        connection = _open(first)
        connection.execute("ATTACH ? AS second_file", (_address(second),))
        return connection

    def imported(self, sql: str, values: tuple = ()) -> list[tuple]:
        """Like `rows`, for the tables of the imported file; none when nothing was imported."""
        return self.rows(sql, values) if self.full is not None else []

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


def _address(path: Path) -> str:
    # immutable: no file changes under us (an import puts a new one in its place), so no locks and no side files,
    # even in a read-only folder
    return f"{path.absolute().as_uri()}?mode=ro&immutable=1"


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(_address(path), uri=True)


def full_path() -> Path:
    """Where the file of imported downloads is, or would be."""
    return data_folder() / FULL_NAME


_opened: tuple[tuple, Reference] | None = None
_opening = threading.Lock()


def default() -> Reference:
    """The reference of this installation, opened at its first use, and anew when other downloads were imported."""
    global _opened
    path = full_path()
    try:
        seen = os.stat(path)  # noqa: PTH116 - this is asked for every title; building a Path method call costs more
        wanted: tuple = (str(path), seen.st_ino, seen.st_mtime_ns, seen.st_size)
    except OSError:
        wanted = ()
    if _opened is not None and _opened[0] == wanted:
        return _opened[1]
    with _opening:
        if _opened is None or _opened[0] != wanted:
            _opened = (wanted, _reference(path if wanted else None))
        return _opened[1]


def _reference(full: Path | None) -> Reference:
    try:
        return Reference(PACK, full)
    except (sqlite3.Error, KeyError, ValueError) as damage:
        if full is None:
            raise
        log.warning("%s (%s)", OUT_OF_USE, damage)
        return Reference(PACK)
