"""A rate never says more than its numbers can carry (rulebook F3, F24)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.method.rates import (
    LONE_COUNT,
    PERCENTAGE,
    RANGE,
    Rate,
    apart,
    chance_of_none,
    nice_top,
    tries_for,
    wilson,
)

RATES = st.integers(0, 3000).flatmap(lambda of: st.integers(0, of).map(lambda count: Rate(count, of)))
SOME = RATES.filter(lambda rate: rate.of > 0)


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [(1, 12, 1.5, 35.4), (0, 12, 0.0, 24.3), (38, 77, 38.5, 60.3), (3, 8, 13.7, 69.4), (0, 11, 0.0, 25.9)],
)
def test_the_ranges_of_the_rulebook(count, of, low, high):
    assert [round(end * 100, 1) for end in wilson(count, of)] == [low, high]


def test_none_of_ten_still_allows_28_in_100():
    assert Rate(0, 10).bounds == (0, 28)


@given(SOME)
@settings(deadline=None)
def test_the_range_holds_the_rate_and_stays_between_nothing_and_all(rate):
    assert 0 <= rate.low <= rate.share <= rate.high <= 1


@given(SOME, st.integers(2, 20))
@settings(deadline=None)
def test_more_of_the_same_narrows_the_range(rate, times):
    more = Rate(rate.count * times, rate.of * times)
    assert more.high - more.low < rate.high - rate.low


@given(SOME)
@settings(deadline=None)
def test_counting_the_others_mirrors_the_range(rate):
    others = Rate(rate.of - rate.count, rate.of)
    assert others.low == pytest.approx(1 - rate.high, abs=1e-9)
    assert others.high == pytest.approx(1 - rate.low, abs=1e-9)


@given(RATES)
@settings(deadline=None)
def test_below_ten_there_is_no_percentage_and_below_five_no_range(rate):
    assert rate.says == (LONE_COUNT if rate.of < 5 else RANGE if rate.of < 10 else PERCENTAGE)
    assert (rate.percent is None) == (rate.of < 10)
    assert ("in 100" in rate.words("replied")) == (rate.of >= 5)


@given(RATES, RATES)
@settings(deadline=None)
def test_two_rates_differ_only_when_their_ranges_do_not_touch(one, other):
    assert apart(one, other) == apart(other, one)
    if apart(one, other):
        assert min(one.of, other.of) >= 5 and not max(one.low, other.low) <= min(one.high, other.high)


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (Rate(3, 8), "3 of 8 replied; somewhere between 14 and 69 in 100"),
        (Rate(2, 4), "2 of 4 replied; too few to say more"),
        (Rate(0, 0), "0 of 0 replied; nothing to count yet"),
        (Rate(0, 12), "0 of 12 replied; anything up to 24 in 100 fits"),
        (Rate(6, 6), "6 of 6 replied; anything from 61 in 100 upward fits"),
    ],
)
def test_a_rate_is_said_count_first_in_plain_words(rate, words):
    assert rate.words("replied") == words


@pytest.mark.parametrize(("count", "of"), [(3, 2), (-1, 4)])
def test_a_part_that_is_more_than_the_whole_is_no_rate(count, of):
    with pytest.raises(ValueError, match="is no rate"):
        Rate(count, of)


def test_what_one_in_twelve_would_mean_if_it_were_true():
    assert round(chance_of_none(1 / 12, 12), 3) == 0.352  # so 65 in 100 have at least one offer
    assert tries_for(1 / 12, 0.5) == 8
    assert tries_for(1 / 12, 0.95) == 35


@given(st.floats(0, 1))
@settings(deadline=None)
def test_an_axis_is_long_enough(highest):
    assert nice_top(highest) in (10, 20, 30, 50, 100) and nice_top(highest) >= highest * 100 - 1e-9
