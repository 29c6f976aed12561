"""The open reference: the pack that ships with Shoptalk and, where the official downloads were imported, their file
beside it. One read-only SQLite connection a thread reads both as one database, for no table stands in both.

No title is loaded. A bitmap (one bit for a key's hash) tells most keys apart that are not there; the sorted hashes find
the number of one that is, and with the number its occupation and source. That is 20 bytes a title, however many there
are; the words themselves stay on disk. Imported titles have a shelf of their own behind the pack's. It counts as long
as it was written for this pack and these rules of wording; after an upgrade it waits for the next import.
"""

from __future__ import annotations

import logging
import os
import sqlite3
import threading
import zlib
from array import array
from bisect import bisect_left
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from shoptalk.data_folder import data_folder

PACK = Path(__file__).parent / "pack" / "occupations.sqlite"
FULL_NAME = "occupations-full.sqlite"  # in the data folder; written by `downloads`
FULL_FORM = 1  # PRAGMA user_version of that file
# Where a title comes from, in the order of its number in the pack.
SOURCES = ("alias", "offer", "function", "onet", "soc", "ooh", "listed", "shared")
MISSING = -1
WORDING = ("vocabulary.py", "wording.py")  # whatever decides how a title becomes a key
BEGINNING = "SELECT occ, key FROM {titles} WHERE key >= ? AND key < ? ORDER BY length(key) LIMIT ?"
OUT_OF_USE = "The imported occupation data cannot be read. Import the downloads again: bin/shoptalk occupations import"

log = logging.getLogger(__name__)


def hash_of(key: str) -> int:
    """The 64-bit hash under which a key is stored: both reading directions, so that two keys of one length cannot
    agree by design.
    """
    raw = key.encode()
    return zlib.crc32(raw) << 32 | zlib.crc32(raw[::-1])


class _Shelf(NamedTuple):
    """The titles of one file, numbered from `first` on."""

    first: int
    bitmap: bytes
    mask: int
    hashes: array

    def number(self, key: str) -> int:
        """The number of a title key, MISSING when it is not here."""
        bit = zlib.crc32(key.encode()) & self.mask
        if not self.bitmap[bit >> 3] >> (bit & 7) & 1:
            return MISSING
        wanted = hash_of(key)
        at = bisect_left(self.hashes, wanted)
        return self.first + at if at < len(self.hashes) and self.hashes[at] == wanted else MISSING


class Reference:
    """The pack, with the file of imported downloads when one is given. Safe to share between threads."""

    def __init__(self, path: Path = PACK, full: Path | None = None) -> None:
        self._path, self.full = path, full
        self._local = threading.local()
        blobs = dict(self.rows("SELECT key, value FROM meta"))
        self.year: int = blobs["year"]
        self.name_occ = array("H", blobs["name_occ"])
        self.name_source: bytes = blobs["name_source"]
        self.name_mass = array("f", blobs["name_mass"])
        self._shelves = [_shelf(0, blobs)]
        self.own_titles = len(self.name_occ)  # titles of the pack; imported ones have higher numbers
        self.indexed = full is not None and self._add_imported_titles()

    def _add_imported_titles(self) -> bool:
        """Whether the file has titles that were indexed for this pack."""
        if self.rows("PRAGMA imported.user_version") != [(FULL_FORM,)]:
            raise sqlite3.DatabaseError("the file has another form")
        blobs = dict(self.rows("SELECT key, value FROM listed"))
        if blobs.get("stamp") != stamp():
            return False
        self._shelves.append(_shelf(self.own_titles, blobs))
        self.name_occ.frombytes(blobs["name_occ"])
        self.name_source += blobs["name_source"]
        return True

    def rows(self, sql: str, values: tuple = ()) -> list[tuple]:
        """All rows of a query."""
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = self._connected()
        return connection.execute(sql, values).fetchall()

    def _connected(self) -> sqlite3.Connection:
        connection = sqlite3.connect(_address(self._path), uri=True)
        if self.full is not None:
            connection.execute("ATTACH ? AS imported", (_address(self.full),))
        return connection

    def imported(self, sql: str, values: tuple = ()) -> list[tuple]:
        """Like `rows`, for the tables of the imported file; none when nothing was imported."""
        return self.rows(sql, values) if self.full is not None else []

    def name(self, key: str) -> int:
        """The number of a title key, MISSING when nobody goes by it."""
        for shelf in self._shelves:
            if (number := shelf.number(key)) != MISSING:
                return number
        return MISSING

    def owners(self, name: int) -> list[int]:
        """The occupation ids of a title, best first."""
        if name < self.own_titles:
            others = self.rows("SELECT occ FROM second WHERE name = ? ORDER BY rank", (name,))
        else:
            own = name - self.own_titles
            others = self.rows("SELECT occ FROM listed_second WHERE name = ? ORDER BY rank", (own,))
        return [self.name_occ[name], *(occ for (occ,) in others)]

    def beginning(self, typed: str, limit: int) -> list[tuple[int, str]]:
        """(occupation id, key) of the titles that begin as typed, the shortest first."""
        found = self.rows(BEGINNING.format(titles="title"), (typed, typed + "{", limit))
        if self.indexed:
            found += self.rows(BEGINNING.format(titles="listed_title"), (typed, typed + "{", limit))
            found = sorted(found, key=lambda row: len(row[1]))[:limit]
        return found

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


def _shelf(first: int, blobs: dict) -> _Shelf:
    return _Shelf(first, blobs["bitmap"], len(blobs["bitmap"]) * 8 - 1, array("Q", blobs["hashes"]))


@lru_cache(maxsize=1)
def stamp() -> str:
    """What an index of titles is written for: this pack, and these rules of wording."""
    files = (PACK, *(PACK.parents[1] / name for name in WORDING))
    return "-".join(f"{zlib.crc32(file.read_bytes()):08x}" for file in files)


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
