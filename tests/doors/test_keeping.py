"""Backup, restore and export on a real database file, through the real command line."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.doors.running import answer, shoptalk


@pytest.fixture(scope="module")
def written_once(tmp_path_factory) -> Path:
    home = tmp_path_factory.mktemp("written")
    shoptalk("add", "Dana Whitfield, senior planner at Rivermark, dana@rivermark.example", data=home)
    return home


@pytest.fixture
def notebook(written_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(written_once, tmp_path / "home"))


def names(data: Path) -> list[str]:
    return [person["name"] for person in answer("people", data=data)]


def test_a_copy_is_put_back_while_another_connection_is_open(notebook: Path, tmp_path: Path):
    copy = tmp_path / "copy.sqlite3"
    shoptalk("backup", str(copy), data=notebook)
    shoptalk("add", "Walt Brennan", data=notebook)
    with sqlite3.connect(notebook / "shoptalk.sqlite3") as running:
        assert running.execute("select count(*) from contacts_contact").fetchone() == (2,)
        running.commit()
        said = shoptalk("restore", str(copy), data=notebook)
        assert running.execute("select count(*) from contacts_contact").fetchone() == (1,)
    assert names(notebook) == ["Dana Whitfield"]
    before = Path(said.rsplit(" ", 1)[1].strip())
    assert before.exists() and before.stat().st_mode & 0o077 == 0
    shoptalk("restore", str(before), data=notebook)
    assert sorted(names(notebook)) == ["Dana Whitfield", "Walt Brennan"]


def test_a_backup_overwrites_nothing(notebook: Path, tmp_path: Path):
    there = tmp_path / "there.sqlite3"
    there.write_text("mine")
    assert "exists already" in shoptalk("backup", str(there), data=notebook, status=1)
    assert there.read_text() == "mine"


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + b"\0" * 4096])
def test_restoring_something_else_changes_nothing(notebook: Path, tmp_path: Path, content: bytes):
    other = tmp_path / "other.sqlite3"
    other.write_bytes(content)
    assert "Nothing was changed" in shoptalk("restore", str(other), data=notebook, status=1)
    assert names(notebook) == ["Dana Whitfield"]


def test_an_export_goes_into_an_empty_notebook(notebook: Path, tmp_path: Path):
    zipped = tmp_path / "all.zip"
    shoptalk("log", "Dana", "asked", "--at", "2026-05-12", data=notebook)
    shoptalk("export", str(zipped), data=notebook)
    fresh = tmp_path / "fresh"
    shoptalk("import-export", str(zipped), data=fresh)
    assert names(fresh) == names(notebook)
    walked = ("today", "--at", "2026-05-18T10:00", "--all")
    assert answer(*walked, data=fresh) == answer(*walked, data=notebook)
    assert "not empty" in shoptalk("import-export", str(zipped), data=fresh, status=1)


def test_a_copy_is_made_before_an_older_database_is_migrated(notebook: Path):
    with sqlite3.connect(notebook / "shoptalk.sqlite3") as database:
        database.execute("delete from django_migrations where app = 'scoreboard'")
        for table in ("partplayed", "offer", "application"):
            database.execute(f"drop table scoreboard_{table}")
    shoptalk("people", data=notebook)
    copies = list((notebook / "backups").glob("*before-upgrade*"))
    assert len(copies) == 1
    assert sqlite3.connect(copies[0]).execute("select count(*) from contacts_contact").fetchone() == (1,)


def test_a_database_of_a_newer_version_is_left_alone(notebook: Path):
    with sqlite3.connect(notebook / "shoptalk.sqlite3") as database:
        database.execute(
            "insert into django_migrations(app, name, applied) "
            "values ('contacts', '0999_from_the_future', '2030-01-01')"
        )
    assert "newer version" in shoptalk("people", data=notebook, status=1)
