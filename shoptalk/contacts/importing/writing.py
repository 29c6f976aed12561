"""Writes newcomers into the table of people, hundreds in one statement.

Model instances would take four times as long as everything else together, so the hot path makes plain values and the
SQL from the model's own columns. What it works out must equal what `write_person.filled_in` works out for one person;
tests/contacts/test_import_writing.py holds the two together.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import chain, islice
from typing import Any

from django.db import connection

from shoptalk.contacts.importing.facts import PLACE_CAP, names_of
from shoptalk.contacts.models import Contact
from shoptalk.integrations.ports.people import Correspondence, PersonRow
from shoptalk.method.names import fold
from shoptalk.search.index import filling

# Rows of one INSERT. SQLite takes 32,766 values in a statement and PostgreSQL 65,535; a row has about 25.
TOGETHER = 400
CHUNK = 5 * TOGETHER  # rows handed to the database at a time
# What is empty for everybody stands in the statement itself: binding it for each row would take a third of the time.
_LITERALS = {None: "NULL", "": "''", 0: "0"}
# Columns that differ from person to person, in the order of _values().
_TOLD = (
    "given_name", "family_name", "name_key", "email", "other_emails", "phone", "other_phones", "organization",
    "organization_key", "position", "occupation_code", "url", "location", "school", "notes", "connected_on",
    "messages_sent", "messages_received", "last_message_at", "search_text",
)  # fmt: skip


def write_newcomers(
    rows: Sequence[PersonRow],
    *,
    shared: Mapping[str, Any],
    letters: Mapping[int, Correspondence],
    code_of: Callable[[str], str],
    seen: Callable[[int], None],
) -> None:
    """Inserts the rows in order. `shared` are the columns that all have alike; `letters` goes by place in `rows`.

    Must run inside a transaction. `code_of` gives the occupation of a position, "" when it is not clear; `seen` is
    told how many are written.
    """
    if not rows:
        return
    fields = {field.attname: field for field in Contact._meta.concrete_fields if not field.primary_key}
    alike = {name: field.get_default() for name, field in fields.items() if name not in _TOLD} | dict(shared)
    stored = {name: fields[name].get_db_prep_save(value, connection) for name, value in alike.items()}
    bound = {name: value for name, value in stored.items() if value not in _LITERALS}
    literal = {name: _LITERALS[value] for name, value in stored.items() if name not in bound}
    columns = [str(fields[name].column) for name in (*_TOLD, *bound, *literal)]
    places = ", ".join([*["%s"] * (len(_TOLD) + len(bound)), *literal.values()])
    people = _values(rows, letters, code_of, tuple(bound.values()))
    written = 0
    with filling(Contact._meta.db_table, "search_text"), connection.cursor() as cursor:
        while chunk := list(islice(people, CHUNK)):
            for size, lots in _lots(chunk):
                cursor.executemany(_insert(columns, places, size), lots)
            written += len(chunk)
            seen(written)


def _lots(chunk: Sequence[tuple]) -> Iterator[tuple[int, list[list[Any]]]]:
    """The values for INSERTs of TOGETHER rows each, then those for one INSERT of what is left."""
    full = len(chunk) - len(chunk) % TOGETHER
    if full:
        starts = range(0, full, TOGETHER)
        yield TOGETHER, [list(chain.from_iterable(chunk[start : start + TOGETHER])) for start in starts]
    if full < len(chunk):
        yield len(chunk) - full, [list(chain.from_iterable(chunk[full:]))]


def _insert(columns: Sequence[str], places: str, count: int) -> str:
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns))
    rows = ", ".join([f"({places})"] * count)
    return f"INSERT INTO {quote(Contact._meta.db_table)} ({names}) VALUES {rows}"  # noqa: S608 (our own columns)


def _values(
    rows: Sequence[PersonRow], letters: Mapping[int, Correspondence], code_of: Callable[[str], str], bound: tuple
) -> Iterator[tuple]:
    """One tuple a row, its values as the database takes them: _TOLD, then `bound`.

    Names, employers and positions come again and again, so each is folded once.
    """
    stored_list = _stored("other_emails")
    stored_day = _stored("connected_on")
    stored_moment = _stored("last_message_at")
    none, no_day, no_moment = stored_list([]), stored_day(None), stored_moment(None)
    folded, code = cache(fold), cache(code_of)
    days: dict[date | None, Any] = {None: no_day}
    for place, row in enumerate(rows):
        _, given, family, _, email, emails, phone, phones, employer, position, url, location, school, met, notes = row
        if not given and not family:
            given, family = names_of(row)
        if met not in days:
            days[met] = stored_day(met)
        first, last, employer_key = folded(given), folded(family), folded(employer)
        text = f"{first} {last} {employer_key} {folded(position)}"
        if location or school or notes or emails:
            location, school = location[:PLACE_CAP], school[:PLACE_CAP]
            text = f"{text} {fold(' '.join((email, *emails, location, school, notes)))}"
        elif email:
            text = f"{text} {fold(email)}"
        letter = letters.get(place) if letters else None
        yield (
            given,
            family,
            f"{last} {first}".strip()[:420],
            email,
            stored_list(list(emails)) if emails else none,
            phone,
            stored_list(list(phones)) if phones else none,
            employer,
            employer_key[:300],
            position,
            code(position),
            url,
            location,
            school,
            notes,
            days[met],
            letter.sent if letter else 0,
            letter.received if letter else 0,
            stored_moment(letter.last_at) if letter else no_moment,
            " ".join(text.split()) if "  " in text or text[0] == " " or text[-1] == " " else text,
            *bound,
        )


def _stored(column: str) -> Callable[[Any], Any]:
    """A function that gives values of this column the form that the database takes."""
    field = next(field for field in Contact._meta.concrete_fields if field.attname == column)
    return lambda value: field.get_db_prep_save(value, connection)
