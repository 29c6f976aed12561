"""Rows of a CSV file with their line numbers. A row with a broken quotation mark costs that row only."""

import csv
import io
import re
from collections import deque
from collections.abc import Callable, Iterator
from itertools import chain
from typing import BinaryIO

from ..ports.people import MAX_FILE_BYTES, Unread
from ..tidying.person import unread
from .encodings import encoding_of
from .file_bytes import Window

OPEN_QUOTE = "A quotation mark opens in this row and never closes."
ROW_TOO_LONG = "This row is longer than a row about one person can be."
# The longest row that is believed: notes with line breaks are shorter. Beyond it a quotation mark was left open.
_ROW_LINES, _ROW_CHARACTERS = 400, 100_000
DELIMITERS = ",;\t|"
_SNIFFED_LINES = 40


class _RunAway(Exception):
    """A row has swallowed more lines than a row may."""


def text_lines(reopen: Callable[[], BinaryIO], limit: int = MAX_FILE_BYTES) -> io.TextIOWrapper:
    """Open the text in its own encoding; iterating gives its lines with their ends."""
    encoding = encoding_of(reopen)
    window = io.BufferedReader(Window(reopen(), limit), 1 << 16)
    return io.TextIOWrapper(window, encoding=encoding, errors="replace", newline="")


def csv_rows(lines: Iterator[str], delimiter: str) -> Iterator[tuple[int, list[str]] | Unread]:
    """Yield (line of its beginning, cells) for every row, or Unread for a row that cannot be parsed."""
    returned: deque[str] = deque()  # lines that a broken row had swallowed
    before = 0  # lines that are done with
    while True:
        recent: list[str] = []
        reader = csv.reader(_remembering(returned, lines, recent), delimiter=delimiter, strict=True)
        start = before + 1
        try:
            for cells in reader:
                if cells:
                    yield start, cells
                recent.clear()
                start = before + reader.line_num + 1
            return
        except (csv.Error, _RunAway):
            yield _single(start, recent[0], delimiter)
            before = start
            returned.extendleft(reversed(recent[1:]))


def delimiter_of(text: str) -> str:
    """Return the delimiter that cuts the first lines into the same number of cells most often; comma when none does."""
    lines = [line for line in text.splitlines() if line.strip()][:_SNIFFED_LINES]
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) == 5:
        return lines[0][4] if lines[0][4] in DELIMITERS else ","
    best, best_score = ",", 0.0
    for delimiter in DELIMITERS:
        widths = [len(cells) for cells in _lenient(lines, delimiter)]
        common = max(set(widths), key=lambda width: (widths.count(width), width), default=1)
        score = widths.count(common) / len(widths) * min(common, 20) if common > 1 else 0.0
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _lenient(lines: list[str], delimiter: str) -> list[list[str]]:
    """Cut each line by itself, forgiving everything."""
    try:
        return [cells for line in lines for cells in csv.reader([line], delimiter=delimiter)]
    except csv.Error:
        return []


def _remembering(returned: deque[str], lines: Iterator[str], recent: list[str]) -> Iterator[str]:
    """Pass on first the returned lines, then the new ones, and remember those of the row under way."""
    characters = 0
    for line in chain(_emptied(returned), lines):
        if recent:
            characters += len(line)
            if len(recent) >= _ROW_LINES or characters > _ROW_CHARACTERS:
                recent.append(line)
                raise _RunAway
        else:
            characters = len(line)
        recent.append(line)
        yield line


def _emptied(returned: deque[str]) -> Iterator[str]:
    while returned:
        yield returned.popleft()


def _single(number: int, line: str, delimiter: str) -> tuple[int, list[str]] | Unread:
    """Parse one line by itself, with quotation marks inside a quoted cell mended: "Dana "Dee" Whitfield"."""
    edge = re.escape(delimiter)
    doubled = re.sub(rf'(?<!^)(?<![{edge}"])"(?!["{edge}]|\s*$)', '""', line.rstrip("\r\n"))
    try:
        return number, next(csv.reader([doubled], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return unread(number, ROW_TOO_LONG if len(line) > _ROW_CHARACTERS else OPEN_QUOTE, line)
