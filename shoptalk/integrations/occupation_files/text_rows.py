"""Rows of a text file: tab-delimited without quotation marks (O*NET), or CSV (OEWS and projections)."""

import io
from collections.abc import Callable, Iterator
from typing import BinaryIO

from ..ports.occupations import CannotRead, Unread
from ..spreadsheets.csv_rows import csv_rows, delimiter_of, text_lines
from ..spreadsheets.file_bytes import Window
from ..tidying.person import unread
from . import sentences
from .found_files import MOST_UNPACKED, damage_told

LONGEST_LINE = 64 * 1024  # the longest description has 2,000 characters
TOO_LONG = "This row is longer than a row of such a file can be."
TOO_FEW = "This row has fewer cells than there are columns."
_SAMPLE_BYTES = 1 << 16

TextRow = tuple[int, list[str]] | Unread


def is_tabbed(head: bytes) -> bool:
    """Whether the first line is cut by tabs."""
    return b"\t" in head.split(b"\n", 1)[0]


def tabbed_rows(name: str, open_file: Callable[[], BinaryIO]) -> Iterator[TextRow]:
    """(line, cells) of every line that is not empty. CannotRead when the file ends in the middle of a row."""
    with damage_told(name), open_file() as file:
        lines = io.BufferedReader(Window(file, MOST_UNPACKED, sentences.TOO_LARGE.format(name=name)), 1 << 16)
        columns = number = 0
        while line := lines.readline(LONGEST_LINE):
            number += 1
            if not line.endswith(b"\n") and len(line) == LONGEST_LINE:
                yield unread(number, TOO_LONG, _text(line[:400]))
                _skip_line(lines)  # type: ignore[arg-type]
                continue
            cells = _text(line.rstrip(b"\r\n")).split("\t")
            if len(cells) == 1 and not cells[0].strip():
                continue
            columns = columns or len(cells)
            if len(cells) >= columns:
                yield number, [cell.strip() for cell in cells]
            elif line.endswith(b"\n"):
                yield unread(number, TOO_FEW, _text(line[:400]))
            else:
                raise CannotRead(sentences.CUT_OFF.format(name=name, line=number))


def _skip_line(lines: BinaryIO) -> None:
    while (rest := lines.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
        pass


def _text(line: bytes) -> str:
    """UTF-8, as the downloads are; a line that is not was saved by another program as Windows text."""
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = line.decode("cp1252", errors="replace")
    return text.replace("\x00", "")


def comma_rows(name: str, open_file: Callable[[], BinaryIO]) -> Iterator[TextRow]:
    """(line, cells) of a CSV in whatever encoding and with whatever delimiter a spreadsheet program saved it."""
    opened: list[BinaryIO] = []

    def reopen() -> BinaryIO:
        opened.append(open_file())
        return opened[-1]

    with damage_told(name):
        try:
            lines = _lines(name, reopen)
            with open_file() as file:
                delimiter = delimiter_of(_text(file.read(_SAMPLE_BYTES)))
            yield from csv_rows(lines, delimiter)
        finally:
            for file in opened:
                file.__exit__(None, None, None)


def _lines(name: str, reopen: Callable[[], BinaryIO]) -> Iterator[str]:
    try:
        return text_lines(reopen, MOST_UNPACKED)
    except CannotRead as said:  # its sentences speak of lists of people
        raise CannotRead(sentences.NOT_A_DOWNLOAD.format(name=name)) from said
