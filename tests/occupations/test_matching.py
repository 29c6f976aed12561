"""What a seeker may count on when a position becomes an occupation."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.occupations.matching import ACCEPTED_FROM, match, match_many, quick_code, remembered_key
from tests.occupations.measure import figures, labelled


def test_most_positions_are_right_at_once_and_nearly_all_among_five() -> None:
    held_out = figures([row for row in labelled() if row.held_out])
    assert held_out.first >= 0.95
    assert held_out.among_five >= 0.98


def test_what_is_taken_unasked_is_almost_always_right() -> None:
    held_out = figures([row for row in labelled() if row.held_out])
    assert held_out.taken_right >= 0.98
    assert held_out.taken >= 0.9


@pytest.mark.parametrize(
    ("position", "code"),
    [
        ("Sr. SWE II @ Acme", "15-1252.00"),
        ("VP, Marketing", "11-2021.00"),
        ("Director of Nursing", "11-9111.00"),
        ("Associate Professor, Economics", "25-1063.00"),
        ("🚀 Product Manager 🚀", "11-2021.00"),
        ("RN", "29-1141.00"),
        ("Software Engineer - Acme GmbH", "15-1252.00"),
        ("Founder | Coach | Speaker", "11-1011.00"),
        ("ＡＣＣＯＵＮＴＡＮＴ", "13-2011.00"),
        ("Ingénieure logiciel", "15-1252.00"),
        ("Softwareentwickler:in (m/w/d)", "15-1252.00"),
        ("Executive Assistant to the Chief Executive Officer", "43-6011.00"),
        ("Software Enginer", "15-1252.00"),
    ],
)
def test_a_position_as_people_write_it_is_taken(position: str, code: str) -> None:
    assert quick_code(position) == code
    assert match(position).accepted


@pytest.mark.parametrize(
    "position",
    [
        "",
        " ",
        "-",
        "--",
        "n/a",
        "Retired",
        "Open to work",
        "#OpenToWork",
        "Student at X",
        "PhD Student",
        "Looking for new opportunities",
        "Seeking new opportunities in data science",
        "MBA Candidate at Harbor School",
        "Unemployed",
        "Self-employed",
        "Stay-at-home mom",
        "Computer Science Student @ Tech",
        "2024",
        "🙂",
    ],
)
def test_a_line_without_a_job_offers_nothing(position: str) -> None:
    found = match(position)
    assert found.choices == ()
    assert not found.accepted
    assert quick_code(position) == ""


@pytest.mark.parametrize(
    "position", ["Student Success Coordinator", "Dean of Students", "Retirement Plan Specialist", "Student Teacher"]
)
def test_a_job_that_mentions_students_or_retirement_is_a_job(position: str) -> None:
    assert match(position).choices


@pytest.mark.parametrize("position", ["Aspiring Data Scientist", "Former Accountant", "Retired Dentist"])
def test_a_wish_or_a_memory_is_offered_and_never_taken(position: str) -> None:
    found = match(position)
    assert found.choices
    assert not found.accepted
    assert quick_code(position) == ""


@pytest.mark.parametrize(
    "position", ["PM", "EA", "Manager", "Consultant Manager", "Specialist", "Engineer", "Director"]
)
def test_an_ambiguous_word_is_asked_about(position: str) -> None:
    found = match(position)
    assert len(found.choices) >= 2
    assert not found.accepted


@pytest.mark.parametrize(
    ("position", "not_this"),
    [
        ("Assistant to the CEO", "11-1011.00"),
        ("Production Support Specialist", "43-4051.00"),
        ("Real Estate Developer", "15-1252.00"),
        ("Software Engineer Recruiter", "15-1252.00"),
    ],
)
def test_a_title_inside_another_job_is_not_taken_for_it(position: str, not_this: str) -> None:
    assert quick_code(position) != not_this


def test_the_pick_of_a_seeker_wins_and_is_found_again_in_other_spellings() -> None:
    remembered = {remembered_key("PM @ Acme"): "13-1082.00"}
    found = match("pm (remote)", remembered=remembered)
    assert found.accepted
    assert (found.choices[0].code, found.choices[0].score) == ("13-1082.00", 2.0)
    assert [choice.code for choice in found.choices].count("13-1082.00") == 1


def test_a_remembered_code_that_no_longer_exists_is_passed_over() -> None:
    assert match("PM", remembered={remembered_key("PM"): "99-9999.99"}) == match("PM")


def test_the_answer_of_the_command_line_has_the_promised_form() -> None:
    document = json.loads(json.dumps(match("Sr. SWE II @ Acme").as_json()))
    assert set(document) == {"position", "accepted", "choices"}
    assert set(document["choices"][0]) == {"code", "title", "score"}
    assert document["position"] == "Sr. SWE II @ Acme"


def test_no_more_choices_than_asked_for() -> None:
    assert len(match("Analyst", limit=2).choices) == 2
    assert match("Analyst", limit=0).choices == ()


def test_ten_thousand_characters_are_read_no_longer_than_a_headline() -> None:
    assert match("manager engineer of , | " * 500).choices is not None
    assert quick_code("Accountant | " + "x" * 10_000) == "13-2011.00"


_PIECES = st.sampled_from(
    [
        "Sr.",
        "Engineer",
        "of",
        "at",
        "@",
        "|",
        ",",
        " - ",
        "(",
        ")",
        "/",
        "Manager",
        "student",
        "ex-",
        "&",
        "II",
        "🚀",
        "Köchin",
        "ß",
        "\u200b",
        "\n",
        "VP",
        "n/a",
        "retired",
        "C++",
        "of of",
        ":in",
        "*innen",
        "مدير",
        "#",
    ]
)


@settings(deadline=None, max_examples=300)
@given(
    st.one_of(
        st.text(max_size=400), st.lists(_PIECES, max_size=14).map(" ".join), st.lists(_PIECES, max_size=14).map("".join)
    )
)
def test_any_text_gets_an_orderly_answer(position: str) -> None:
    found = match(position)
    scores = [choice.score for choice in found.choices]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) <= 5
    assert found.accepted == bool(scores and scores[0] >= ACCEPTED_FROM)
    assert len({choice.code for choice in found.choices}) == len(scores)
    code = quick_code(position)
    assert not code or (found.accepted and found.choices[0].code == code)
    assert remembered_key(position) == remembered_key(position.strip())


def test_many_positions_answer_in_order() -> None:
    positions = ["Nurse", "Retired", "Nurse"]
    assert [found.position for found in match_many(positions)] == positions
