"""Parts of words on SQLite: an FTS5 trigram index kept by triggers, so that it cannot drift from the table.

`detail=none` keeps the index small and quick to fill (a third of the time of a full one, benchmarks/); it can only say
that all three-letter pieces occur, so the text itself is asked once more with LIKE.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.models import QuerySet

PIECE = 3  # letters in a trigram
FEW = 500
_TRIGGER = re.compile(
    r"CREATE TRIGGER (\w+_fts)_\w+ AFTER (?:INSERT|DELETE|UPDATE OF \w+) ON \w+"
    r"(?: WHEN old\.\w+ IS NOT new\.\w+)? BEGIN"
    r"(?: INSERT INTO \1\([\w, ]+\) VALUES \((?:'delete', )?(?:old|new)\.id, (?:old|new)\.\w+\);)+ END"
)


def create_index(schema_editor, table: str, column: str) -> None:
    index = f"{table}_{column}_fts"
    for statement in (
        f"CREATE VIRTUAL TABLE {index} USING fts5({column}, content='{table}', content_rowid='id', "
        "tokenize='trigram', detail=none)",
        _insert_trigger(table, column),
        f"CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN "
        f"INSERT INTO {index}({index}, rowid, {column}) VALUES ('delete', old.id, old.{column}); END",
        f"CREATE TRIGGER {index}_update AFTER UPDATE OF {column} ON {table} "
        f"WHEN old.{column} IS NOT new.{column} BEGIN "
        f"INSERT INTO {index}({index}, rowid, {column}) VALUES ('delete', old.id, old.{column}); "
        f"INSERT INTO {index}(rowid, {column}) VALUES (new.id, new.{column}); END",
    ):
        schema_editor.execute(statement)


def drop_index(schema_editor, table: str, column: str) -> None:
    index = f"{table}_{column}_fts"
    for name in ("insert", "delete", "update"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {index}_{name}")
    schema_editor.execute(f"DROP TABLE IF EXISTS {index}")


def narrow(rows: QuerySet, column: str, words: list[str]) -> QuerySet:
    """Rows whose column holds every word somewhere. Words shorter than a trigram are found by reading.

    The index is asked first and alone. Few hits are handed over as numbers; many mean that reading along the wanted
    order finds a page of them at once. Left to itself the planner takes the one for the other.
    """
    few = _few_hits(rows.model._meta.db_table, column, words)
    if few is not None:
        rows = rows.filter(pk__in=few)
    for word in words:
        rows = rows.filter(**{f"{column}__contains": word})
    return rows


def _few_hits(table: str, column: str, words: list[str]) -> list[int] | None:
    """The numbers of the rows that may hold all the words; None when these are more than FEW, or the words short."""
    pieces = {word[i : i + PIECE] for word in words for i in range(len(word) - PIECE + 1)}
    if not pieces:
        return None
    query = " AND ".join('"' + piece.replace('"', '""') + '"' for piece in sorted(pieces))
    index = f"{table}_{column}_fts"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT rowid FROM {index} WHERE {index} MATCH %s LIMIT {FEW + 1}", [query])
        found = [row[0] for row in cursor.fetchall()]
    return found if len(found) <= FEW else None


@contextmanager
def filling(database, table: str, column: str) -> Iterator[None]:
    """Rows inserted inside come into the index in one statement at the end.

    Inside a trigger SQLite writes the index out for every single row (100 µs each, 5 µs this way), so the trigger is
    away meanwhile. Tables change within the transaction like rows do: a stop in the middle brings the trigger back.
    """
    if not database.in_atomic_block:
        raise RuntimeError("filling() needs a transaction around it.")
    index = f"{table}_{column}_fts"
    with database.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(id), 0) FROM {table}")
        last = cursor.fetchone()[0]
        cursor.execute(f"DROP TRIGGER {index}_insert")
        yield
        cursor.execute(
            f"INSERT INTO {index}(rowid, {column}) SELECT id, {column} FROM {table} WHERE id > %s",
            [last],
        )
        cursor.execute(_insert_trigger(table, column))


def is_trigger_of_index(statement: str) -> bool:
    """Whether this SQL is a trigger as `create_index` makes them: it fills its own index and nothing else."""
    return _TRIGGER.fullmatch(statement) is not None


def _insert_trigger(table: str, column: str) -> str:
    index = f"{table}_{column}_fts"
    return (
        f"CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN "
        f"INSERT INTO {index}(rowid, {column}) VALUES (new.id, new.{column}); END"
    )
