"""Changes that no person made and nobody can undo: written, and not kept in the history.

A worker writes thousands of them in a row, so they go to the database in plain statements.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, models

from shoptalk.history.steps import Step


class Unremembered(Step):
    """Takes the place of a step where there is none. Its rows are of models that define no `save` of their own."""

    def create(self, row: models.Model, only: Iterable[str] | None = None) -> Any:
        database = connections[DEFAULT_DB_ALIAS]
        fields = [field for field in row._meta.concrete_fields if not field.primary_key]
        values = _stored(fields, row, database)
        with database.cursor() as cursor:
            cursor.execute(_insertion(type(row), tuple(field.column for field in fields)), values)
            row.pk = cursor.fetchone()[0] if _tells_number() else cursor.lastrowid
        row._state.adding, row._state.db = False, database.alias
        return row

    def update(self, row: models.Model, **values: Any) -> Any:
        changed = [name for name, value in values.items() if getattr(row, name) != value]
        for name in changed:
            setattr(row, name, values[name])
        if changed:
            fields: list[Any] = [row._meta.get_field(name) for name in changed]
            columns = tuple(field.column for field in fields)
            database = connections[DEFAULT_DB_ALIAS]
            with database.cursor() as cursor:
                cursor.execute(_change(type(row), columns), [*_stored(fields, row, database), row.pk])
        return row


def _stored(fields: list[Any], row: models.Model, database: Any) -> list[Any]:
    return [field.get_db_prep_save(getattr(row, field.attname), database) for field in fields]


@lru_cache
def _insertion(model: type[models.Model], columns: tuple[str, ...]) -> str:
    names, places = ", ".join(map(_quoted, columns)), ", ".join(["%s"] * len(columns))
    table = _quoted(model._meta.db_table)
    return f"INSERT INTO {table} ({names}) VALUES ({places})" + " RETURNING id" * _tells_number()  # noqa: S608


@lru_cache
def _change(model: type[models.Model], columns: tuple[str, ...]) -> str:
    new = ", ".join(f"{_quoted(column)} = %s" for column in columns)
    return f"UPDATE {_quoted(model._meta.db_table)} SET {new} WHERE id = %s"  # noqa: S608 - names of our own


def _tells_number() -> bool:
    """Whether an insertion can tell the number of its row (SQLite before 3.35 cannot)."""
    return bool(connection.features.can_return_columns_from_insert)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
