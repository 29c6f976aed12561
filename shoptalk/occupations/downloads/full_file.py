"""The file of imported downloads: its tables, and how a new one is built aside and put in the place of the old one.

Nobody ever sees half an import: readers keep the file they have opened until a finished one stands in its place.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from shoptalk.design.refusals import Refusal
from shoptalk.occupations.reference import FULL_FORM, FULL_NAME, full_path

FORGOTTEN = f"{FULL_NAME}.forgotten"
BUILDING = f"{FULL_NAME}.building"
LOCK = "occupations.lock"
BUSY = "Occupation data is being imported at this moment. Wait until that is done, then try again."
NOT_WRITTEN = "{path} could not be written ({why}). Nothing was changed."

SCHEMA = """
CREATE TABLE listed(key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE listed_title(key TEXT PRIMARY KEY, occ INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE listed_second(name INTEGER, rank INTEGER, occ INTEGER NOT NULL, PRIMARY KEY(name, rank)) WITHOUT ROWID;
CREATE TABLE source(dataset TEXT, file TEXT, publisher TEXT NOT NULL, release TEXT NOT NULL, place INTEGER NOT NULL,
  size INTEGER NOT NULL, checksum TEXT NOT NULL, rows INTEGER NOT NULL, taken INTEGER NOT NULL, left_out TEXT NOT NULL,
  imported_on TEXT NOT NULL, PRIMARY KEY(dataset, file)) WITHOUT ROWID;
CREATE TABLE imported_title(dataset TEXT, title TEXT, code TEXT, kind TEXT NOT NULL, PRIMARY KEY(dataset, title, code))
  WITHOUT ROWID;
CREATE TABLE rating(dataset TEXT, code TEXT, element TEXT, scale TEXT, name TEXT NOT NULL, value INTEGER NOT NULL,
  suppressed INTEGER NOT NULL, PRIMARY KEY(dataset, code, element, scale)) WITHOUT ROWID;
CREATE TABLE schooling(code TEXT, level INTEGER, share INTEGER NOT NULL, PRIMARY KEY(code, level)) WITHOUT ROWID;
CREATE TABLE job_zone(code TEXT PRIMARY KEY, zone INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE job_zone_words(zone INTEGER PRIMARY KEY, name TEXT NOT NULL, experience TEXT NOT NULL,
  education TEXT NOT NULL, training TEXT NOT NULL);
CREATE TABLE task(code TEXT, place INTEGER, text TEXT NOT NULL, core INTEGER NOT NULL, PRIMARY KEY(code, place))
  WITHOUT ROWID;
CREATE TABLE related(code TEXT, other TEXT, place INTEGER NOT NULL, PRIMARY KEY(code, other)) WITHOUT ROWID;
CREATE TABLE pay_area(key TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE pay(dataset TEXT, cell INTEGER, area TEXT, jobs INTEGER, mean INTEGER, p10 INTEGER, p25 INTEGER,
  p50 INTEGER, p75 INTEGER, p90 INTEGER, hourly INTEGER NOT NULL, top_coded TEXT NOT NULL,
  PRIMARY KEY(cell, area)) WITHOUT ROWID;
CREATE TABLE outlook(code TEXT PRIMARY KEY, title TEXT NOT NULL, from_year INTEGER NOT NULL, to_year INTEGER NOT NULL,
  jobs INTEGER, jobs_then INTEGER, change INTEGER, openings INTEGER, education TEXT NOT NULL, experience TEXT NOT NULL,
  training TEXT NOT NULL) WITHOUT ROWID;
"""


class Building:
    """A copy of the file under way. Nothing is kept unless `keep` was called."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path, self.db = path, connection
        self.kept = False

    def keep(self) -> None:
        self.kept = True


@contextmanager
def building() -> Iterator[Building]:
    """A copy of the file to change, or a new one; put in place at the end if it is to be kept."""
    path = full_path()
    with _alone(path.parent):
        aside = path.with_name(BUILDING)
        try:
            aside.unlink(missing_ok=True)
            if _is_ours(path):
                shutil.copyfile(path, aside)
            with closing(sqlite3.connect(aside)) as connection:
                work = Building(aside, connection)
                _prepare(connection)
                yield work
                if work.kept:
                    connection.commit()
                    connection.execute("VACUUM")
            if work.kept:
                _put_in_place(aside, path)
        except (sqlite3.OperationalError, OSError) as error:
            why = getattr(error, "strerror", None) or str(error)
            raise Refusal(NOT_WRITTEN.format(path=path, why=why)) from error
        finally:
            aside.unlink(missing_ok=True)


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode=OFF")  # a file that is thrown away when anything goes wrong
    connection.execute("PRAGMA synchronous=OFF")
    if connection.execute("PRAGMA user_version").fetchone()[0] != FULL_FORM:
        connection.executescript(SCHEMA)
        connection.execute(f"PRAGMA user_version={FULL_FORM}")


def _is_ours(path: Path) -> bool:
    """Whether there is a file of the present form; a damaged or older one is begun anew."""
    if not path.exists():
        return False
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            return connection.execute("PRAGMA user_version").fetchone()[0] == FULL_FORM and _sound(connection)
    except sqlite3.DatabaseError:
        return False


def _sound(connection: sqlite3.Connection) -> bool:
    return connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"


def _put_in_place(aside: Path, path: Path) -> None:
    """On the disk before it takes the name, so that a power cut leaves the old one or the new one."""
    with aside.open("rb") as file:
        os.fsync(file.fileno())
    aside.chmod(0o600)
    aside.replace(path)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One at a time: an import, or a forgetting. The system lets go of the lock when the program ends, however."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = (folder / LOCK).open("w")
    except OSError as error:
        raise Refusal(NOT_WRITTEN.format(path=folder, why=error.strerror)) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as taken:
            raise Refusal(BUSY) from taken
        yield


def set_aside() -> bool:
    """Put the file out of use, where it can be taken back from. False when there is none."""
    path = full_path()
    if not path.exists():
        return False
    with _alone(path.parent):
        path.replace(path.with_name(FORGOTTEN))
    return True


def take_back() -> bool:
    """Put the file that was set aside into use again. False when there is none, or another one is in use."""
    path = full_path()
    aside = path.with_name(FORGOTTEN)
    if path.exists() or not aside.exists():
        return False
    with _alone(path.parent):
        aside.replace(path)
    return True
