"""Rows as plain JSON values and back, by column."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Any

from django.db import models

CLOSED = frozenset({"closed_secret", "closed_keys"})  # the columns that hold secrets (connections/secrets.py)


def snapshot(row: models.Model, names: Iterable[str] | None = None) -> dict[str, Any]:
    """The stored columns of a row (or only those named, as field or column) as JSON values.

    What is closed with a key is left out: a secret is kept once, and not also in the history and in exports.
    """
    fields = [field for field in row._meta.concrete_fields if field.attname not in CLOSED]
    if names is not None:
        column_of = {name: field.attname for field in fields for name in (field.name, field.attname)}
        wanted = {column_of[name] for name in names}
        fields = [field for field in fields if field.attname in wanted]
    return as_json({field.attname: _plain(field, getattr(row, field.attname)) for field in fields})


def put_back(row: models.Model, columns: dict[str, Any]) -> None:
    """Writes earlier column values into a row, and nothing else."""
    fields = {field.attname: field for field in row._meta.concrete_fields}
    for column, value in columns.items():
        setattr(row, column, fields[column].to_python(value))
    row.save(update_fields=[fields[column].name for column in columns])


def as_json(value: Any) -> Any:
    """The value as it will come back out of a JSON column."""
    return json.loads(json.dumps(value, default=_words_for))


def _plain(field: models.Field, value: Any) -> Any:
    # to_python first, so that "12" assigned to an integer column and the 12 read back are the same value
    return field.to_python(value) if value is not None else None


def _words_for(value: Any) -> str:
    """Dates and times in full: Django's own encoder would drop the microseconds, and undo must be exact. Moments are
    told in UTC, as they are stored, so that a value before and after saving is the same."""
    if isinstance(value, datetime) and value.tzinfo:
        value = value.astimezone(UTC)
    return value.isoformat() if isinstance(value, (date, time)) else str(value)
