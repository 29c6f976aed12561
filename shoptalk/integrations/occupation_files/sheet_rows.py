"""Rows of an Excel workbook as they stream by. A sheet of all metropolitan areas has five million cells, so nothing
but the row at hand and the shared texts is held.
"""

import posixpath
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO
from xml.parsers import expat

from ..ports.occupations import CannotRead
from ..spreadsheets.archives import member_bytes, open_archive
from . import sentences
from .found_files import MOST_UNPACKED, damage_told

MOST_COLUMNS = 80  # OEWS has 32, O*NET 15
MOST_ROWS = 1_048_576  # as many as Excel has
LONGEST_CELL = 4_000
MOST_SHARED = 64 * 1024 * 1024  # characters
_PIECE_BYTES = 1 << 16
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def sheets_of(
    name: str, open_file: Callable[[], BinaryIO]
) -> list[tuple[str, Callable[[], Iterator[tuple[int, list[str]]]]]]:
    """(name of the sheet, its rows from the beginning) of a workbook."""
    with _workbook(name, open_file) as archive:
        sheets = list(_sheets(archive))
    return [(title, lambda part=part: _rows(name, open_file, part)) for title, part in sheets]  # type: ignore[misc]


@contextmanager
def _workbook(name: str, open_file: Callable[[], BinaryIO]) -> Iterator[zipfile.ZipFile]:
    """The open archive; everything that is wrong with it is told in one sentence."""
    try:
        with damage_told(name), open_file() as file, open_archive(file, sentences.TOO_MUCH_INSIDE) as archive:
            yield archive
    except (expat.ExpatError, IndexError, KeyError) as damage:
        raise CannotRead(sentences.DAMAGED.format(name=name)) from damage


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """(title, part) of the sheets, in the order of the workbook."""
    targets: dict[str, str] = {}
    titles: list[tuple[str, str]] = []

    def relation(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship":
            targets[attributes["Id"]] = attributes["Target"]

    def sheet(tag: str, attributes: dict[str, str]) -> None:
        if tag == "sheet":
            titles.append((attributes["name"], attributes[f"{_RELATION} id"]))

    _parse(archive, "xl/_rels/workbook.xml.rels", start=relation)
    _parse(archive, "xl/workbook.xml", start=sheet)
    parts = set(archive.namelist())
    for title, relation_id in titles:
        target = targets[relation_id]
        part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
        if part in parts and "/worksheets/" in part:
            yield title, part


def _parse(
    archive: zipfile.ZipFile, part: str, *, start: Callable[[str, dict[str, str]], None] | None = None,
    end: Callable[[str], None] | None = None, text: Callable[[str], None] | None = None,
) -> None:  # fmt: skip
    for _ in _parsing(archive, part, start=start, end=end, text=text):
        pass


def _parsing(
    archive: zipfile.ZipFile, part: str, *, start: Callable[[str, dict[str, str]], None] | None = None,
    end: Callable[[str], None] | None = None, text: Callable[[str], None] | None = None,
) -> Iterator[None]:  # fmt: skip
    """Parse a part piece by piece and pause after each, so that what was gathered can be passed on."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _no_doctype
    if start is not None:
        parser.StartElementHandler = lambda tag, attributes: start(tag.rpartition(" ")[2], attributes)
    if end is not None:
        parser.EndElementHandler = lambda tag: end(tag.rpartition(" ")[2])
    if text is not None:
        parser.CharacterDataHandler = text
    member = member_bytes(archive, archive.getinfo(part), MOST_UNPACKED, sentences.TOO_MUCH_INSIDE)()
    while piece := member.read(_PIECE_BYTES):
        parser.Parse(piece, False)
        yield
    parser.Parse(b"", True)
    yield


def _no_doctype(*declared: object) -> None:
    """No workbook declares a document type; entities that multiply come in one."""
    raise CannotRead(sentences.TOO_MUCH_INSIDE)


def _shared(archive: zipfile.ZipFile) -> list[str]:
    """The texts that cells point to by number."""
    reader = _SharedTexts()
    if "xl/sharedStrings.xml" in archive.namelist():
        _parse(archive, "xl/sharedStrings.xml", start=reader.start, end=reader.end, text=reader.text)
    return reader.texts


class _SharedTexts:
    def __init__(self) -> None:
        self.texts: list[str] = []
        self._parts: list[str] = []
        self._in_text = self._in_reading = False
        self._characters = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "si":
            self._parts = []
        elif tag == "rPh":  # how the characters are read aloud, not what they say
            self._in_reading = True
        elif tag == "t":
            self._in_text = not self._in_reading

    def text(self, text: str) -> None:
        if self._in_text:
            self._parts.append(text)

    def end(self, tag: str) -> None:
        if tag == "t":
            self._in_text = False
        elif tag == "rPh":
            self._in_reading = False
        elif tag == "si":
            text = "".join(self._parts)[:LONGEST_CELL]
            self._characters += len(text) + 8
            if self._characters > MOST_SHARED:
                raise CannotRead(sentences.TOO_MUCH_INSIDE)
            self.texts.append(text)


def _rows(name: str, open_file: Callable[[], BinaryIO], part: str) -> Iterator[tuple[int, list[str]]]:
    """(number, cells) of the rows of a sheet that hold anything."""
    with _workbook(name, open_file) as archive:
        reader = _Sheet(_shared(archive))
        for _ in _parsing(archive, part, start=reader.start, end=reader.end, text=reader.text):
            yield from reader.rows
            reader.rows.clear()


class _Sheet:
    """Gathers the rows that have ended."""

    def __init__(self, shared: list[str]) -> None:
        self.rows: list[tuple[int, list[str]]] = []
        self._shared = shared
        self._row = self._column = 0
        self._cells: list[str] = []
        self._kind = ""
        self._parts: list[str] | None = None
        self._length = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "row":
            self._row = _number(attributes.get("r", "")) or self._row + 1
            if self._row > MOST_ROWS:
                raise CannotRead(sentences.TOO_MUCH_INSIDE)
            self._cells, self._column = [], 0
        elif tag == "c":
            self._column = _column(attributes.get("r", "")) or self._column + 1
            self._kind = attributes.get("t", "n")
        elif tag in ("v", "t"):
            self._parts, self._length = [], 0

    def text(self, text: str) -> None:
        if self._parts is not None and self._length < LONGEST_CELL:
            self._parts.append(text)
            self._length += len(text)

    def end(self, tag: str) -> None:
        if tag in ("v", "t") and self._parts is not None:
            self._put("".join(self._parts)[:LONGEST_CELL])
            self._parts = None
        elif tag == "row" and any(self._cells):
            self.rows.append((self._row, self._cells))

    def _put(self, text: str) -> None:
        if not 1 <= self._column <= MOST_COLUMNS or self._kind == "e":
            return
        if self._kind == "s":
            text = self._shared[int(text)] if text.isdecimal() else ""
        self._cells.extend([""] * (self._column - len(self._cells)))
        self._cells[self._column - 1] += text  # a text in the cell itself may come in several parts


def _number(digits: str) -> int:
    return int(digits) if digits.isdecimal() and len(digits) < 9 else 0


def _column(reference: str) -> int:
    """The number of the column in a reference like `AB12`; 0 without one."""
    letters = reference.rstrip("0123456789")
    if not letters.isalpha() or not letters.isascii() or len(letters) > 3:
        return 0
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
