"""Writes newcomers into the table of people, thousands at a time.

Model instances would take four times as long as everything else together, so the hot path makes plain tuples and the
SQL from the model's own columns. What it works out must equal what `write_person.filled_in` works out for one person;
tests/contacts/test_import_writing.py holds the two together.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import islice
from typing import Any

from django.db import connection

from shoptalk.contacts.importing.facts import PLACE_CAP, names_of
from shoptalk.contacts.models import Contact
from shoptalk.integrations.ports.people import Correspondence, PersonRow
from shoptalk.method.names import fold
from shoptalk.search.index import filling

CHUNK = 2_000  # rows of one executemany: few enough to hold, enough to be quick

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
    """Inserts the rows in order. `shared` are the columns that all of them have alike; `letters` goes by place in `rows`.

    Must run inside a transaction. `code_of` gives the occupation of a position, "" when it is not clear.
    """
    fields = {field.attname: field for field in Contact._meta.concrete_fields if not field.primary_key}
    alike = {name: field.get_default() for name, field in fields.items() if name not in _TOLD} | dict(shared)
    constants = tuple(fields[name].get_db_prep_save(value, connection) for name, value in alike.items())
    tuples = _tuples(rows, letters, code_of, constants)
    sql = _insert([fields[name].column for name in (*_TOLD, *alike)])
    written = 0
    with filling(Contact._meta.db_table, "search_text"), connection.cursor() as cursor:
        while chunk := list(islice(tuples, CHUNK)):
            cursor.executemany(sql, chunk)
            written += len(chunk)
            seen(written)


def _insert(columns: Sequence[str]) -> str:
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns))
    return f"INSERT INTO {quote(Contact._meta.db_table)} ({names}) VALUES ({', '.join(['%s'] * len(columns))})"  # noqa: S608


def _tuples(
    rows: Sequence[PersonRow], letters: Mapping[int, Correspondence], code_of: Callable[[str], str], constants: tuple
) -> Iterator[tuple]:
    """One tuple a row, its values as the database takes them: _TOLD, then the constants."""
    many = Contact._meta.get_field("other_emails")
    moment = Contact._meta.get_field("last_message_at")
    none = many.get_db_prep_save([], connection)
    code = cache(code_of)
    employer = cache(lambda organization: fold(organization)[:300])
    day = cache(_day)
    for place, row in enumerate(rows):
        _, given, family, full, email, emails, phone, phones, organization, position, url, location, school, met, notes = row
        if not given and not family:
            given, family = names_of(row)
        location, school = location[:PLACE_CAP], school[:PLACE_CAP]
        letter = letters.get(place) if letters else None
        yield (
            given,
            family,
            fold(f"{family} {given}")[:420],
            email,
            many.get_db_prep_save(list(emails), connection) if emails else none,
            phone,
            many.get_db_prep_save(list(phones), connection) if phones else none,
            organization,
            employer(organization),
            position,
            code(position),
            url,
            location,
            school,
            notes,
            day(met),
            letter.sent if letter else 0,
            letter.received if letter else 0,
            moment.get_db_prep_save(letter.last_at, connection) if letter else None,
            fold(" ".join((given, family, organization, position, email, *emails, location, school, notes))),
            *constants,
        )


def _day(met: date | None) -> Any:
    return Contact._meta.get_field("connected_on").get_db_prep_save(met, connection)
