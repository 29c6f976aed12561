"""The bank: every question has its key, its family and its place in both coverage meters; slots are filled from facts
only."""

from hypothesis import given
from hypothesis import strategies as st

from shoptalk.method.question_bank import (
    CAREER_FAMILIES,
    COVERS,
    TIARA,
    Question,
    bank,
    by_key,
    coverage,
    fill,
    gaps,
    lengths,
    pieces,
    with_own,
)


def test_the_bank_is_whole():
    assert len(bank()) == 189 and len(by_key()) == 189
    assert by_key()["Q68"].family == "Pay & benefits" and by_key()["Q68"].sensitive
    assert by_key()["Q1"].minutes == (15, 20, 30) and by_key()["Q5"].minutes == (20, 30)
    assert len({question.text for question in bank()}) == 189
    assert all(question.text.endswith("?") and question.follow_up and question.stage for question in bank())


def test_both_meters_have_questions_for_every_part():
    assert {question.tiara for question in bank()} - {""} == set(TIARA)
    assert {question.career_family for question in bank()} - {""} == set(CAREER_FAMILIES)
    assert set(COVERS) <= {question.family for question in bank()}


def test_own_words_stand_in_the_place_of_the_banks_and_what_is_left_out_is_gone():
    mine = Question("Q9", "Body", "Path (Insights)", "What brought you here?")
    own = Question("own-1", "Body", "Insights", "Do you still draw by hand?")
    found = with_own([mine, own], left_out=["Q10"])
    assert found[8] == mine and found[-1] == own
    assert [one.key for one in found].count("Q9") == 1 and "Q10" not in {one.key for one in found}
    assert len(found) == 189


def test_only_known_facts_fill_a_slot():
    text = by_key()["Q68"].text
    assert fill(text, {"low": "$52,000", "high": " $81,000 "}).startswith("I have seen $52,000 to $81,000 for")
    assert gaps(fill(text, {"low": "$52,000", "high": ""})) == ("high", "place")
    assert pieces("Is {low} fair?") == (("Is ", False), ("low", True), (" fair?", False))


def test_a_fact_with_braces_opens_no_new_slot():
    assert fill("From {low} up?", {"low": "{high}", "high": "x"}) == "From {high} up?"


@given(st.text(max_size=80), st.dictionaries(st.text(max_size=8), st.text(max_size=8), max_size=3))
def test_any_text_can_be_filled_and_cut_at_its_gaps(text, facts):
    shown = fill(text, facts)
    assert "".join(words if not gap else f"{{{words}}}" for words, gap in pieces(shown)) == shown


def test_odd_lengths_are_read_as_all():
    assert lengths("20/30") == (20, 30) and lengths("") == lengths("x/99") == (15, 20, 30)


def test_the_meters_say_what_is_touched_and_what_is_not():
    found = coverage(["Path (Insights)", "Trends", "Pay & benefits", "Assignments", "", "nonsense"])
    assert found.covered == ("path", "outlook", "pay", "advice") and found.tiara == "TIA"
    assert found.missing == (
        "day",
        "skills",
        "environment",
        "positives and negatives",
        "entry and training",
        "referrals",
    )
