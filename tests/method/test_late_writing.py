"""What arrives late, twice, or out of order ends the same; a wrong clock moves nothing out of its day."""

from datetime import timedelta
from functools import reduce

from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.method.late_writing import (
    HIGHEST,
    LONGEST_TALK_SECONDS,
    TOLERATED_MS,
    Writing,
    moment_of,
    next_version,
    second_of,
    stands,
)  # fmt: skip
from tests.cast import NOW

EARLIEST = NOW - timedelta(days=1)
NOW_MS = int(NOW.timestamp() * 1000)
writings = st.builds(
    Writing,
    version=st.integers(1, 5),
    removed=st.booleans(),
    text=st.sampled_from(["", "a", "b", "ä"]),
    kind=st.sampled_from(["fact", "quote"]),
    second=st.none() | st.integers(0, 3),
    question=st.none() | st.integers(1, 3),
)


@settings(deadline=None)
@given(st.lists(writings, min_size=1, max_size=6).flatmap(lambda all: st.tuples(st.just(all), st.permutations(all))))
def test_the_order_and_number_of_arrivals_never_matter(pair):
    sent, again = pair
    assert reduce(stands, sent) == reduce(stands, [*again, *sent])


def test_the_later_writing_stands():
    early, late = Writing(10, False, "later in the alphabet: z", "fact"), Writing(11, False, "a", "fact")
    assert stands(early, late) == stands(late, early) == late


def test_a_writing_that_knew_the_other_wins_with_a_clock_that_is_an_hour_slow():
    seen = next_version(NOW, 0)
    assert next_version(NOW - timedelta(hours=1), seen) == seen + 1


@settings(deadline=None)
@given(st.integers(0, 4_102_444_800_000), st.integers(0, 4_102_444_800_000))
def test_a_moment_is_never_in_the_future_nor_before_the_talk_was_agreed(said, sent):
    assert EARLIEST <= moment_of(said, sent, NOW, EARLIEST) <= NOW


@settings(deadline=None)
@given(st.integers(-10 * 365 * 86_400_000, 10 * 365 * 86_400_000).filter(lambda off: abs(off) > TOLERATED_MS))
def test_a_clock_that_is_wrong_by_years_still_tells_how_long_ago_it_was(off):
    ten_minutes = 600_000
    noted = moment_of(NOW_MS + off - ten_minutes, NOW_MS + off, NOW, EARLIEST)
    assert noted == NOW - timedelta(minutes=10)


def test_the_way_through_the_network_is_no_wrong_clock():
    assert moment_of(NOW_MS - 90_000, NOW_MS - 60_000, NOW, EARLIEST) == NOW - timedelta(seconds=90)


def test_seconds_and_versions_stay_in_their_bounds():
    assert (second_of(-1), second_of(LONGEST_TALK_SECONDS + 1), second_of(0)) == (None, None, 0)
    assert next_version(NOW, HIGHEST) == HIGHEST
