"""What the database's planner must know of the tables: in a notebook of one, `workspace = 1` narrows nothing down.

Without figures SQLite takes any index that begins with the workspace to be a good one. PostgreSQL gathers its own.
"""

from django.db import connection

# Of each index: enough to tell 1 workspace from 5,000 employers, and milliseconds even on a large file.
ROWS_LOOKED_AT = 1000


def tell_planner() -> None:
    """Lets SQLite look at its tables anew: a few milliseconds, whatever their size."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit={ROWS_LOOKED_AT}")
        cursor.execute("ANALYZE")
        _tell_of_empty_tables(cursor)


def _tell_of_empty_tables(cursor) -> None:
    """Of a table without rows ANALYZE says nothing, and the planner then takes it for a large one: it would walk
    through all people to find that none of them gave anything. One row is near enough to none."""
    cursor.execute(
        "INSERT INTO sqlite_stat1 (tbl, idx, stat) SELECT name, NULL, '1' FROM sqlite_schema "
        "WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name NOT IN (SELECT tbl FROM sqlite_stat1)"
    )
    cursor.execute("ANALYZE sqlite_schema")  # lets the connection read them
