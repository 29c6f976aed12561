"""A pasted list of people: a line each, or a table or cards copied from another program."""

import io
import re
from collections.abc import Iterator
from itertools import chain, islice

from ..ports.people import MAX_FILE_BYTES, CannotRead, PersonRow, Unread
from ..spreadsheets.column_guess import has_name
from ..spreadsheets.csv_rows import csv_rows, delimiter_of
from ..spreadsheets.file_bytes import TOO_LARGE
from ..spreadsheets.mapping import columns_from, mapping_from
from ..spreadsheets.people import read_people_of
from ..spreadsheets.table import Table, open_table
from ..tidying.person import NO_NAME, Told, person_from, unread
from ..vcard.cards import is_vcard, read_cards
from .one_line import told_by

LINE_TOO_LONG = "This line is longer than a line about one person can be."
# A line about one person, title and remark included, is a few dozen words.
_LONGEST = 1_000
_SNIFFED = 1 << 16
# "Dana Whitfield <dana@…>, Bob Ray <bob@…>", as mail programs list recipients.
_RECIPIENT = re.compile(r"[^<>,;]*(?:\"[^\"]*\"[^<>,;]*)?<[^<>@\s]+@[^<>\s]+>")
_SEVERAL = 2
# A list in which every line is "Whitfield, Dana" has family names first; one alone may name an employer.
_FAMILY_FIRST = re.compile(r"[^\W\d_][^\W\d_'’-]*, [^\W\d_][^\W\d_'’-]*(?: [^\W\d_]\.?)?")
_LIST_SEEN = 20


def read_pasted(text: str) -> Iterator[PersonRow | Unread]:
    """Yield a person or an unread row for every line that is not blank; a copied header or card is understood."""
    if len(text) > MAX_FILE_BYTES:
        raise CannotRead(TOO_LARGE)
    head = text[:_SNIFFED]
    if is_vcard(head.encode("utf-8", "replace")):
        return read_cards(io.BytesIO(text.encode("utf-8", "replace")))
    table = _table(text, head)
    if table is not None:
        return read_people_of(table, columns_from(mapping_from(table.guess, table.columns), table.columns))
    return _each_line(io.StringIO(text))


def read_lines(lines: Iterator[str]) -> Iterator[PersonRow | Unread]:
    """Yield a person or an unread row for every line that is not blank."""
    return _each_line(lines)


def _table(text: str, head: str) -> Table | None:
    """Return the pasted text as a table when its first row is a header that names people."""
    table = open_table(csv_rows(io.StringIO(text, newline=""), delimiter_of(head)))
    return table if table.header_line and has_name(table.guess) and len(table.columns) > 1 else None


def _each_line(lines: Iterator[str]) -> Iterator[PersonRow | Unread]:
    written = ((number, line.strip()) for number, line in enumerate(lines, 1) if line.strip())
    first = list(islice(written, _LIST_SEEN))
    family_first = len(first) > 1 and all(_FAMILY_FIRST.fullmatch(line) for _, line in first)
    for number, line in chain(first, written):
        if family_first and _FAMILY_FIRST.fullmatch(line):
            yield person_from(number, Told(full_name=line), line)
            continue
        if len(line) > _LONGEST:
            yield unread(number, LINE_TOO_LONG, line)
            continue
        recipients = _RECIPIENT.findall(line)
        for part in recipients if len(recipients) >= _SEVERAL else [line]:
            told = told_by(part.strip())
            yield person_from(number, told, part) if told.full_name else unread(number, NO_NAME, part)
