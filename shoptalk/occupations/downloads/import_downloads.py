"""Bring official downloads in. The same files a second time change nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from shoptalk.design.refusals import Refusal
from shoptalk.integrations.occupation_files.reading import open_download
from shoptalk.integrations.ports.occupations import CannotRead, Download, Table
from shoptalk.occupations.downloads.full_file import Building, building
from shoptalk.occupations.downloads.listed_titles import index_titles
from shoptalk.occupations.downloads.loading import Loading
from shoptalk.occupations.downloads.report import Report
from shoptalk.occupations.reference import stamp

TITLED = ("occupations", "titles", "reported titles")


def import_downloads(*, path: Path, today: date, dry_run: bool = False) -> Report:
    """Read a zip, a folder or a file, check it, and add it to what is known; --dry-run only says what would happen.

    Of each table the newest edition is kept, so an older O*NET database may still bring what a newer one has dropped.
    """
    try:
        with open_download(path) as download, building() as work:
            return _import(str(path), download, work, today, dry_run=dry_run)
    except CannotRead as sentence:
        raise Refusal(f"{sentence} Nothing was changed.") from sentence


def _import(path: str, download: Download, work: Building, today: date, *, dry_run: bool) -> Report:
    known = {checksum for (checksum,) in work.db.execute("SELECT checksum FROM source")}
    loading, titles = Loading(work.db, today), 0
    if not all(table.checksum in known for table in download.tables):
        for table in _newest_first(_once(download.tables)):
            loading.load(table)
    changed = any(one.checksum not in known for one in loading.taken)
    named = any(one.dataset in TITLED and one.checksum not in known for one in loading.taken)
    if named or ((changed or known) and not _indexed(work)):
        titles = index_titles(work.db)
        changed = True
    if changed and not dry_run:
        work.keep()
    taken = tuple(loading.taken) if changed else ()
    passed_over = tuple(dict.fromkeys(download.passed_over))
    return Report(path, dry_run, changed and not dry_run, taken, tuple(loading.older), passed_over, titles)


def _indexed(work: Building) -> bool:
    """Whether the titles are indexed for this pack; an upgrade of Shoptalk may have brought another."""
    found = work.db.execute("SELECT value FROM listed WHERE key = 'stamp'").fetchone()
    return found is not None and found[0] == stamp()


def _once(tables: Iterable[Table]) -> list[Table]:
    """A folder often holds the zip and what was unpacked from it; the same bytes are read once."""
    return list({(table.kind, table.checksum): table for table in tables}.values())


def _newest_first(tables: list[Table]) -> list[Table]:
    return sorted(tables, key=lambda table: -table.origin.order)
