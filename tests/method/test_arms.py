"""The saying is a tick beside the own range, and the sentence says what cannot be told (rulebook F23)."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.method.arms import Arm, beside_each_other
from shoptalk.method.benchmarks import RESUMES_SAYING, TALKS_SAYING
from shoptalk.method.rates import Rate

RATES = st.integers(0, 400).flatmap(lambda of: st.integers(0, of).map(lambda count: Rate(count, of)))


def talks(count, of):
    return Arm(Rate(count, of), TALKS_SAYING)


def resumes(count, of):
    return Arm(Rate(count, of), RESUMES_SAYING)


def test_none_of_eleven_is_not_behind():
    assert talks(0, 11).tells == (
        "Anything up to 26 in 100 fits, and 1 in 12 lies inside. So your record neither supports nor contradicts it. "
        "You are not behind."
    )


def test_four_are_too_few_to_tell():
    assert talks(1, 4).tells == "4 is too few to tell anything. From five on, the range is drawn."
    assert "no result" in talks(0, 0).tells


def test_a_range_beyond_the_saying_judges_the_saying_and_not_the_seeker():
    assert "all of it above 1 in 12" in talks(8, 12).tells
    assert "all of it below 1 in 12" in talks(1, 200).tells
    assert "more about the saying than about you" in talks(1, 200).tells


def test_neither_side_is_called_better_while_the_ranges_touch():
    assert beside_each_other(talks(1, 11), resumes(0, 24)).startswith("The two ranges overlap")
    assert beside_each_other(talks(1, 4), resumes(0, 24)).startswith("Both sides need at least five")
    assert beside_each_other(talks(8, 12), resumes(0, 90)).startswith("Talks brought you more offers each")
    assert beside_each_other(talks(0, 300), resumes(9, 12)).startswith("Resumes brought you more offers each")


@given(RATES)
@settings(deadline=None)
def test_range_and_tick_lie_on_the_axis(rate):
    arm = Arm(rate, TALKS_SAYING)
    assert arm.saying.share * 100 <= arm.top and (not rate.drawn or rate.high * 100 <= arm.top + 1e-9)


@given(RATES, RATES)
@settings(deadline=None)
def test_no_sentence_sets_a_target_or_blames(one, other):
    said = " ".join(
        (talks(one.count, one.of).tells, beside_each_other(talks(one.count, one.of), resumes(other.count, other.of)))
    )
    assert not re.search(r"should|target|goal|expected|average|below average|%|!", said)
