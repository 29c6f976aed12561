"""Occupation data on the command line: brought in, shown with its sources, forgotten and taken back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.doors.running import answer, shoptalk
from tests.doors.test_command_line import typed
from tests.occupations.imported import METRO, NEW, OLD


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    monkeypatch.setenv("SHOPTALK_DATA", str(folder))
    return folder


def said(*words: str) -> Any:
    return json.loads(typed("occupations", *words, "--json"))


def test_a_download_comes_in_and_a_second_time_changes_nothing(data: Path):
    first = typed("occupations", "import", str(OLD))
    assert "interests: 27 rows came in from Interests.txt (29.2)" in first
    assert "left out: 1 row (line 29): 9.99 is not between 1 and 7." in first
    assert "more job titles can be matched" in first
    assert "Nothing changed: all of it is here already." in typed("occupations", "import", str(OLD))


def test_a_dry_run_says_what_would_come_in(data: Path):
    assert "would come in from Interests.txt" in typed("occupations", "import", str(OLD), "--dry-run")
    assert "No download was imported" in typed("occupations", "sources")


def test_a_newer_edition_says_what_makes_way_and_an_older_one_what_stays(data: Path):
    typed("occupations", "import", str(OLD))
    assert "in the place of 27" in typed("occupations", "import", str(NEW))
    assert "interests: left as it is, 30.3 is newer than the 29.2 of Interests.txt" in typed(
        "occupations", "import", str(OLD)
    )


def test_what_is_known_is_shown_with_source_and_credits(data: Path):
    typed("occupations", "import", str(OLD))
    typed("occupations", "import", str(METRO))
    words = typed("occupations", "show", "urban planner", "--area", "38300")
    assert "Pay, Pittsburgh, PA: The middle one earns $79,000 a year" in words
    assert "Interests: Finding out 5.4; Persuading 4.5; Ordering 4.0, of 7. (O*NET 29.2 Database" in words
    assert "CC BY 4.0" in words and "BLS cannot vouch" in words
    document = said("show", "19-3051")
    assert document["pay"]["area"] == "United States" and document["interests"]["leading"][0] == "Investigative"
    assert document["outlook"] is None


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("show", "99-9999"), "names no occupation"),
        (("show", "xqzt"), "names no occupation"),
        (("show", "Analyst"), "may be more than one occupation"),
        (("show", "19-3051", "--area", "Atlantis"), "no area with figures"),
        (("import", "/nowhere.zip"), "is not there"),
        (("forget",), "No download was imported"),
        (("forget", "--undo"), "nothing to take back"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(data: Path, words: tuple[str, ...], sentence: str):
    assert sentence in typed("occupations", *words, status=1)


def test_the_sources_are_listed_and_forgetting_can_be_taken_back(data: Path):
    typed("occupations", "import", str(OLD))
    assert {one["dataset"] for one in said("sources")["imported"]} >= {"interests", "titles", "work values"}
    assert len(said("sources")["imported"][0]["checksum"]) == 64
    assert "forget --undo" in typed("occupations", "forget")
    assert said("sources")["imported"] == []
    assert "in use again" in typed("occupations", "forget", "--undo")
    assert said("sources")["imported"]


def test_the_data_folder_can_be_named(tmp_path: Path):
    shoptalk("occupations", "import", str(OLD), data=tmp_path / "search")
    assert (tmp_path / "search" / "occupations-full.sqlite").exists()
    assert answer("occupations", "sources", data=tmp_path / "search")["imported"]
    assert answer("match-title", "Corridor Plan Wrangler", data=tmp_path / "search")["accepted"]


def test_the_group_says_what_it_is_for():
    assert "bring it in" in typed("occupations", "--help")
