"""Which column of a table is what: the guess, shown with the first rows, and what the seeker chose instead."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from shoptalk.integrations.ports.people import CannotRead, Recognized
from shoptalk.integrations.spreadsheets.column_words import FIELD_LABELS
from shoptalk.integrations.spreadsheets.mapping import columns_from

NAMES = {"full_name", "given_name", "family_name"}
_ORDINAL = re.compile(r" \d+$")


@dataclass(frozen=True)
class Column:
    """One column: the name of its form field, its header, what it is taken for ("" is left out), its first cells."""

    key: str
    header: str
    field: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class ColumnChoice:
    columns: tuple[Column, ...]
    fields: tuple[tuple[str, str], ...]  # key and label of everything that can be kept about a person

    @property
    def rows(self) -> list[tuple[str, ...]]:
        return list(zip(*(column.cells for column in self.columns), strict=True))


def leaves_columns_open(recognized: Recognized) -> bool:
    """Whether somebody has to look: no column holds names, or one that is not empty was not understood."""
    guessed = {_field(key) for key in recognized.mapping}
    filled = {column for row in recognized.sample for column, cell in row.items() if cell}
    return not guessed & NAMES or bool(filled - set(recognized.mapping.values()))


def column_choice(recognized: Recognized, chosen: Mapping[str, str]) -> ColumnChoice:
    """The columns with what is chosen for each: by mapping (field -> column), or by form (column's key -> field)."""
    by_column = {column: _field(key) for key, column in chosen.items()}
    columns = []
    for place, header in enumerate(recognized.columns):
        key = f"column-{place}"
        field = chosen[key] if key in chosen else by_column.get(header, "")
        columns.append(Column(key, header, field, tuple(row.get(header, "") for row in recognized.sample)))
    return ColumnChoice(tuple(columns), tuple(FIELD_LABELS.items()))


def mapping_chosen(form: Mapping[str, str], recognized: Recognized) -> tuple[dict[str, str], str]:
    """The mapping (field -> column) that a form says, and the sentence of what is wrong with it, or ""."""
    mapping: dict[str, str] = {}
    taken: Counter[str] = Counter()
    for place, header in enumerate(recognized.columns):
        field = form.get(f"column-{place}", "")
        if field:
            taken[field] += 1
            mapping[field if taken[field] == 1 else f"{field} {taken[field]}"] = header
    try:
        columns_from(mapping, recognized.columns)
    except CannotRead as sentence:
        return mapping, str(sentence)
    return mapping, ""


def _field(key: str) -> str:
    return _ORDINAL.sub("", key)
