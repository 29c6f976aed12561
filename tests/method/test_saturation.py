"""Promises about when talks repeat themselves, and how firmly one may speak."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.method.saturation import badge, by_segment, new_themes, saturation

THEMES = st.sets(st.sampled_from("abcdefgh"), max_size=5)
TALKS = st.lists(THEMES, max_size=14)
free = settings(deadline=None, max_examples=150)


def test_the_rule_of_the_rulebook():
    base = [{"memos", "law"}, {"memos", "hours"}, {"pay"}, {"law", "mentors"}]  # five themes
    found = saturation([*base, {"memos"}, {"pay"}])
    assert (found.base, found.fresh, found.ratio, found.quiet) == (5, 0, 0.0, True)
    assert found.words.startswith(
        "No new themes lately: the last two talks brought no new ones, beside 5 in the first four."
    )
    loud = saturation([*base, {"memos"}, {"commute"}])
    assert (loud.fresh, loud.ratio, loud.quiet) == (1, 0.2, False)


def test_five_percent_is_quiet_and_six_is_not():
    base = [{f"t{n}" for n in range(10 * one, 10 * one + 5)} for one in range(4)]  # twenty themes
    assert saturation([*base, set(), {"new"}]).quiet
    assert not saturation([*base, {"other"}, {"new"}]).quiet


@pytest.mark.parametrize("count", range(6))
def test_before_six_talks_it_says_that_it_is_early(count):
    found = saturation([{"memos"}] * count)
    assert found.ratio is None and not found.quiet
    assert ("No themes noted yet" in found.words) is (count == 0)


@free
@given(TALKS)
def test_no_words_ever_call_it_complete(talks):
    found = saturation(talks)
    for word in ("complete", "enough", "done", "finished"):
        assert word not in found.words


@free
@given(TALKS)
def test_new_themes_add_up_to_all_themes(talks):
    assert sum(new_themes(talks)) == len(set().union(*talks))


@free
@given(st.lists(THEMES, min_size=6, max_size=12))
def test_a_talk_that_repeats_never_makes_it_louder(talks):
    before = saturation(talks)
    after = saturation([*talks, talks[0]])
    if before.quiet:
        assert after.quiet


WORDS = {0: "nobody asked yet", 1: "anecdotes", 2: "anecdotes", 3: "early impression", 5: "early impression"}


@pytest.mark.parametrize(("talks", "words"), [*WORDS.items(), (6, "pattern forming"), (8, "pattern forming")])
def test_the_badge_goes_by_the_number_of_talks(talks, words):
    assert badge(talks, 1, 2, 1).words == words


def test_firm_needs_a_leaver_a_dissenter_and_two_segments():
    assert badge(9, 1, 2, 1).words == "firm enough to act on, still yours to judge"
    assert badge(30, 0, 2, 1).missing == ("somebody who left the field",)
    assert badge(30, 1, 2, 0).missing == ("somebody who sees it differently",)
    assert badge(30, 1, 1, 1).missing == ("a second kind of workplace",)
    assert badge(8, 1, 2, 1).missing == ("one talk more",)


@free
@given(st.integers(0, 30), st.integers(0, 3), st.integers(0, 3), st.integers(0, 3))
def test_one_more_talk_never_lowers_the_badge(talks, leavers, segments, dissenters):
    assert badge(talks + 1, leavers, segments, dissenters).level >= badge(talks, leavers, segments, dissenters).level


def test_segments_are_counted_on_their_own():
    assert by_segment(["county", "firm", "county ", ""]) == (
        ("county", 2, "anecdotes"),
        ("firm", 1, "anecdotes"),
        ("", 1, "anecdotes"),
    )
