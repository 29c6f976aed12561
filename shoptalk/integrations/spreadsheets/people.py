"""People out of a table whose columns are known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..ports.people import NOTES_CAP, PersonRow, Unread
from ..tidying.dates import day_comes_first, read_date
from ..tidying.person import Told, person_from, unread
from ..tidying.text import folded, one_line, spoken, word_set
from .mapping import Columns
from .safe_cells import unescape_formula
from .table import Row, Table, is_blank

TOO_MANY_CELLS = (
    "This row has {cells} cells where the header has {columns}: a cell with a comma in it needs quotation marks."
)
# Twice the longest text that any field keeps: what is beyond is never looked at.
_CELL_CAP = 2 * NOTES_CAP
# Words of an English header: English exports of LinkedIn and Outlook write the month first, other languages the day.
_ENGLISH = word_set("name names company employer title first last connected address phone met")


@dataclass(frozen=True)
class Reading:
    """How the rows of one table are read: where fields stand, how wide a row is, whether dates begin with the day."""

    columns: Columns
    width: int
    day_first: bool


def reading_of(table: Table, columns: Columns) -> Reading:
    """Return how to read the rows of ``table``."""
    dated = [row[columns.connected_on] for row in table.samples() if 0 <= columns.connected_on < len(row)]
    english = any(_ENGLISH.intersection(folded(column).split()) for column in table.columns)
    return Reading(columns, len(table.columns), day_comes_first(dated, otherwise=not english))


def read_people_of(table: Table, columns: Columns) -> Iterator[PersonRow | Unread]:
    """Yield a person or an unread row for every row that is not blank."""
    reading = reading_of(table, columns)
    for item in table.all_rows():
        if isinstance(item, Unread):
            yield item
        elif not is_blank(item[1]):
            yield read_row(item, reading)


def read_row(row: Row, reading: Reading) -> PersonRow | Unread:
    """Return what one row says; a row with more cells than columns is not trusted, its cells may have shifted."""
    line, cells = row
    raw = ", ".join(filter(None, cells))[:_CELL_CAP]
    if len(cells) > reading.width and not is_blank(cells[reading.width :]):
        return unread(line, TOO_MANY_CELLS.format(cells=len(cells), columns=reading.width), raw)
    return person_from(line, _told(cells, reading), raw)


def _told(cells: Sequence[str], reading: Reading) -> Told:
    """Collect what the row says, cell by cell."""
    columns = reading.columns

    def cell(index: int) -> str:
        return unescape_formula(cells[index][:_CELL_CAP]) if 0 <= index < len(cells) else ""

    return Told(
        given_name=cell(columns.given_name),
        middle_name=cell(columns.middle_name),
        family_name=cell(columns.family_name),
        full_name=cell(columns.full_name),
        emails=[cell(index) for index in columns.emails],
        phones=[cell(index) for index in columns.phones],
        organization=cell(columns.organization),
        position=cell(columns.position),
        urls=[cell(index) for index in columns.urls],
        location=", ".join(filter(None, (spoken(cell(index)) for index in columns.locations))),
        school=cell(columns.school),
        connected_on=read_date(cell(columns.connected_on).strip(), reading.day_first),
        notes=[_noted(cell(index), label) for index, label in columns.notes],
    )


def _noted(text: str, label: str) -> str:
    """Notes stand as they are; a column without a field of its own says what it is."""
    if not label:
        return text
    text = spoken(one_line(text))
    return f"{label}: {text}" if text else ""
