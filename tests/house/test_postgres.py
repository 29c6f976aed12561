"""Everything works on PostgreSQL as it does on the file that comes along: a week of a seeker against a real server."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.clock.promises_of_workers import *  # noqa: F403
from tests.clock.workplace import Workplace
from tests.house.postgres import NoServer, Server, server
from tests.interviews.test_same_second import promised, rush

ROOT = Path(__file__).parents[2]
pytestmark = [pytest.mark.postgres, pytest.mark.xdist_group("postgres")]


def walk(part: str, database: str, folder: Path) -> dict:
    """One part of the walk, in a process of its own with this database; what it saw."""
    return seen_by("tests.house.walk_on_postgres", part, str(folder), database=database, folder=folder)


def seen_by(module: str, *words: str, database: str, folder: Path) -> dict:
    done = subprocess.run(
        [sys.executable, "-m", module, *words],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": database, "SHOPTALK_DATA": str(folder)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def postgres():
    try:
        with server() as running:
            yield running
    except NoServer as sentence:
        pytest.skip(str(sentence))


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("postgres")


@pytest.fixture(scope="module")
def tables(postgres: Server, folder: Path) -> dict:
    return walk("tables", postgres.database("empty"), folder)


@pytest.fixture(scope="module")
def week(postgres: Server, folder: Path, tables: dict) -> dict:
    return walk("week", postgres.database("first", like="empty"), folder)


def test_the_tables_are_what_the_models_say_and_parts_of_words_have_an_index(tables):
    assert tables == {"vendor": "postgresql", "indexes of parts of words": 1}


def test_a_file_comes_in_once(week):
    assert (week["came in"], week["again"]) == (5, 0)


def test_people_are_found_by_parts_of_words_with_or_without_accents(week):
    assert week["found"] == {
        "kovacs": ["Zsófia Kovácsné"],
        "ÁCSNÉ plan": ["Zsófia Kovácsné"],
        "nunez": ["José Núñez"],
        "ørst": ["Łukasz Żółć"],
        "zolc": ["Łukasz Żółć"],
        "nobody%": [],
    }


def test_today_knows_whom_the_cadence_waits_for(week):
    assert week["asked"] == ["nudge: Dana Whitfield", "nudge: José Núñez"]


def test_what_happened_moves_with_a_merge_and_back_with_the_split(week):
    assert week["split"] == ["D. Whitfield", "Dana Whitfield"]


def test_a_change_and_an_import_can_be_taken_back(week):
    assert week["undone"] == ""
    assert week["taken out"] == ["Somebody Else"]


def test_whoever_is_forgotten_is_nowhere(week):
    assert week["left of the forgotten"] == []
    assert sorted(week["list"]) == ["D. Whitfield", "Dana Whitfield", "José Núñez", "Łukasz Żółć"]


def test_an_export_gives_an_equal_notebook_that_goes_on(postgres: Server, folder: Path, week):
    seen = walk("arrive", postgres.database("second", like="empty"), folder)
    assert seen == {"equal": True, "found": ["Keisha Bell"]}


def test_two_workers_at_once_hand_each_letter_over_once(postgres: Server, folder: Path, tables: dict):
    seen = seen_by(
        "tests.house.letters_on_postgres", database=postgres.database("letters", like="empty"), folder=folder
    )
    assert seen == {"handed over": 8, "to somebody twice": 0, "left": 8, "asked": 8}


@pytest.fixture(scope="module")
def place(postgres: Server, folder: Path, tables: dict):
    """For what two workers promise (tests/clock/promises_of_workers.py)."""
    place = Workplace(folder / "work", postgres.database("work", like="empty"))
    yield place
    place.close()


def test_one_time_is_taken_once(postgres: Server, folder: Path, tables: dict):
    promised(rush(folder, postgres.database("rush", like="empty")), "postgresql")
