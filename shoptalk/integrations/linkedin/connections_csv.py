"""LinkedIn's Connections.csv: the one file that thirty thousand people come in, so its everyday rows take a short way.

Peculiarities: a "Notes:" block may stand above the header; members who hide themselves are rows of nothing but commas
(unread, "no name"); most e-mail cells are empty; the date is written in the language of the member's account.
"""

from collections.abc import Iterator
from unicodedata import is_normalized

from ..ports.people import PersonRow, Unread
from ..spreadsheets.mapping import Columns, columns_from, mapping_from
from ..spreadsheets.people import Reading, read_row, reading_of
from ..spreadsheets.table import Table
from ..tidying import addresses
from ..tidying.dates import read_date
from ..tidying.names import from_two, has_letters, is_cjk
from ..tidying.person import CREDENTIALS_LABEL
from ..tidying.text import SILENCE

_NAMES = {"given_name", "family_name"}
_OLD, _NEW = {"connected_on"}, {"url", "organization", "position"}
# No field of a row with so few characters in all can pass its cap.
_SHORT_ROW = 200
_PROFILE = "https://www.linkedin.com/in/"
_LONGEST_SILENCE = max(map(len, SILENCE))


def is_connections(table: Table) -> bool:
    """Tell whether the header is LinkedIn's, old (with the date) or new (with the address of the profile)."""
    fields = set(table.guess.values())
    return table.header_line > 0 and fields >= _NAMES and (fields >= _OLD or fields >= _NEW) and "phone" not in fields


def read_connections(table: Table) -> Iterator[PersonRow | Unread]:
    """Yield a person or an unread row for every row below the header, hidden members included."""
    columns = columns_from(mapping_from(table.guess, table.columns), table.columns)
    reading = reading_of(table, columns)
    if _is_everyday(columns):
        return _read_quickly(table, reading)
    return (item if isinstance(item, Unread) else read_row(item, reading) for item in table.all_rows())


def _is_everyday(columns: Columns) -> bool:
    """Tell whether there is nothing but LinkedIn's own columns, each at most once."""
    once = len(columns.emails) <= 1 and len(columns.urls) <= 1
    more = columns.phones or columns.locations or columns.notes
    return once and not more and max(columns.middle_name, columns.full_name, columns.school) < 0


def _read_quickly(table: Table, reading: Reading) -> Iterator[PersonRow | Unread]:
    """Read everyday rows by position and all others the long way; both ways give the same person (a test says so).

    ``isprintable`` is the one test that finds control, bidirectional, zero-width and unassigned characters, lone
    surrogates and every white space but the plain one. A first ``'`` may hide an escaped formula. The tests stand in
    the loop and not in functions of their own because a call costs as much as two of them.
    """
    columns, width, day_first = reading.columns, reading.width, reading.day_first
    # A column that is missing (-1) is read from an empty cell put at the end of the row.
    given_at, family_at, date_at = columns.given_name, columns.family_name, columns.connected_on
    email_at, url_at = (columns.emails or (-1,))[0], (columns.urls or (-1,))[0]
    organization_at, position_at = columns.organization, columns.position
    new = tuple.__new__
    for item in table.all_rows():
        if isinstance(item, Unread):
            yield item
            continue
        line, cells = item
        together = "".join(cells)
        if (
            len(cells) != width
            or len(together) > _SHORT_ROW
            or not together.isprintable()
            or "  " in together
            or ("'" in together and any(cell.startswith("'") for cell in cells))
            or not (together.isascii() or is_normalized("NFC", together))
        ):
            yield read_row((line, cells), reading)
            continue
        cells.append("")
        given, family, notes = cells[given_at].strip(), cells[family_at].strip(), ""
        organization, position = cells[organization_at].strip(), cells[position_at].strip()
        url, email = cells[url_at].strip(), cells[email_at].strip()
        address = addresses.email(email) if email else ""
        if given.isalpha() and family.isalpha() and (given.isascii() or not is_cjk(given)):
            full = f"{given} {family}"
        else:
            given, family, full, credentials = from_two(given, family)
            if not has_letters(full):
                full = ""
            if credentials:
                notes = f"{CREDENTIALS_LABEL}: {credentials}"
        if (
            (address or not email)
            and (
                not url or (url.startswith(_PROFILE) and " " not in url and ":::" not in url and url[-1] not in "<>\"'")
            )
            and (len(organization) > _LONGEST_SILENCE or organization.lower() not in SILENCE)
            and (len(position) > _LONGEST_SILENCE or position.lower() not in SILENCE)
            and full
        ):
            connected_on = read_date(cells[date_at].strip(), day_first)
            values = (
                line,
                given,
                family,
                full,
                address,
                (),
                "",
                (),
                organization,
                position,
                url,
                "",
                "",
                connected_on,
                notes,
            )
            yield new(PersonRow, values)
        else:
            cells.pop()
            yield read_row((line, cells), reading)
