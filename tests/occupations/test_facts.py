"""Facts on the screens: what is known, what is not, and who said it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.occupations import facts
from shoptalk.occupations.reference import PACK, Reference


def test_pay_carries_its_year_area_and_source() -> None:
    pay = facts.wages("15-1252.00")
    assert (pay.p50, pay.year, pay.area) == (135_980, 2025, "United States")
    assert "May 2025" in pay.source
    assert pay.shared_cell == ""
    assert facts.wages("15-1252.00", "ca").area == "California"


def test_no_survey_is_said_and_nothing_is_borrowed() -> None:
    assert facts.wages("55-1016.00") is None
    assert facts.wages("15-1252.00", "ZZ") is None
    assert facts.wages("00-0000.00") is None


def test_shared_and_inherited_survey_cells_are_named() -> None:
    assert facts.wages("13-1023.00").shared_cell == "Buyers and Purchasing Agents"
    assert facts.wages("15-1255.01").shared_cell == "Web and Digital Interface Designers"


def test_pay_by_the_hour_and_pay_above_the_top_are_marked() -> None:
    actors = facts.wages("27-2011.00")
    assert actors.hourly and actors.p50 is not None and actors.p50 < facts.TOP_HOURLY_CENTS
    connection = sqlite3.connect(PACK)
    rows = connection.execute("SELECT topcoded, p90 FROM wage WHERE topcoded LIKE '%1'").fetchall()
    assert rows and all(p90 is None for _, p90 in rows)


def test_an_occupation_knows_its_groups() -> None:
    found = facts.occupation("15-1252.00")
    assert (found.title, found.major_group) == ("Software Developers", "Computer and Mathematical Occupations")
    assert facts.occupation("15-1252") is None


def test_nearness_follows_the_code() -> None:
    assert facts.related_group("15-1252.00", "15-1252.00") == 1.0
    assert facts.related_group("11-3031.00", "11-3031.01") == 0.8
    assert facts.related_group("15-1252.00", "15-1254.00") == 0.6
    assert facts.related_group("15-1252.00", "15-1299.08") == 0.4
    assert facts.related_group("15-1252.00", "15-2051.00") == 0.2
    assert facts.related_group("15-1252.00", "29-1141.00") == 0.0
    assert facts.related_group("", "") == 0.0


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("softw", "Software Developers"),
        ("nurs", "Registered Nurses"),
        ("UX res", "Web and Digital Interface Designers"),
        ("Accountants", "Accountants and Auditors"),
        ("Sr. Softw", "Software Developers"),
        ("abogad", "Lawyers"),
    ],
)
def test_typing_a_title_offers_the_occupation(typed: str, title: str) -> None:
    assert title in [choice.title for choice in facts.find(typed)]


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=120), st.integers(-1, 20))
def test_whatever_is_typed_finds_no_more_than_asked(text: str, limit: int) -> None:
    found = facts.find(text, limit)
    assert len(found) <= max(limit, 0)
    assert len({choice.code for choice in found}) == len(found)


def test_both_sources_are_credited() -> None:
    onet, bls = facts.attribution()
    assert "CC BY 4.0" in onet and "creativecommons.org/licenses/by/4.0" in onet and "Shoptalk has modified" in onet
    assert "Bureau of Labor Statistics" in bls


def test_the_pack_holds_no_borrowed_sentences() -> None:
    connection = sqlite3.connect(PACK)
    columns = {
        row[1]
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for row in connection.execute(f"PRAGMA table_info({table})")
    }
    assert not columns & {"description", "text", "task"}
    assert PACK.stat().st_size < 4_000_000


def test_every_alias_names_an_occupation_that_exists() -> None:
    from shoptalk.occupations.pack.build import own_titles

    codes = {code for (code,) in sqlite3.connect(PACK).execute("SELECT code FROM occupation")}
    listed = list(own_titles())
    assert len(listed) > 10_000
    assert {code for _, codes_of, _ in listed for code in codes_of} <= codes


def test_every_title_of_the_pack_is_found_by_its_number() -> None:
    known = Reference()
    rows = sqlite3.connect(PACK).execute("SELECT key, occ FROM title").fetchall()
    assert all(known.name_occ[known.name(key)] == occ for key, occ in rows)
    assert known.name("no such title at all") == -1


@pytest.mark.skipif(
    not Path("/proc/self/statm").exists(), reason="resident memory is read from /proc, which only Linux has"
)
def test_the_matcher_stays_small_in_memory() -> None:
    grown = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sqlite3, re, dataclasses, unicodedata, threading\n"
            "size = lambda: int(open('/proc/self/statm').read().split()[1]) * 4\nbefore = size()\n"
            "from shoptalk.occupations.matching import match\nmatch('Analyst of things')\nprint(size() - before)",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(grown.stdout) < 15_000  # kilobytes
