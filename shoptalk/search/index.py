"""One index over a folded text column, on whichever database this installation uses."""

from contextlib import AbstractContextManager
from types import ModuleType

from django.db import connection, migrations
from django.db.models import QuerySet

from shoptalk.search import postgres, sqlite

MOST_WORDS = 8  # nobody types more on purpose; each costs a look


def _engine(vendor: str) -> ModuleType:
    return {"sqlite": sqlite, "postgresql": postgres}[vendor]


def narrow(rows: QuerySet, column: str, folded: str) -> QuerySet:
    """Keeps the rows whose `column` holds every word of `folded` (already folded as the column is) as a part."""
    words = folded.split()[:MOST_WORDS]
    return _engine(connection.vendor).narrow(rows, column, words) if words else rows


def index_operation(table: str, column: str) -> migrations.RunPython:
    """The migration step that builds (and drops) the index on this database."""
    return migrations.RunPython(
        lambda apps, editor: _engine(editor.connection.vendor).create_index(editor, table, column),
        lambda apps, editor: _engine(editor.connection.vendor).drop_index(editor, table, column),
    )


def filling(table: str, column: str) -> AbstractContextManager[None]:
    """Around the insertion of many rows, inside a transaction: they come into the index together, at the end."""
    return _engine(connection.vendor).filling(connection, table, column)
