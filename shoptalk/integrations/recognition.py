"""What kind of file is this, and who is in it? The one entry for every file of people.

``recognize`` looks, ``read_people`` reads row by row, ``read_correspondence`` counts messages in a LinkedIn export,
``read_pasted`` and ``read_quick_add`` take text. All of them say what is wrong by raising ``CannotRead``.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import BinaryIO

from .linkedin.connections_csv import is_connections, read_connections
from .linkedin.correspondence import count_correspondence
from .linkedin.export_zip import connections_member
from .pasted.lines import read_lines, read_pasted
from .pasted.quick_add import read_quick_add
from .ports.people import CannotRead, Correspondence, PersonRow, Recognized, Unread
from .spreadsheets.archives import member_bytes, open_archive
from .spreadsheets.book_kinds import google_guess, is_google, is_outlook, outlook_guess
from .spreadsheets.column_guess import Guess, has_name
from .spreadsheets.csv_rows import csv_rows, delimiter_of, text_lines
from .spreadsheets.file_bytes import check_size, is_zip, refuse_foreign
from .spreadsheets.mapping import columns_from, mapping_from
from .spreadsheets.people import read_people_of
from .spreadsheets.table import Table, is_blank, open_table
from .spreadsheets.workbook import open_workbook, workbook_kind
from .tidying.text import cut, one_line
from .vcard.cards import is_vcard, read_cards

__all__ = ["read_correspondence", "read_pasted", "read_people", "read_quick_add", "recognize"]

_LABELS = {
    "linkedin_zip": "LinkedIn export",
    "linkedin_csv": "LinkedIn connections",
    "vcard": "Address book cards (vCard)",
    "google_csv": "Google Contacts",
    "outlook_csv": "Outlook contacts",
    "table": "Table",
    "pasted": "Lines of text",
}
_SAMPLE_ROWS = 5
_SAMPLE_CELL = 120
# Up to this size the rows are counted while recognizing (a fraction of a second); beyond, progress goes by bytes.
_COUNTED_BYTES = 20 * 1024 * 1024
_HEAD_BYTES = 1 << 16
_SNIFFED_CHARACTERS = 1 << 16
_TEXT_SUFFIXES = (".txt", ".text", ".md")
STRANGE_CONNECTIONS = (
    "The Connections.csv in this zip has no header that we know: ask LinkedIn for a new copy of your data with "
    "Connections ticked."
)


@dataclass
class _Opened:
    """A file whose kind is known: its table or a function that reads its people."""

    kind: str
    table: Table | None = None
    people: Iterator[PersonRow | Unread] | None = None


def recognize(file: BinaryIO, filename: str, *, count: bool = True) -> Recognized:
    """Return what kind of file it is and how it begins; CannotRead says why it is none of ours.

    Without ``count`` the rows are not counted, and the file is not read to its end.
    """
    size = check_size(file)
    opened = _opened(file, filename)
    if opened.table is None:
        sample = tuple(_shown(person) for person in islice(_people_only(opened), _SAMPLE_ROWS))
        return Recognized(opened.kind, _LABELS[opened.kind], (), {}, sample, None)
    table = opened.table
    sample = tuple(_sample(table, cells) for cells in table.samples() if not is_blank(cells))[:_SAMPLE_ROWS]
    counted = count and size <= _COUNTED_BYTES
    rows = _count(table, hidden_too=opened.kind.startswith("linkedin")) if counted else None
    return Recognized(
        opened.kind, _LABELS[opened.kind], table.columns, mapping_from(table.guess, table.columns), sample, rows
    )


def read_people(
    file: BinaryIO, filename: str, mapping: Mapping[str, str] | None = None
) -> Iterator[PersonRow | Unread]:
    """Return an iterator over everybody in the file and every row that cannot be read, in the file's order.

    ``mapping`` (field to column, as ``Recognized.mapping``) overrides the guess for tables. CannotRead is raised at
    once for a file of the wrong kind, and while iterating for an archive that turns out to be damaged. A file without
    people yields no PersonRow: telling so is left to the caller. ``file`` must be seekable and stay open until the
    iterator is done.
    """
    check_size(file)
    opened = _opened(file, filename)
    if opened.people is not None:
        return opened.people
    table = opened.table
    assert table is not None
    guessed = mapping_from(table.guess, table.columns)
    if opened.kind.startswith("linkedin") and (mapping is None or dict(mapping) == guessed):
        return read_connections(table)
    return read_people_of(table, columns_from(guessed if mapping is None else mapping, table.columns))


def read_correspondence(file: BinaryIO, filename: str) -> dict[str, Correspondence]:
    """Return how much was written with whom, by ``correspondence_key``; {} for everything but a LinkedIn zip."""
    check_size(file)
    head = file.read(_HEAD_BYTES)
    return count_correspondence(open_archive(file)) if is_zip(head) and not workbook_kind(open_archive(file)) else {}


def _opened(file: BinaryIO, filename: str) -> _Opened:
    """Open the file by what it begins with; its name decides only between a table and lines of text."""
    head = file.read(_HEAD_BYTES)
    refuse_foreign(head)
    if is_vcard(head):
        return _Opened("vcard", people=read_cards(file))
    if is_zip(head):
        archive = open_archive(file)
        if workbook_kind(archive):
            return _with_kind(open_workbook(file))
        member = connections_member(archive)
        table = _csv_table(member_bytes(archive, member))
        if not is_connections(table):
            raise CannotRead(STRANGE_CONNECTIONS)
        return _Opened("linkedin_zip", table)
    return _opened_text(file, filename)


def _opened_text(file: BinaryIO, filename: str) -> _Opened:
    """A text file is a table when a header or its cells say who is in it; otherwise each line is read by itself."""
    opened = _with_kind(_csv_table(partial(_rewound, file)))
    assert opened.table is not None
    told = opened.table.header_line and has_name(opened.table.guess)
    if told or (len(opened.table.columns) > 1 and not filename.lower().endswith(_TEXT_SUFFIXES)):
        return opened
    return _Opened("pasted", people=read_lines(text_lines(partial(_rewound, file))))


def _with_kind(table: Table) -> _Opened:
    """Name the program that wrote a table, and correct the guess by what is known of it."""
    if is_google(table.columns):
        return _Opened("google_csv", _guessed(table, google_guess(table.columns)))
    if is_outlook(table.columns):
        return _Opened("outlook_csv", _guessed(table, outlook_guess(table.columns)))
    return _Opened("linkedin_csv" if is_connections(table) else "table", table)


def _guessed(table: Table, guess: Guess) -> Table:
    return replace(table, guess=guess) if has_name(guess) else table


def _csv_table(reopen: Callable[[], BinaryIO]) -> Table:
    """Open a CSV in whatever encoding and with whatever delimiter it has."""
    head = text_lines(reopen).read(_SNIFFED_CHARACTERS)
    return open_table(csv_rows(text_lines(reopen), delimiter_of(head)))


def _rewound(file: BinaryIO) -> BinaryIO:
    file.seek(0)
    return file


def _count(table: Table, *, hidden_too: bool) -> int:
    """Count the rows that will be read: blank ones only where they stand for somebody (LinkedIn's hidden members)."""
    return sum(1 for item in table.all_rows() if hidden_too or isinstance(item, Unread) or not is_blank(item[1]))


def _people_only(opened: _Opened) -> Iterator[PersonRow]:
    return (person for person in opened.people or () if isinstance(person, PersonRow))


def _sample(table: Table, cells: list[str]) -> dict[str, str]:
    return {
        column: cut(one_line(cell[: 4 * _SAMPLE_CELL]), _SAMPLE_CELL)
        for column, cell in zip(table.columns, cells, strict=False)
    }


def _shown(person: PersonRow) -> dict[str, str]:
    return {
        field: cut(str(value), _SAMPLE_CELL)
        for field, value in person._asdict().items()
        if value and field != "line" and isinstance(value, str)
    }
