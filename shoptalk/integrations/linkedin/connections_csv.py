"""LinkedIn's Connections.csv: the one file that thirty thousand people come in, so its everyday rows take a short way.

Peculiarities: a "Notes:" block may stand above the header; members who hide themselves are rows of nothing but commas
(unread, "no name"); most e-mail cells are empty; the date is written in the language of the member's account.
"""

import re
from collections.abc import Iterator
from unicodedata import is_normalized

from ..ports.people import PersonRow, Unread
from ..spreadsheets.mapping import Columns, columns_from, mapping_from
from ..spreadsheets.people import Reading, read_row, reading_of
from ..spreadsheets.table import Table
from ..tidying import addresses
from ..tidying.dates import read_date
from ..tidying.names import is_cjk
from ..tidying.text import SILENCE

_NAMES = {"given_name", "family_name"}
_OLD, _NEW = {"connected_on"}, {"url", "organization", "position"}
# No field of a row with so few characters in all can pass its cap, except a name, whose two parts are looked at.
_SHORT_ROW, _SHORT_NAME = 300, 90
_PROFILE = re.compile(r"https://www\.linkedin\.com/in/[\w%.~-]+")
_SIMPLE_NAME = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
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
    more = columns.phones or columns.locations or columns.notes or max(columns.middle_name, columns.full_name, columns.school) >= 0
    return once and not more


def _read_quickly(table: Table, reading: Reading) -> Iterator[PersonRow | Unread]:
    """Read the rows by position. A row with anything odd in it goes the long way; both ways give the same person.

    ``isprintable`` is the one test that finds control, bidirectional, zero-width and unassigned characters, lone
    surrogates and every white space but the plain one.
    """
    columns, width, day_first = reading.columns, reading.width, reading.day_first
    # A column that is missing is read from an empty cell put at the end of the row.
    given_at, family_at, date_at = columns.given_name, columns.family_name, columns.connected_on
    email_at, url_at = (columns.emails or (-1,))[0], (columns.urls or (-1,))[0]
    organization_at, position_at = columns.organization, columns.position
    simple_name, profile, new = _SIMPLE_NAME.fullmatch, _PROFILE.fullmatch, tuple.__new__
    for item in table.all_rows():
        if isinstance(item, Unread):
            yield item
            continue
        line, cells = item
        together = "".join(cells)
        if (
            len(cells) == width
            and len(together) <= _SHORT_ROW
            and together.isprintable()
            and "'" not in together
            and "  " not in together
            and (together.isascii() or is_normalized("NFC", together))
        ):
            cells.append("")
            given, family = cells[given_at].strip(), cells[family_at].strip()
            organization, position = cells[organization_at].strip(), cells[position_at].strip()
            url, email = cells[url_at].strip(), cells[email_at].strip()
            address = addresses.email(email) if email else ""
            if (
                (given.isalpha() or simple_name(given))
                and (family.isalpha() or simple_name(family))
                and len(given) <= _SHORT_NAME
                and len(family) <= _SHORT_NAME
                and (not url or profile(url))
                and (not email or address)
                and not (len(organization) <= _LONGEST_SILENCE and organization.lower() in SILENCE)
                and not (len(position) <= _LONGEST_SILENCE and position.lower() in SILENCE)
                and not is_cjk(given)
            ):
                connected_on = read_date(cells[date_at].strip(), day_first)
                full = f"{given} {family}"
                yield new(
                    PersonRow,
                    (line, given, family, full, address, (), "", (), organization, position, url, "", "", connected_on, ""),
                )
                continue
            cells.pop()
        yield read_row((line, cells), reading)
