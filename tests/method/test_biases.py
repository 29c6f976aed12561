"""Promises about thinking traps: pointed out where the record shows them, and nowhere else."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.method.biases import Asked, Heard, Move, of_belief, of_field, one_of

FOR, AGAINST = (Heard(True, voice) for voice in ("Beth", "Beth"))


def keys(found):
    return [bias.key for bias in found]


def voices(*names, supports=True, **more):
    return [Heard(supports, name, **more) for name in names]


def test_only_supporters_is_pointed_out_from_three_voices_on():
    three = voices("Beth", "Carla", "Dana")
    assert keys(of_belief(70, three)) == ["confirmation"]
    assert not of_belief(70, three[:2])
    assert not of_belief(70, [*three, Heard(False, "Eve")])
    assert not of_belief(30, three)  # they disagree with her, who doubts it
    assert keys(of_belief(30, voices("Beth", "Carla", "Dana", supports=False))) == ["confirmation"]


def test_a_talk_that_moves_30_points_is_called_vivid():
    assert keys(of_belief(50, [], Move(80, 50, "Dana"))) == ["vividness"]
    assert not of_belief(51, [], Move(80, 51, "Dana"))
    assert not of_belief(20, [], Move(80, 20))  # thought over, not a talk


def test_the_last_voice_against_most_before_is_called_recent():
    heard = [*voices("Beth", "Carla", "Eve"), Heard(False, "Dana")]
    assert "recency" in keys(of_belief(60, heard, Move(75, 60, "Dana")))
    assert "recency" not in keys(of_belief(60, heard[1:], Move(75, 60, "Dana")))
    assert "recency" not in keys(of_belief(75, heard, Move(60, 75, "Dana")))


def test_a_leaders_word_that_weighs_more_is_pointed_out():
    heard = [Heard(True, "Beth", weight=1), Heard(False, "Chief", weight=3, leads=True)]
    assert keys(of_belief(60, heard)) == ["authority"]
    assert not of_belief(60, [Heard(True, "Beth", weight=3), Heard(False, "Chief", weight=3, leads=True)])


def test_impressions_alone_that_moved_ask_whether_it_was_the_person():
    felt = [Heard(True, "Dana", impression=True)]
    assert keys(of_belief(70, felt, Move(55, 70, "Dana"))) == ["affinity"]
    assert not of_belief(70, [*felt, Heard(True, "Dana")], Move(55, 70, "Dana"))


def test_one_employer_is_not_the_field():
    heard = [*voices("Beth", "Carla", employer="Rivermark"), Heard(False, "Dana", "Rivermark")]
    assert "one_employer" in keys(of_belief(60, heard))
    assert "one_employer" not in keys(of_belief(60, [*heard, Heard(True, "Eve", "Fernhill")]))
    assert keys(of_field(Asked("planning", 3, 1, 1))) == ["single_employer"]
    assert not of_field(Asked("planning", 3, 2, 1))


def test_nobody_who_left_is_pointed_out_from_three_talks_on():
    assert keys(of_field(Asked("planning", 3, 3, 0))) == ["survivorship"]
    assert not of_field(Asked("planning", 2, 2, 0))


def test_many_talks_in_a_field_that_comes_second_is_sunk_cost():
    assert keys(of_field(Asked("planning", 6, 4, 1, elsewhere=2, ahead=False))) == ["sunk_cost"]
    assert not of_field(Asked("planning", 6, 4, 1, elsewhere=2, ahead=True))
    assert not of_field(Asked("planning", 6, 4, 1, elsewhere=7, ahead=False))


def test_an_extreme_talk_is_put_beside_the_count_and_the_figure():
    assert one_of(5, "planning", -35, "41,000 people do this work.") == (
        "That was 1 of 5 talks about planning. For scale: 41,000 people do this work."
    )
    assert one_of(5, "planning", 29) == "" and one_of(1, "planning", 30) == "That was 1 of 1 talk about planning."


HEARD = st.builds(
    Heard, st.booleans(), st.sampled_from(["Beth", "Carla", "Dana", "Eve"]), st.sampled_from(["", "Rivermark"]),
    st.integers(1, 3), st.booleans(), st.booleans(),
)  # fmt: skip
MOVES = st.none() | st.builds(Move, st.integers(0, 100), st.integers(0, 100), st.sampled_from(["", "Dana"]))


@settings(deadline=None, max_examples=200)
@given(st.integers(0, 100), st.lists(HEARD, max_size=9), MOVES)
def test_each_trap_is_named_once_and_calmly(sure, heard, last):
    found = of_belief(sure, heard, last)
    assert len(set(keys(found))) == len(found)
    for bias in found:
        assert bias.opposite.endswith("?")
        assert not re.search(r"!|\bwrong\b|\bmistake\b|\bfail", bias.words)


@pytest.mark.parametrize("sure", [0, 49, 50, 51, 100])
def test_without_evidence_nothing_is_pointed_out(sure):
    assert of_belief(sure, []) == ()
