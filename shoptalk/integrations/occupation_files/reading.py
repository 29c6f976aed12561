"""What is at a path: the tables of O*NET, OEWS and the projections, recognised by their columns."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from ..ports.occupations import OEWS, ONET, PROJECTIONS, CannotRead, Download, Origin, Record, Table, Unread
from ..tidying.person import unread
from . import editions, sentences
from .figures import NotAFigure
from .found_files import Found, damage_told, found_files
from .layouts import NAMES, Columns, columns_of, rated, words_of
from .oews_rows import wage_of
from .onet_rows import onet_records
from .outlook_rows import outlook_of, years_of
from .sheet_rows import sheets_of
from .text_rows import TextRow, comma_rows, is_tabbed, tabbed_rows

HEADER_WITHIN = 15  # rows; a workbook begins with its title
RATED_WITHIN = 60  # rows below the header that tell what a table of ratings is about
NOTES_WITHIN = 40  # "Read Me.txt" and the sheet "Field Descriptions" say the edition near their beginning
_ZIP = b"PK\x03\x04"
Rows = Callable[[], Iterator[TextRow]]


class _Sheet(NamedTuple):
    """The rows of one file, or of one sheet of a workbook."""

    found: Found
    title: str  # of the sheet, "" for a text file
    rows: Rows

    @property
    def shown(self) -> str:
        return f"{self.found.name}, {self.title}" if self.title else self.found.name


class _Known(NamedTuple):
    """A sheet that is one of our tables, and where its header ends."""

    sheet: _Sheet
    columns: Columns
    kind: str
    header_line: int


@contextmanager
def open_download(path: Path) -> Iterator[Download]:
    """The tables at a path, for as long as the context is open. CannotRead says in a sentence why there are none."""
    with found_files(path) as found:
        alone = path.is_file() and path.suffix.lower() != ".zip"
        sheets = [sheet for one in found for sheet in _sheets(one, alone=alone)]
        known = [table for sheet in sheets if (table := _recognise(sheet)) is not None]
        if not known:
            raise CannotRead(sentences.NOT_A_DOWNLOAD.format(name=path.name or path))
        if not alone:
            _check_whole(known)
        tables = tuple(_table(one, sheets) for one in _best_of_each_workbook(known))
        used = {one.sheet.found for one in known}
        yield Download(tables, tuple(sorted(one.name for one in found if one not in used)))


def _sheets(found: Found, *, alone: bool) -> Iterator[_Sheet]:
    """The tables a file may hold; CannotRead for one that is empty though its name is one of ours."""
    expected = words_of(found.name.rpartition(".")[0]) in NAMES
    if not found.head:
        if expected or alone:
            raise CannotRead(sentences.EMPTY.format(name=found.name))
    elif found.head.startswith(_ZIP):
        for title, rows in sheets_of(found.name, found.open):
            yield _Sheet(found, title, rows)
    elif found.name.lower().endswith(".xlsx"):
        raise CannotRead(sentences.DAMAGED.format(name=found.name))
    elif is_tabbed(found.head) or found.name.lower().endswith((".txt", ".tsv")):
        yield _Sheet(found, "", partial(tabbed_rows, found.name, found.open))
    else:
        yield _Sheet(found, "", partial(comma_rows, found.name, found.open))


def _recognise(sheet: _Sheet) -> _Known | None:
    """What a sheet is by its columns and, for ratings, by the scales in its first rows."""
    first = list(islice(sheet.rows(), HEADER_WITHIN + RATED_WITHIN))
    for at, row in enumerate(first[:HEADER_WITHIN]):
        if isinstance(row, Unread) or (columns := columns_of(row[1])) is None:
            continue
        kind = columns.kind
        if kind == "ratings":
            below = (columns.cells(one[1]) for one in first[at + 1 :] if not isinstance(one, Unread))
            kinds = [one for cells in below if (one := rated(cells["scale"].upper(), cells["element"]))]
            if not kinds:
                return None
            kind = kinds[0]
        return _Known(sheet, columns, kind, row[0])
    expected = words_of(sheet.found.name.rpartition(".")[0])
    if expected in NAMES and sheet.found.name.lower().endswith(".txt"):
        raise CannotRead(sentences.NO_COLUMNS.format(name=sheet.found.name))
    return None


def _check_whole(known: list[_Known]) -> None:
    """A folder or zip of O*NET must hold its list of occupations; a file that was named alone need not."""
    onet = [one for one in known if one.columns.kind not in ("wages", "outlook")]
    for where in {one.sheet.found.within for one in onet}:
        if not any(one.kind == "occupations" for one in onet if one.sheet.found.within == where):
            raise CannotRead(sentences.NO_OCCUPATIONS.format(name=where[-1]))


def _best_of_each_workbook(known: list[_Known]) -> list[_Known]:
    """The projections come in several tables of one workbook; the one that also says the schooling is enough."""
    best: dict[Found, _Known] = {}
    for one in known:
        if one.kind == "outlook":
            kept = best.get(one.sheet.found)
            if kept is None or len(one.columns.at) > len(kept.columns.at):
                best[one.sheet.found] = one
    return [one for one in known if one.kind != "outlook" or best[one.sheet.found] is one]


def _table(known: _Known, sheets: list[_Sheet]) -> Table:
    found = known.sheet.found
    origin = _origin(known, sheets)
    return Table(known.kind, known.sheet.shown, origin, found.size, found.checksum(), partial(_records, known))


def _origin(known: _Known, sheets: list[_Sheet]) -> Origin:
    """Publisher and edition, as the file and what lies beside it say."""
    found = known.sheet.found
    names = (found.name, known.sheet.title, *reversed(found.within))
    if known.kind == "outlook":
        years = years_of(known.columns)
        if years is None:
            raise CannotRead(sentences.NO_YEAR.format(name=found.name))
        return Origin(PROJECTIONS, f"{years[0]}-{years[1] % 100:02}", years[0])
    if known.kind == "wages":
        beside = [one for one in sheets if one.found is found and one.title]
        year = editions.survey_year(names) or editions.survey_year(_first_words(beside))
        if not year:
            raise CannotRead(sentences.NO_YEAR.format(name=found.name))
        return Origin(OEWS, f"May {year}", year)
    notes = [one for one in sheets if one.found.within == found.within and editions.is_note(one.found.name)]
    release = editions.onet_release(_first_words(notes)) or editions.onet_release(names)
    if not release:
        raise CannotRead(sentences.NO_RELEASE.format(name=found.name))
    order = editions.release_order(release)
    if order < editions.OLDEST:
        raise CannotRead(sentences.OLD_RELEASE.format(name=found.within[-1], release=release))
    return Origin(ONET, release, order)


def _first_words(sheets: list[_Sheet]) -> tuple[str, ...]:
    return tuple(
        " ".join(row[1])[:400]
        for sheet in sheets
        for row in islice(sheet.rows(), NOTES_WITHIN)
        if not isinstance(row, Unread)
    )


def _records(known: _Known) -> Iterator[Record | Unread | None]:
    """The records of a table, from the row below its header to the end."""
    columns, years = known.columns, years_of(known.columns) if known.kind == "outlook" else None
    with damage_told(known.sheet.found.name):
        for row in known.sheet.rows():
            if isinstance(row, Unread):
                yield row
                continue
            line, cells = row
            if line <= known.header_line:
                continue
            named = columns.cells(cells)
            try:
                if known.kind == "wages":
                    yield wage_of(line, named)
                elif years is not None:
                    yield outlook_of(line, named, years)
                else:
                    yield from onet_records(columns.kind, known.kind, line, named)
            except NotAFigure as sentence:
                yield unread(line, str(sentence), " | ".join(cells[:8]))
