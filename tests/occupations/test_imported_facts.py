"""What the downloads say of an occupation: with its source, or None; suppressed and top-coded said as such."""

from __future__ import annotations

from pathlib import Path

import pytest

from shoptalk.occupations import facts
from shoptalk.occupations.fact_words import fact_lines, pay_line, profile_lines
from tests.occupations.imported import (
    METRO,
    NATION,
    NEW,
    OLD,
    PLANNERS,
    PROJECTIONS,
    STATES,
    TRAINERS,
    WRITERS,
    bring_in,
)

FAMILY_DOCTORS, ACTORS, PURCHASERS, TYPISTS = "29-1215.00", "27-2011.00", "13-1023.00", "43-9022.00"


@pytest.fixture
def imported(data: Path) -> None:
    for path in (OLD, NATION, STATES, METRO, PROJECTIONS):
        bring_in(path)


def test_without_an_import_there_is_nothing_and_nothing_fails(data: Path) -> None:
    asked = (
        facts.interests_of,
        facts.values_of,
        facts.job_zone_of,
        facts.education_of,
        facts.outlook_of,
        facts.skills_of,
    )
    assert [ask(PLANNERS) for ask in asked] == [None] * len(asked)
    assert facts.tasks_of(PLANNERS) == facts.related_to(PLANNERS) == ()
    assert profile_lines(PLANNERS) == []
    assert facts.wages_of(PLANNERS).area == "United States"
    assert not facts.areas("metro")


def test_interests_are_six_words_with_the_strongest_first(imported: None) -> None:
    found = facts.interests_of(PLANNERS)
    assert [score.name for score in found.scores] == [
        "Realistic", "Investigative", "Artistic", "Social", "Enterprising", "Conventional",
    ]  # fmt: skip
    assert [(score.words, score.value) for score in found.by_strength[:2]] == [
        ("Finding out", 540),
        ("Persuading", 450),
    ]
    assert found.leading == ("Investigative", "Enterprising", "Conventional")
    assert facts.interests_of(TRAINERS).leading == ("Social", "Investigative"), "no third one stands out"
    assert found.source == "O*NET 29.2 Database, USDOL/ETA, CC BY 4.0"


def test_values_that_are_not_all_given_are_not_guessed(imported: None) -> None:
    assert facts.values_of(PLANNERS).leading == ("Relationships", "Achievement", "Working Conditions")
    assert facts.values_of(WRITERS) is None


def test_preparation_and_schooling(imported: None) -> None:
    zone = facts.job_zone_of(PLANNERS)
    assert (zone.zone, zone.name) == (5, "Job Zone Five: Invented Words")
    education = facts.education_of(PLANNERS)
    assert (education.usual.name, education.usual.percent) == ("a master’s degree", 56)
    assert [one.percent for one in education.levels] == [40, 56, 4]
    assert facts.education_of(TRAINERS) is None, "shares that do not add up to a hundred are left out"


def test_skills_knowledge_tasks_and_neighbours(imported: None) -> None:
    assert [score.name for score in facts.skills_of(PLANNERS).scores] == [
        "Reading Comprehension", "Writing", "Negotiation", "Programming",
    ]  # fmt: skip
    assert facts.skills_of(PLANNERS).scores[-1].suppressed
    assert facts.knowledge_of(WRITERS).scores[0].value == 460
    assert facts.tasks_of(PLANNERS) == ("Hold invented hearings.", "Draw invented maps.")
    assert facts.related_to(PLANNERS) == (WRITERS, TRAINERS)


def test_the_two_files_of_skills_since_30_3_are_one_table(data: Path) -> None:
    bring_in(NEW)
    assert len(facts.skills_of(PLANNERS).scores) == 4
    assert facts.values_of(PLANNERS) is None


def test_pay_of_a_metropolitan_area_and_of_nowhere(imported: None) -> None:
    pittsburgh = facts.wages_of(PLANNERS, "38300")
    assert (pittsburgh.p25, pittsburgh.p75, pittsburgh.area, pittsburgh.year) == (
        66_000,
        95_000,
        "Pittsburgh, PA",
        2025,
    )
    assert pittsburgh.source == "BLS Occupational Employment and Wage Statistics, May 2025"
    assert facts.wages_of(TRAINERS, "38300") is None, "no survey there, and the state is not borrowed"
    assert [area.name for area in facts.areas("metro")] == [
        "Pittsburgh, PA",
        "Western Pennsylvania nonmetropolitan area",
    ]
    assert facts.has_metro_pay()


def test_pay_that_is_withheld_is_said_and_the_nation_is_not_borrowed(imported: None) -> None:
    withheld = facts.wages_of(WRITERS, "38300")
    assert withheld.withheld and withheld.p50 is None
    assert "releases no figure" in pay_line(WRITERS, "38300").text


def test_pay_above_the_highest_stated_figure_is_said(imported: None) -> None:
    doctors = facts.wages_of(FAMILY_DOCTORS)
    assert doctors.top_coded == ("p75", "p90") and doctors.p50 == 230_000
    assert "above $239,200 a year the survey names no figure" in pay_line(FAMILY_DOCTORS).text
    assert facts.wages_of(ACTORS).hourly and "$23.33 an hour" in pay_line(ACTORS).text


def test_imported_pay_of_the_same_year_takes_the_place_of_the_shipped(imported: None) -> None:
    assert facts.wages_of(PLANNERS).p50 == 85_000
    assert facts.wages_of(PLANNERS, "pa").p50 == 78_000
    assert facts.wages_of(PLANNERS, "CA").area == "California", "what was not imported is still the shipped figure"


def test_the_outlook_and_whom_it_covers(imported: None) -> None:
    outlook = facts.outlook_of(PLANNERS)
    assert (outlook.percent, outlook.openings, outlook.shared_with) == (3.4, 3_400, "")
    assert outlook.source == "BLS Employment Projections 2024-34"
    assert facts.outlook_of(PURCHASERS).shared_with == "Buyers and purchasing agents"
    lines = {line.label: line.text for line in profile_lines(TYPISTS)}
    assert lines["Outlook"].startswith("36.1 % fewer jobs from 2024 to 2034; about 2,600 openings a year")
    assert "About as many jobs" in profile_lines(ACTORS)[0].text
    assert facts.outlook_of("55-1016.00") is None


def test_every_line_names_its_source(imported: None) -> None:
    lines = fact_lines(PLANNERS)
    assert len(lines) == 7
    assert all("O*NET 29.2" in line.source or line.source.startswith("BLS") for line in lines)


def test_the_credits_name_every_edition_in_use(data: Path) -> None:
    assert "O*NET 29.2 Database by" in facts.attribution()[0]
    bring_in(NEW)
    bring_in(PROJECTIONS)
    onet, bls = facts.attribution()
    assert "the O*NET 29.2 and 30.3 Databases by" in onet and "creativecommons.org/licenses/by/4.0" in onet
    assert "Employment Projections 2024-34" in bls
