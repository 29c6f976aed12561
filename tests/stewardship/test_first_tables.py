"""A new notebook is laid in one piece, and is the one that all migrations would have made."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from shoptalk.stewardship.first_tables import LAID, lay_first_tables, written
from tests.journeys.program import ROOT, own_environment


@pytest.fixture
def migrations(db):
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    return set(MigrationLoader(connection).graph.nodes)


def test_what_is_laid_is_what_all_migrations_make(tmp_path: Path):
    made = tmp_path / "made.sql"
    command = [sys.executable, "-m", "shoptalk.stewardship.first_tables", str(made)]
    subprocess.run(command, cwd=ROOT, env=own_environment(), check=True, timeout=240)
    assert made.read_text() == LAID.read_text(), f"Write it anew: {' '.join(command[1:3])}"


def test_the_laid_notebook_is_the_written_one(tmp_path: Path, migrations):
    file = tmp_path / "new.sqlite3"
    assert lay_first_tables(file, migrations)
    assert written(file, migrations) == LAID.read_text()


def test_other_migrations_lay_nothing(tmp_path: Path, migrations):
    file = tmp_path / "new.sqlite3"
    assert not lay_first_tables(file, migrations | {("contacts", "0099_tomorrow")})
    assert not file.exists()


def test_a_notebook_that_has_tables_is_left_alone(tmp_path: Path, migrations):
    file = tmp_path / "new.sqlite3"
    with ThreadPoolExecutor(4) as starts:  # four first starts in the same moment
        laid = list(starts.map(lambda _: lay_first_tables(file, migrations), range(4)))
    assert sorted(laid) == [False, False, False, True]
    assert written(file, migrations) == LAID.read_text()
