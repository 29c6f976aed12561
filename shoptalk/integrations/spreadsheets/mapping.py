"""From our fields to the columns of one table and back: what the guess says, what the seeker chose."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..ports.people import CannotRead
from ..tidying.text import folded
from .column_guess import Guess
from .column_words import FIELD_LABELS, NOTES_WORDS

# The first column of these keeps its own key, later ones go under the key for further ones.
_FURTHER = {"email": "other_emails", "phone": "other_phones"}
_ORDINAL = re.compile(r" \d+$")
NO_NAME_COLUMN = "None of the columns is known to hold names: choose the column of the names."
NO_SUCH_COLUMN = "The column “{column}” is not in this file: choose the columns again."
NO_SUCH_FIELD = "“{field}” is not something that can be kept about a person: choose the columns again."


@dataclass(frozen=True)
class Columns:
    """Where in a row each field stands; -1 where the table has no such column."""

    given_name: int = -1
    middle_name: int = -1
    family_name: int = -1
    full_name: int = -1
    organization: int = -1
    position: int = -1
    school: int = -1
    connected_on: int = -1
    emails: tuple[int, ...] = ()
    phones: tuple[int, ...] = ()
    urls: tuple[int, ...] = ()
    locations: tuple[int, ...] = ()
    notes: tuple[tuple[int, str], ...] = ()  # the label is "" for a column that is itself called Notes


def mapping_from(guess: Guess, columns: Sequence[str]) -> dict[str, str]:
    """Return the guess as "field -> column", as the mapping screen shows it and ``columns_from`` takes it back."""
    mapping: dict[str, str] = {}
    for index, field in sorted(guess.items()):
        if field in mapping:
            field = _FURTHER.get(field, field)
        key, ordinal = field, 2
        while key in mapping:
            key, ordinal = f"{field} {ordinal}", ordinal + 1
        mapping[key] = columns[index]
    return mapping


def columns_from(mapping: Mapping[str, str], columns: Sequence[str]) -> Columns:
    """Return the places of the mapped columns; CannotRead when a name is missing or a column unknown."""
    places: dict[str, list[int]] = {}
    for key, column in mapping.items():
        if not column:
            continue
        field = _ORDINAL.sub("", key)
        if field not in FIELD_LABELS:
            raise CannotRead(NO_SUCH_FIELD.format(field=key[:40]))
        if column not in columns:
            raise CannotRead(NO_SUCH_COLUMN.format(column=column[:80]))
        places.setdefault(field, []).append(columns.index(column))
    if not {"given_name", "family_name", "full_name"} & set(places):
        raise CannotRead(NO_NAME_COLUMN)
    only = {
        field: found[0] for field, found in places.items() if field in Columns.__dataclass_fields__ and field != "notes"
    }
    return Columns(
        **only,
        emails=tuple(places.get("email", []) + places.get("other_emails", [])),
        phones=tuple(places.get("phone", []) + places.get("other_phones", [])),
        urls=tuple(places.get("url", [])),
        locations=tuple(places.get("location", [])),
        notes=tuple((index, _label(columns[index])) for index in places.get("notes", [])),
    )


def _label(column: str) -> str:
    """A column of notes needs no label; "Graduation year" does."""
    return "" if _ORDINAL.sub("", folded(column)) in NOTES_WORDS else column
