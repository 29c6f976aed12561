"""The fear ladder keeps its promises for every ladder that one could write."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.method.fear_ladder import (
    LARGEST_GAP,
    STARTER,
    Climb,
    Guess,
    Rung,
    advice,
    calibration,
    check,
    current,
    in_order,
    in_words,
    may_go_up,
    rehearse_first,
    steps_between,
    vague_cue,
    wants_care,
    where_to_find_help,
)  # fmt: skip
from shoptalk.method.rehearsal.scenarios import SCENARIOS

FEAR = st.integers(0, 100)
RUNGS = st.lists(st.builds(Rung, st.text("abcdef ", min_size=1, max_size=8), FEAR), max_size=20)
CLIMBS = st.lists(st.builds(Climb, *[st.none() | FEAR] * 3), max_size=6)
QUICK = settings(deadline=None, max_examples=60)


@QUICK
@given(RUNGS)
def test_a_gap_is_said_exactly_where_the_jump_is_too_large(rungs):
    ladder = in_order(rungs)
    jumps = [(a, b) for a, b in pairwise(ladder) if b.fear - a.fear > LARGEST_GAP]
    assert [(gap.below, gap.above) for gap in check(rungs).gaps] == jumps


@QUICK
@given(RUNGS)
def test_a_suggested_step_lies_between_and_is_new(rungs):
    for gap in check(rungs).gaps:
        assert gap.between
        for step in gap.between:
            assert gap.below.fear < step.fear < gap.above.fear
            assert step.words.casefold() not in {rung.words.casefold() for rung in rungs}


@QUICK
@given(RUNGS)
def test_taking_the_suggestions_ends_and_leaves_no_gap(rungs):
    for _ in range(40):
        gaps = check(rungs).gaps
        if not gaps:
            return
        rungs = [*rungs, gaps[0].between[0]]
    raise AssertionError("the suggestions go on for ever")


@QUICK
@given(st.permutations(STARTER))
def test_the_order_of_writing_does_not_matter(rungs):
    assert check(rungs) == check(STARTER)


def test_the_starter_ladder_is_even():
    assert check(STARTER).is_even
    assert check([]).is_even


def test_a_ladder_that_begins_high_or_is_short_is_told_so():
    found = check([Rung("Call a stranger", 70), Rung("Call a senior stranger", 80)])
    assert any("milder" in words for words in found.remarks)
    assert any(words.startswith("2 steps") for words in found.remarks)
    assert any("enough" in words for words in check([Rung(str(n), n * 5) for n in range(17)]).remarks)


def test_two_neighbours_leave_room_for_no_step():
    assert steps_between(Rung("a", 90), Rung("b", 91)) == ()


def test_up_when_it_is_bearable_or_has_fallen_by_half():
    assert may_go_up([Climb(60, 70, 40)])
    assert may_go_up([Climb(90, 95, 45)])
    assert not may_go_up([Climb(90, 95, 60)])
    assert not may_go_up([])
    assert not may_go_up([Climb(60)])
    assert not advice([Climb(60)])
    assert "next one" in advice([Climb(60, 60, 20)])
    assert "Once more" in advice([Climb(90, 95, 80)])
    assert "smaller step" in advice([Climb(90, 95, 80), Climb(85, 90, 80)])


@QUICK
@given(CLIMBS, FEAR)
def test_less_fear_at_the_end_never_speaks_against_going_up(climbs, less):
    last = Climb(None, None, less)
    if may_go_up([*climbs, last]):
        assert may_go_up([*climbs, Climb(None, None, less // 2)])


def test_the_current_step_is_the_lowest_that_is_not_bearable_yet():
    done, fresh = [Climb(40, 50, 10)], []
    ladder = [(Rung("a", 10), done), (Rung("b", 20), fresh), (Rung("c", 30), fresh)]
    assert current(ladder) == 1
    assert current([(Rung("a", 10), done)]) is None
    assert current([]) is None


@QUICK
@given(st.lists(st.builds(Guess, st.booleans(), st.none() | FEAR), max_size=30))
def test_calibration_counts_and_never_guesses(guesses):
    found = calibration(guesses)
    assert 0 <= found.happened <= found.feared == len(guesses)
    if any(guess.chance is None for guess in guesses) or not guesses:
        assert found.expected is None and not found.comparison
    assert bool(found.words) == bool(guesses)


def test_calibration_in_words():
    found = calibration([Guess(True, 70), *[Guess(False, 70)] * 5])
    assert found.words == "Of 6 things you feared, 1 happened."
    assert "more seldom" in found.comparison
    assert "right to be careful" in calibration([Guess(True, 20)] * 6).comparison
    assert "judge this well" in calibration([Guess(True, 50), Guess(False, 50)] * 3).comparison
    assert calibration([Guess(False)]).words == "Of the one thing you feared, none happened."


@QUICK
@given(FEAR, st.integers(0, 20))
def test_words_of_care_come_at_the_first_steps_only_and_never_go_away_with_more_fear(fear, place):
    if wants_care(fear, place):
        assert wants_care(100, place) and place < 2 and fear >= 85
    assert not wants_care(None, place)


def test_where_to_find_help_knows_the_country():
    assert any("988" in line for line in where_to_find_help("us"))
    assert any("116 123" in line for line in where_to_find_help("GB"))
    assert len(where_to_find_help("")) == 1


@pytest.mark.parametrize("cue", [
    "it is Tuesday 10:00 and I sit down with coffee", "right after breakfast", "I close my laptop at noon",
    "I come home from work", "on the train on Monday",
])  # fmt: skip
def test_a_cue_that_cannot_be_missed_is_left_alone(cue):
    assert vague_cue(cue) == ""


@pytest.mark.parametrize(
    "cue", ["", "soon", "some day next week", "when I feel ready", "I am in the mood", "whenever I have time"]
)
def test_a_vague_cue_is_asked_about_again(cue):
    assert vague_cue(cue)


def test_rehearsing_is_for_what_is_more_than_mild():
    assert rehearse_first(41) and not rehearse_first(40) and not rehearse_first(None)


def test_numbers_have_the_words_of_the_slider():
    assert [in_words(n) for n in (0, 20, 21, 40, 60, 100)] == [
        "calm", "calm", "a flutter", "a flutter", "nervous but able", "as scared as I get",
    ]  # fmt: skip


def test_every_practice_call_of_the_starter_ladder_exists():
    assert {rung.scenario for rung in STARTER if rung.scenario} <= set(SCENARIOS)
