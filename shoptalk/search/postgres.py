"""Parts of words on PostgreSQL: a trigram index (pg_trgm) that LIKE uses by itself."""

from contextlib import AbstractContextManager, nullcontext

from django.db.models import QuerySet


def create_index(schema_editor, table: str, column: str) -> None:
    schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    schema_editor.execute(f"CREATE INDEX {table}_{column}_trgm ON {table} USING gin ({column} gin_trgm_ops)")


def drop_index(schema_editor, table: str, column: str) -> None:
    schema_editor.execute(f"DROP INDEX IF EXISTS {table}_{column}_trgm")


def narrow(rows: QuerySet, column: str, words: list[str]) -> QuerySet:
    """Rows whose column holds every word somewhere."""
    for word in words:
        rows = rows.filter(**{f"{column}__contains": word})
    return rows


def filling(connection, table: str, column: str) -> AbstractContextManager[None]:
    """Nothing to do: a GIN index gathers what is new by itself (fastupdate)."""
    return nullcontext()
