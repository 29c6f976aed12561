"""A copy of the whole database, taken and put back while the app runs.

SQLite: `VACUUM INTO` for the copy, SQLite's own backup call for putting it back, both safe beside a running server.
PostgreSQL has its own tools for this; docs/operating says which commands.
"""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import connection

from shoptalk.accounts.models import Device
from shoptalk.interviews.models import CalendarFeed, Invitation
from shoptalk.search.sqlite import is_trigger_of_index

KEPT = 10  # automatic copies; the oldest go


class CannotBackUp(Exception):
    """One sentence: what happened and what to do."""


def back_up(now: datetime, to: Path | None = None, why: str = "") -> Path:
    """Writes a copy and returns its path. `to` is a file or a folder; without it the copy goes to the backups folder.

    Raises CannotBackUp when the target exists, cannot be written, or the database is not SQLite.
    """
    _only_sqlite()
    folder = settings.DATA / "backups"
    name = f"shoptalk-{now:%Y-%m-%d-%H%M%S}{f'-{why}' if why else ''}.sqlite3"
    target = folder / name if to is None else to / name if to.is_dir() else to
    if target.exists():
        raise CannotBackUp(f"{target} exists already. Name another file, so that no copy is lost.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with closing(sqlite3.connect(_live_path(), timeout=30)) as live:
            live.execute("VACUUM INTO ?", (str(target),))
    except (OSError, sqlite3.Error) as error:
        target.unlink(missing_ok=True)
        raise CannotBackUp(
            f"The copy could not be written to {target} ({error}). Free some room or name another place."
        ) from error
    if to is None:
        _let_oldest_go(folder)
    return target


def restore(now: datetime, source: Path) -> Path:
    """Puts a copy back in place of the live database; returns the copy of what was there before.

    Raises CannotBackUp when the file is no Shoptalk copy or is damaged; the live database is then untouched.
    """
    _only_sqlite()
    must_be_ours(source)
    before = back_up(now, why="before-restore")
    let_in = _phones_let_in()
    open_links = _links_open()
    connection.close()
    # What must not come back is taken out of a copy of the copy, so that no phone and no worker ever sees it live.
    try:
        with (
            TemporaryDirectory(dir=before.parent) as folder,
            closing(sqlite3.connect(_read_only(source), uri=True)) as copy,
            closing(sqlite3.connect(Path(folder) / "copy.sqlite3")) as made_safe,
            closing(sqlite3.connect(_live_path(), timeout=30)) as live,
        ):
            copy.backup(made_safe)
            _no_phone_comes_back(made_safe, let_in, now)
            _no_link_comes_back(made_safe, open_links, now)
            _no_letter_leaves_again(made_safe, now)
            made_safe.backup(live)
    except (sqlite3.Error, OSError) as error:
        raise CannotBackUp(
            f"The copy could not be put back ({error}). What you had is still there, and also in {before}."
        ) from error
    return before


def _no_letter_leaves_again(copy: sqlite3.Connection, now: datetime) -> None:
    """A letter that waited when the copy was made may have left since. It is looked for, and else asked about."""
    columns = {row[1] for row in copy.execute("PRAGMA table_info(outreach_letter)")}
    if "approved_at" not in columns:
        return  # a copy from before letters left from here
    copy.execute(
        "UPDATE outreach_letter SET unsure_at = ?, failure = ?, try_again_at = NULL WHERE approved_at IS NOT NULL"
        " AND left_at IS NULL AND failed_at IS NULL AND unsure_at IS NULL",
        (_stored(now), "It waited to leave when the copy was made that you put back, and may have left since."),
    )
    copy.commit()


def _links_open() -> list[str]:
    """What outsiders hold: addresses of calendar feeds and links of guests' pages that open something now."""
    feeds = CalendarFeed.objects.filter(ended_at=None).values_list("token", flat=True)
    return [*feeds, *Invitation.objects.filter(revoked_at=None).values_list("token", flat=True)]


def _no_link_comes_back(live: sqlite3.Connection, links: list[str], now: datetime) -> None:
    """A copy also knows feeds and pages that were ended since, often because their address had got out."""
    for table, column in (("interviews_calendarfeed", "ended_at"), ("interviews_invitation", "revoked_at")):
        if not live.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone():
            continue  # a copy from before there were any
        known = {row[0] for row in live.execute(f"SELECT token FROM {table} WHERE {column} IS NULL")}  # noqa: S608
        gone = [(_stored(now), one) for one in known - set(links)]
        live.executemany(f"UPDATE {table} SET {column} = ? WHERE token = ?", gone)  # noqa: S608 - names of our own
    live.commit()


def _stored(now: datetime) -> str:
    return now.astimezone(UTC).isoformat(" ")[:19]


def _phones_let_in() -> list[str]:
    return list(Device.objects.let_in().values_list("cookie_hash", flat=True))


def _no_phone_comes_back(live: sqlite3.Connection, let_in: list[str], now: datetime) -> None:
    """A copy knows phones that were let go since. They stay out: only those come in that did a moment ago."""
    if not live.execute("SELECT 1 FROM sqlite_master WHERE name = 'accounts_device'").fetchone():
        return  # a copy from before there were phones
    known = {row[0] for row in live.execute("SELECT cookie_hash FROM accounts_device WHERE revoked_at IS NULL")}
    gone = [(_stored(now), one) for one in known - set(let_in)]
    live.executemany("UPDATE accounts_device SET revoked_at = ? WHERE cookie_hash = ?", gone)
    live.execute("DELETE FROM accounts_pairingkey")
    live.commit()


def _only_sqlite() -> None:
    if connection.vendor != "sqlite":
        raise CannotBackUp("This installation runs on PostgreSQL: use pg_dump and pg_restore, as docs/operating shows.")


def _live_path() -> str:
    return str(connection.settings_dict["NAME"])


def _read_only(path: Path) -> str:
    return f"{path.resolve().as_uri()}?mode=ro"


def must_be_ours(source: Path) -> None:
    if not source.is_file():
        raise CannotBackUp(f"There is no file {source}. bin/shoptalk backup prints where it puts a copy.")
    try:
        with closing(sqlite3.connect(_read_only(source), uri=True)) as copy:
            sound = copy.execute("PRAGMA quick_check").fetchone()[0] == "ok"
            ours = copy.execute("SELECT count(*) FROM django_migrations WHERE app = 'contacts'").fetchone()[0] > 0
            programs = copy.execute("SELECT sql FROM sqlite_master WHERE type IN ('trigger', 'view')").fetchall()
            ours = ours and all(is_trigger_of_index(sql) for (sql,) in programs)  # others would run with every change
    except sqlite3.Error:
        sound = ours = False
    if not (sound and ours):
        raise CannotBackUp(f"{source} is not a copy that Shoptalk made, or it is damaged. Nothing was changed.")


def _let_oldest_go(folder: Path) -> None:
    copies = sorted(folder.glob("shoptalk-*.sqlite3"), key=lambda path: path.stat().st_mtime)
    for path in copies[:-KEPT]:
        path.unlink(missing_ok=True)
