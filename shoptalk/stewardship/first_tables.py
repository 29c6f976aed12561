"""The tables of a new notebook, laid in one piece: what all migrations together leave behind on an empty SQLite file.

Walking every migration takes a laptop eight seconds, reading their result a tenth of one. The result is kept beside
this file and written anew after every new migration, with

    python -m shoptalk.stewardship.first_tables

A test fails when it was forgotten; a notebook is then simply migrated, as every existing one is.
"""

import hashlib
import re
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

LAID = Path(__file__).with_name("first_tables.sql")
MADE_FOR = "-- Made for the migrations "
# Their rows come from the migrations and not from anybody's use. The order lets each row refer to an earlier one.
FILLED = ("django_content_type", "auth_permission", "django_migrations")
OF_THE_SEARCH_INDEX = re.compile(r"_fts_(data|idx|docsize|config|content)$")  # SQLite makes these with the index
NOW = "strftime('%Y-%m-%d %H:%M:%f', 'now')"


def lay_first_tables(path: Path, migrations: set[tuple[str, str]]) -> bool:
    """Lays all tables into the SQLite file at `path` if it holds none yet; whether that was done.

    `migrations` are the (app, name) that this version has; other ones than the file was made for lay nothing.
    """
    script = LAID.read_text(encoding="utf-8")
    if not script.startswith(f"{MADE_FOR}{digest(migrations)}\n"):
        return False
    with closing(sqlite3.connect(path, timeout=30, isolation_level=None)) as file:
        file.execute("PRAGMA journal_mode=WAL")
        file.execute("BEGIN IMMEDIATE")  # of two first starts at once, the second finds the tables of the first
        try:
            if file.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                return False
            for statement in statements(script):
                file.execute(statement)
            file.execute("COMMIT")
        finally:
            if file.in_transaction:
                file.execute("ROLLBACK")
    return True


def digest(migrations: set[tuple[str, str]]) -> str:
    """A short name for a set of migrations."""
    return hashlib.sha256("\n".join(sorted(".".join(each) for each in migrations)).encode()).hexdigest()[:16]


def statements(script: str) -> list[str]:
    """The single statements of a script in which each ends at the end of a line."""
    found, current = [], ""
    for line in script.splitlines(keepends=True):
        current += line
        if sqlite3.complete_statement(current):
            found.append(current)
            current = ""
    return found


def written(path: Path, migrations: set[tuple[str, str]]) -> str:
    """The script that lays the tables of the migrated notebook at `path`."""
    with closing(sqlite3.connect(path)) as file:
        parts = file.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
        shape = [sql for name, sql in parts if not (name.startswith("sqlite_") or OF_THE_SEARCH_INDEX.search(name))]
        rows = [line for table in FILLED for line in _rows(file, table)]
    return f"{MADE_FOR}{digest(migrations)}\n" + "".join(f"{each};\n" for each in (*shape, *rows))


def _rows(file: sqlite3.Connection, table: str) -> list[str]:
    asked = file.execute(f"SELECT * FROM {table} ORDER BY id")  # noqa: S608 - one of FILLED
    names = [column[0] for column in asked.description]
    return [
        f"INSERT INTO {table} VALUES ({', '.join(map(_value, names, row))})"  # noqa: S608 - our own migrations' rows
        for row in asked
    ]


def _value(name: str, value: Any) -> str:
    if name == "applied":
        return NOW
    return str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"


def main() -> None:
    """Migrates a notebook that is thrown away, and writes down what that gave (into the file named, if one is)."""
    import os

    import django

    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"SHOPTALK_DATA": folder, "DJANGO_SETTINGS_MODULE": "shoptalk.settings"}
        django.setup()
        from django.core.management import call_command
        from django.db import connection
        from django.db.migrations.loader import MigrationLoader

        call_command("migrate", verbosity=0, interactive=False)
        migrations = set(MigrationLoader(connection).graph.nodes)
        path = Path(connection.settings_dict["NAME"])
        connection.close()
        script = written(path, migrations)
    to = Path(sys.argv[1]) if len(sys.argv) > 1 else LAID
    to.write_text(script, encoding="utf-8")


if __name__ == "__main__":
    main()
