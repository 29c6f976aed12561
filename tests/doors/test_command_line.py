"""The command line as scripts use it. Most commands run inside this process on the test database, which is quick; the
last tests run the real script in a real folder.
"""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.utils import timezone

from shoptalk.doors.command_line import command_line
from tests.doors.running import ROOT, shoptalk

CONNECTIONS = """\
Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Dana,Whitfield,https://www.linkedin.com/in/dana,dana@rivermark.example,Rivermark,Senior Planner,12 Mar 2021
Zoë,O'Neil,https://www.linkedin.com/in/zoe,,Fernhill,Technical Writer,03 Jan 2019
Walt,Brennan,https://www.linkedin.com/in/walt,,,Zoning Administrator,28 Feb 2016
Walter,Brennan,https://www.linkedin.com/in/walter-b,w@county.example,County of Westmere,Zoning Administrator,01 Feb 2017
"""
CHANNELS = ("email", "linkedin_note", "inmail", "introduction", "call", "voicemail", "in_person")


def typed(*words: str, stdin: str | None = None, status: int = 0) -> str:
    """What the command prints, on either output; `status` is the exit code that is expected."""
    done = CliRunner().invoke(command_line(), words, input=stdin, catch_exceptions=False, prog_name="bin/shoptalk")
    timezone.deactivate()
    assert done.exit_code == status, f"{words}: {done.output}"
    return done.output


def answer(*words: str) -> Any:
    return json.loads(typed(*words, "--json"))


def names(*words: str) -> list[str]:
    return [person["name"] for person in answer("people", *words)]


@pytest.fixture
def file(tmp_path: Path) -> str:
    (tmp_path / "Connections.csv").write_text(CONNECTIONS, encoding="utf-8")
    return str(tmp_path / "Connections.csv")


@pytest.fixture
def notebook(db, file: str) -> str:
    """A notebook with the four people of the file, brought in on 1 May; the file once more."""
    typed("import", file, "--at", "2026-05-01")
    return file


def test_a_dry_run_counts_and_changes_nothing(db, file: str):
    said = answer("import", file, "--dry-run")
    assert (said["new"] + said["duplicate"], said["unread"], said["dry_run"]) == (4, 0, True)
    assert names() == []


def test_a_second_import_changes_nothing(notebook: str):
    said = answer("import", notebook)
    assert (said["new"], said["changed"], said["same"]) == (0, 0, 4)
    assert len(names()) == 4


def test_people_are_found_with_and_without_accents_and_by_employer(notebook: str):
    assert names("--query", "zoe") == names("--query", "Zoë") == ["Zoë O'Neil"]
    assert names("--query", "fernh") == ["Zoë O'Neil"]
    assert len(names("--limit", "2")) == 2


def test_two_records_become_one_and_undo_parts_them(notebook: str):
    assert "one record" in typed("merge", "Walt Brennan", "Walter Brennan")
    (one,) = answer("people", "--query", "brennan")
    assert (one["name"], one["email"]) == ("Walt Brennan", "w@county.example")
    typed("undo")
    assert names("--query", "brennan") == ["Walt Brennan", "Walter Brennan"]


def test_undo_takes_back_a_whole_import(notebook: str):
    assert "4 people" in typed("undo")
    assert names() == []
    assert "nothing to take back" in typed("undo")


def test_an_import_that_brought_nothing_is_not_what_undo_takes_back(notebook: str):
    typed("add", "Carol Beaumont", "--at", "2026-05-02")
    typed("import", notebook, "--at", "2026-05-03")
    assert "Carol Beaumont" in typed("undo")
    assert len(names()) == 4


def test_fields_of_a_new_notebook_are_none(notebook: str):
    assert answer("fields") == []
    assert "No field yet" in typed("fields")


def test_a_title_is_matched_without_a_notebook():
    said = answer("match-title", "Sr. SWE II @ Acme")
    assert said["accepted"] and said["choices"][0]["code"] == "15-1252.00"
    assert set(said["choices"][0]) == {"code", "title", "score"}


def test_many_titles_are_one_document_a_line_in_the_order_given():
    said = [
        json.loads(line)
        for line in typed("match-title", "-", stdin="Nurse\n\nzoning administrator\nxqzt\n").splitlines()
    ]
    assert [one["position"] for one in said] == ["Nurse", "", "zoning administrator", "xqzt"]
    assert said[2]["choices"][0]["code"] == "19-3051.00"


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_channel_has_a_draft_that_shows_its_gaps(notebook: str, channel: str):
    said = answer("draft", "Dana", "--channel", channel)
    assert (said["name"], said["channel"]) == ("Dana Whitfield", channel)
    assert said["text"] and said["missing"]
    assert {"seeker_name", "seeker_given"} & set(said["missing"]) and "[your " in said["text"]


def test_a_letter_in_a_file_is_checked(tmp_path: Path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear [Name],\n\nI am looking for a job at your company.\n", encoding="utf-8")
    findings = answer("check", "--channel", "email", str(letter))["findings"]
    slot = next(one for one in findings if one["level"] == "stop")
    assert letter.read_text()[slot["start"] : slot["end"]] == "[Name]"
    assert any(one["rule"] == "M1" for one in findings)
    assert all({"rule", "level", "start", "end", "why"} <= set(one) for one in findings)


@pytest.mark.parametrize("order", [("check", "--channel", "email", "-"), ("check", "-", "--channel", "email")])
def test_many_letters_are_checked_one_document_a_line_wherever_the_dash_stands(order: tuple[str, ...]):
    lines = [
        json.dumps({"id": 7, "text": "Are you hiring?"}),
        "no document",
        "",
        json.dumps({"id": "b", "text": "Thank you."}),
    ]
    said = [json.loads(line) for line in typed(*order, stdin="\n".join(lines) + "\n").splitlines()]
    assert [one["id"] for one in said] == [7, None, "b"]
    assert "M1" in [one["rule"] for one in said[0]["findings"]]
    assert "not a JSON document" in said[1]["error"]
    assert {one["level"] for one in said[0]["findings"] + said[2]["findings"]} <= {"stop", "warn", "hint"}


def test_the_clock_walks_from_the_ask_to_the_rest(notebook: str):
    """Asked on Tuesday 12 May: a nudge on business day three, a last line on seven, then 90 days of rest."""

    def moves(at: str) -> list[str]:
        found = answer("today", "--all", "--at", at)["moves"]
        return [move["kind"] for move in found if move["name"] == "Dana Whitfield"]

    assert answer("log", "Dana", "asked", "--channel", "email", "--at", "2026-05-12T10:00")["next_on"] == "2026-05-15"
    assert (moves("2026-05-14"), moves("2026-05-15")) == ([], ["nudge"])
    typed("log", "Dana", "nudged", "--at", "2026-05-15T11:00")
    assert (moves("2026-05-20"), moves("2026-05-21"), moves("2026-05-30")) == ([], ["last_line"], ["last_line"])
    rest = answer("log", "Dana", "nudged", "--at", "2026-05-21")
    assert (rest["stage"], rest["next"], rest["next_on"]) == ("resting", "ask_again_after_rest", "2026-08-19")
    assert moves("2026-06-30") == [] and moves("2026-08-19") == ["ask_again_after_rest"]


def test_a_day_named_by_them_is_kept(notebook: str):
    typed("log", "Dana", "asked", "--at", "2026-05-12")
    said = answer(
        "log", "Dana", "not_now", "--until", "2026-06-01", "--words", "after the budget", "--at", "2026-05-13"
    )
    assert (said["stage"], said["next"], said["next_on"]) == ("resting", "check_back", "2026-06-01")


def test_undo_takes_back_what_was_logged(notebook: str):
    typed("log", "Dana", "asked")
    assert typed("undo") == "Undone: You asked: Dana Whitfield\n"
    assert "asked" not in answer("log", "Dana", "note")["stage"]


def test_undo_takes_back_the_last_thing_done_also_when_it_was_logged_for_an_earlier_day(notebook: str):
    typed("log", "Dana", "asked", "--at", "2026-03-02")
    assert typed("undo") == "Undone: You asked: Dana Whitfield\n"


def test_today_is_cut_and_all_shows_the_rest(notebook: str):
    for number in range(7):
        typed("log", answer("add", f"Person{number} Seven")["name"], "replied", "--at", "2026-05-12")
    cut = answer("today", "--at", "2026-05-12T18:00")
    assert (len(cut["moves"]), cut["date"]) == (5, "2026-05-12") and cut["more"] >= 2
    assert len(answer("today", "--all", "--at", "2026-05-12T18:00")["moves"]) >= 7


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("log", "Nobody At All", "asked"), "Nobody called “Nobody At All”"),
        (("log", "Brennan", "asked"), "may be more than one person"),
        (("log", "Dana", "sang"), "It is one of: asked, nudged"),
        (("log", "Dana", "asked", "--channel", "pigeon"), "not a channel"),
        (("draft", "Dana", "--channel", "pigeon"), "not a channel"),
        (("draft", "Dana", "--kind", "sonnet"), "not a kind of letter"),
        (("merge", "Dana", "Dana"), "one and the same record"),
        (("import", "nothere.csv"), "cannot be read"),
        (("import", "tests/samples/not_a_table_but_a_jpeg.csv"), "a picture"),
        (("import", "tests"), "cannot be read"),
        (("import-export", "nothere.zip"), "cannot be read"),
        (("restore", "nothere.sqlite3"), "There is no file"),
        (("export", "nowhere/all.zip"), "could not be written"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(notebook: str, words: tuple[str, ...], sentence: str):
    said = typed(*words, status=1)
    assert sentence in said and len(said.strip().splitlines()) == 1
    assert sentence in json.loads(typed(*words, "--json", status=1))["error"]


@pytest.mark.parametrize(
    "words",
    [
        ("check", "nothere.txt"),
        ("check", "tests"),
        ("check", "README.md", "--channel", "pigeon"),
        ("check", "README.md", "--kind", "sonnet"),
    ],
)
def test_what_cannot_be_checked_is_one_sentence(words: tuple[str, ...]):
    assert len(typed(*words, status=1).strip().splitlines()) == 1


def test_moments_and_days_that_are_none_are_said_with_an_example(notebook: str):
    assert "Write it like 2026-05-12" in typed("today", "--at", "tomorrow", status=2)
    assert "Write it like 2026-05-12" in typed("log", "Dana", "not_now", "--until", "soon", status=2)


def test_the_clock_may_be_walked_into_the_future(notebook: str):
    assert answer("log", "Dana", "asked", "--at", "2031-05-12T10:00")["at"].startswith("2031-05-12T10:00")


@pytest.fixture
def home(tmp_path: Path, file: str) -> Path:
    """A data folder of its own, for real processes."""
    shoptalk("import", file, data=tmp_path / "home")
    return tmp_path / "home"


def test_export_and_backup_are_readable_by_their_owner_only(home: Path, tmp_path: Path):
    for command, name in (("export", "all.zip"), ("backup", "copy.sqlite3")):
        file = tmp_path / name
        shoptalk(command, str(file), data=home)
        assert file.stat().st_size > 1000 and file.stat().st_mode & 0o077 == 0
        assert "exists already" in shoptalk(command, str(file), data=home, status=1)


def test_the_script_works_from_another_folder_with_relative_paths(home: Path):
    """bin/shoptalk itself, as one types it: the data folder and the file are relative to where one is."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("SHOPTALK_", "DJANGO_"))}

    def at_home(*words: str) -> str:
        done = subprocess.run(
            [ROOT / "bin" / "shoptalk", *words, "--data", "home"],
            cwd=home.parent, env=environment, capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert "4 same" in at_home("import", "Connections.csv")
    at_home("export", "mine.zip")
    assert (home.parent / "mine.zip").is_file()
    assert "Dana Whitfield" in at_home("people")


def test_half_an_export_is_not_left_behind(notebook: str, tmp_path: Path, monkeypatch):
    def full(seat: Any, now: Any, out: Any) -> None:
        out.write(b"PK")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shoptalk.stewardship.archive.write_archive", full)
    assert "No space left" in typed("export", str(tmp_path / "all.zip"), status=1)
    assert not (tmp_path / "all.zip").exists()
