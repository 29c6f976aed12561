"""Excel workbooks (.xlsx, .xlsm): the first sheet that names people, as rows of text.

The calamine library lays a sheet out as a full rectangle in memory, so one cell at the far corner of an otherwise empty
sheet would ask for gigabytes. The sheets are therefore measured, as they unpack, before the library sees them.
"""

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import BinaryIO

from ..ports.people import CannotRead
from .archives import DAMAGED, TOO_MUCH_INSIDE, member_bytes, open_archive
from .column_guess import has_name
from .file_bytes import NOT_PEOPLE, OLD_WORKBOOK, OPEN_DOCUMENT
from .table import MAX_COLUMNS, Table, open_table

EMPTY_WORKBOOK = "This workbook has no sheet with anything in it: check that you chose the right file."
LOCKED_WORKBOOK = "This workbook has a password: open it, save it without one, and choose the new file."
TOO_WIDE = f"This workbook has more than {MAX_COLUMNS} columns: choose a sheet with the list of people alone."
# Memory of the import stays below 300 MB: unpacked bytes and cells of the rectangle that are let in.
_UNPACKED_BYTES = 120 * 1024 * 1024
_MOST_CELLS = 3_000_000
_PIECE_BYTES = 1 << 18
# Opening tags of rows and cells, whatever their attributes hold, and the reference among the attributes.
_TAG = re.compile(rb"<(?:\w++:)?(row|c)\b((?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+')*+)>")
_REFERENCE = re.compile(rb"(?:^|\s)r\s*=\s*[\"']([A-Za-z]{0,9})(\d{1,12})[\"']")
_LONGEST_TAG = 1 << 16


def workbook_kind(archive: zipfile.ZipFile) -> str:
    """Return "xlsx" for a workbook that can be read, "" for a plain zip; CannotRead for other office files."""
    names = {member.filename.lower() for member in archive.infolist()}
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        raise CannotRead(OLD_WORKBOOK)
    if any(name.startswith("word/") for name in names):
        raise CannotRead(NOT_PEOPLE.format(what="a Word document"))
    if any(name.startswith("ppt/") for name in names):
        raise CannotRead(NOT_PEOPLE.format(what="a presentation"))
    if "mimetype" in names and "content.xml" in names:
        raise CannotRead(OPEN_DOCUMENT)
    return ""


def open_workbook(file: BinaryIO) -> Table:
    """Return the first visible sheet with a column of names, else the first with anything in it."""
    _measure(open_archive(file))
    file.seek(0)
    first: Table | None = None
    for rows in _sheets(file):
        if any(any(cells) for _, cells in rows):
            table = open_table(rows)
            if has_name(table.guess):
                return table
            first = first or table
    if first is None:
        raise CannotRead(EMPTY_WORKBOOK)
    return first


def _measure(archive: zipfile.ZipFile) -> None:
    """Unpack everything once, counting bytes and the reach of the cells; CannotRead when there is too much."""
    members = archive.infolist()
    if sum(member.file_size for member in members) > _UNPACKED_BYTES:
        raise CannotRead(TOO_MUCH_INSIDE)
    for member in members:
        reach = _Reach()
        opened, tail = member_bytes(archive, member, _UNPACKED_BYTES)(), b""
        is_xml = member.filename.lower().endswith(".xml")
        while piece := opened.read(_PIECE_BYTES):
            if is_xml:
                tail = reach.include(tail + piece)


class _Reach:
    """How far the cells of one sheet reach."""

    def __init__(self) -> None:
        self._rows = self._columns = self._row = self._column = 0

    def include(self, xml: bytes) -> bytes:
        """Count the tags in ``xml`` and return its unfinished end; CannotRead when the rectangle grows too large."""
        for kind, attributes in _TAG.findall(xml):
            reference = _REFERENCE.search(attributes)
            if kind == b"row":
                self._row, self._column = int(reference[2]) if reference else self._row + 1, 0
            elif reference:
                self._row, self._column = int(reference[2]), _column_number(reference[1])
            else:
                self._column += 1
            if not attributes.endswith(b"/"):
                self._rows, self._columns = max(self._rows, self._row), max(self._columns, self._column)
        if self._columns > MAX_COLUMNS:
            raise CannotRead(TOO_WIDE)
        end = xml[xml.rfind(b"<") :]
        if self._rows * self._columns > _MOST_CELLS or len(end) > _LONGEST_TAG:
            raise CannotRead(TOO_MUCH_INSIDE)
        return end


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _sheets(file: BinaryIO) -> Iterator[list[tuple[int, list[str]]]]:
    """Yield the visible sheets as numbered rows of text."""
    import python_calamine as calamine

    try:
        workbook = calamine.CalamineWorkbook.from_filelike(file)
        for sheet in workbook.sheets_metadata:
            if sheet.visible == calamine.SheetVisibleEnum.Visible and sheet.typ == calamine.SheetTypeEnum.WorkSheet:
                rows = workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
                yield [(number, [_text(cell) for cell in row]) for number, row in enumerate(rows, 1)]
    except calamine.PasswordError as locked:
        raise CannotRead(LOCKED_WORKBOOK) from locked
    except (calamine.CalamineError, OSError, ValueError, KeyError) as damage:
        raise CannotRead(DAMAGED) from damage
    except BaseException as panic:
        # A panic inside the Rust library arrives as a BaseException of its own; everything else passes.
        if type(panic).__name__ != "PanicException":
            raise
        raise CannotRead(DAMAGED) from panic


def _text(cell: object) -> str:
    """Return a cell as the person sees it: whole numbers without ".0", dates as year-month-day, errors as nothing."""
    if isinstance(cell, str):
        return "" if cell.startswith("#") and cell.rstrip("!?/").isupper() and " " not in cell else cell
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ", timespec="minutes")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return ""
    return str(cell) if isinstance(cell, int) and not isinstance(cell, bool) else ""
