"""A table of any origin: its header found, its columns named, its rows still unread."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import cast

from ..ports.people import CannotRead, Unread
from ..tidying.text import cut, one_line
from .column_guess import Guess, guess_by_cells, guess_by_header, has_name, looks_like_content, salutation_columns

Row = tuple[int, list[str]]  # line or row number, cells

# A list of people has a few dozen columns, Google's and Outlook's about a hundred; ten thousand are an accident.
MAX_COLUMNS = 500
TOO_MANY_COLUMNS = (
    "This table has {count:,} columns, more than a list of people has: choose the export of your contacts alone."
)
# The header stands within the first rows, below a title or LinkedIn's "Notes:" block.
_HEADER_WITHIN = 30
_PEEKED = 80
_HEADER_CAP = 100
NO_HEADER = "Column {number}"


@dataclass(frozen=True)
class Table:
    """``columns`` are the headers made unique, ``head`` the first rows below, ``rows`` the rest, to be read once.

    ``guess`` is what each column seems to hold. ``header_line`` is 0 when the file has no header.
    """

    columns: tuple[str, ...]
    header_line: int
    guess: Guess
    head: Sequence[Row | Unread]
    rows: Iterator[Row | Unread]

    def all_rows(self) -> Iterator[Row | Unread]:
        """Yield every row below the header, once."""
        return chain(self.head, self.rows)

    def samples(self) -> list[list[str]]:
        """Return the cells of the first rows."""
        return [item[1] for item in self.head if not isinstance(item, Unread)]


def open_table(rows: Iterable[Row | Unread]) -> Table:
    """Find the header among the first rows; CannotRead when the table is absurdly wide."""
    rows = iter(rows)
    peeked = list(islice(rows, _PEEKED))
    for item in peeked:
        if not isinstance(item, Unread) and len(item[1]) > MAX_COLUMNS:
            raise CannotRead(TOO_MANY_COLUMNS.format(count=len(item[1])))
    at = _header_at(peeked)
    if at is None:
        samples = [item[1] for item in peeked if not isinstance(item, Unread)]
        columns = tuple(NO_HEADER.format(number=index + 1) for index in range(max(map(len, samples), default=0)))
        return Table(columns, 0, guess_by_cells(samples), peeked, rows)
    line, header = cast(Row, peeked[at])
    below = peeked[at + 1 :]
    samples = [item[1][: len(header)] for item in below if not isinstance(item, Unread)]
    return Table(unique(header), line, _guess(header, samples), below, rows)


def unique(header: Sequence[str]) -> tuple[str, ...]:
    """Clean the headers; a repeated one gets " (2)", an empty one its number."""
    seen: dict[str, int] = {}
    columns: list[str] = []
    for index, text in enumerate(header):
        name = cut(one_line(text), _HEADER_CAP) or NO_HEADER.format(number=index + 1)
        seen[name] = seen.get(name, 0) + 1
        candidate = name if seen[name] == 1 else f"{name} ({seen[name]})"
        while candidate in columns:
            seen[name] += 1
            candidate = f"{name} ({seen[name]})"
        columns.append(candidate)
    return tuple(columns)


def is_blank(cells: Sequence[str]) -> bool:
    """Tell whether a row has nothing but delimiters and spaces."""
    return not "".join(cells).strip()


def _guess(header: Sequence[str], samples: list[list[str]]) -> Guess:
    guess = guess_by_header(header, salutation_columns(samples))
    if has_name(guess):
        return guess
    by_cells = {index: field for index, field in guess_by_cells(samples).items() if index not in guess}
    taken = set(guess.values())
    return guess | {index: field for index, field in by_cells.items() if field not in taken}


def _header_at(peeked: list[Row | Unread]) -> int | None:
    """Return where the header stands: the row with most known names, else a first row that is surely no content."""
    best, best_count = None, 0
    for at, item in enumerate(peeked[:_HEADER_WITHIN]):
        if isinstance(item, Unread) or is_blank(item[1]) or any(map(looks_like_content, item[1])):
            continue
        count = len(guess_by_header(item[1]))
        few = sum(1 for cell in item[1] if cell.strip()) <= 2
        if count > best_count and (count > 1 or few):
            best, best_count = at, count
    return best if best is not None else _silent_header_at(peeked)


def _silent_header_at(peeked: list[Row | Unread]) -> int | None:
    """A first row in an unknown language: no content in it, but content in the columns below."""
    rows = [(at, item[1]) for at, item in enumerate(peeked) if not isinstance(item, Unread) and not is_blank(item[1])]
    if len(rows) < 2:
        return None
    at, first = rows[0]
    full = sum(1 for cell in first if cell.strip()) >= max(2, len(first) - 1)
    found = set(guess_by_cells([cells for _, cells in rows[1:]]).values()) & {"email", "phone", "url", "connected_on"}
    return at if full and found and not any(map(looks_like_content, first)) else None
