"""Promises about business days and about the day a moment falls on."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.method.business_days import Calendar, later, local_day

COUNTRIES = st.sampled_from(["", "US", "DE", "IL", "SA", "IR", "CN", "JP", "XX", "de", " us "])
CALENDARS = st.lists(COUNTRIES, max_size=3).map(lambda codes: Calendar(tuple(codes)))
DAYS = st.dates(date(2023, 1, 1), date(2028, 12, 31))


def test_a_weekend_is_free_when_no_country_is_known():
    calendar = Calendar(("", "XX"))
    assert calendar.is_business(date(2025, 3, 7))
    assert not calendar.is_business(date(2025, 3, 8))
    assert calendar.is_business(date(2025, 12, 25))


def test_a_holiday_of_either_side_does_not_count():
    fourth_of_july, reunification = date(2025, 7, 4), date(2025, 10, 3)
    assert not Calendar(("US", "DE")).is_business(fourth_of_july)
    assert not Calendar(("US", "DE")).is_business(reunification)
    assert Calendar(("US",)).is_business(reunification)
    assert Calendar(("DE",)).is_business(fourth_of_july)


def test_the_third_business_day_leaps_over_a_holiday_and_a_weekend():
    # Wednesday 2 July 2025; the 4th is free in the US, the 5th and 6th are a weekend.
    assert Calendar(("US", "DE")).add(date(2025, 7, 2), 3) == date(2025, 7, 8)


def test_weekends_are_those_of_the_country():
    friday, sunday = date(2025, 3, 7), date(2025, 3, 9)
    assert not Calendar(("IL",)).is_business(friday)
    assert Calendar(("IL",)).is_business(sunday)
    assert not Calendar(("IL", "DE")).is_business(sunday)
    assert Calendar(("IL", "DE")).is_business(date(2025, 3, 10))


def test_a_saturday_that_is_worked_counts_there():
    assert Calendar(("CN",)).is_business(date(2025, 2, 8))
    assert not Calendar(("CN", "US")).is_business(date(2025, 2, 8))


def test_codes_are_read_in_any_case():
    assert not Calendar((" us ",)).is_business(date(2025, 7, 4))


@given(CALENDARS, DAYS, st.integers(1, 25))
@settings(deadline=None, max_examples=300)
def test_adding_and_counting_agree(calendar, day, n):
    reached = calendar.add(day, n)
    assert calendar.is_business(reached)
    assert calendar.between(day, reached) == n
    assert calendar.between(day, reached - timedelta(days=1)) == n - 1


@given(CALENDARS, DAYS, st.integers(0, 9), st.integers(0, 9))
@settings(deadline=None, max_examples=200)
def test_adding_twice_is_adding_once(calendar, day, n, m):
    assert calendar.add(calendar.add(day, n), m) == calendar.add(day, n + m)


@given(CALENDARS, DAYS)
@settings(deadline=None)
def test_nothing_lies_between_a_day_and_an_earlier_one(calendar, day):
    assert calendar.between(day, day - timedelta(days=30)) == 0
    assert calendar.between(day, day) == 0
    assert calendar.add(day, 0) == day


@pytest.mark.parametrize("day", [date.min, date(1900, 1, 1), date(2999, 12, 31), date.max])
def test_far_away_days_still_give_an_answer(day):
    calendar = Calendar(("US", "SA", "IL"))
    assert calendar.add(day, 7) >= day
    assert calendar.on_or_after(day) >= day
    assert later(day, 90) >= day


def test_counting_backward_is_refused_in_words():
    with pytest.raises(ValueError, match="counted forward"):
        Calendar().add(date(2025, 3, 3), -1)


def test_the_day_is_that_of_the_contact():
    evening = datetime(2025, 3, 3, 23, 30, tzinfo=UTC)
    assert local_day(evening, "Pacific/Auckland") == date(2025, 3, 4)
    assert local_day(evening, "America/Los_Angeles") == date(2025, 3, 3)


@given(st.text(max_size=30) | st.sampled_from(["", "America", "../etc/passwd", "/etc/passwd", "Mars/Olympus", "\0"]))
@settings(deadline=None, max_examples=200)
def test_an_unknown_zone_falls_back_to_utc(zone):
    moment = datetime(2025, 3, 3, 12, 0, tzinfo=UTC)
    assert abs((local_day(moment, zone) - date(2025, 3, 3)).days) <= 1
    if zone.startswith(("Mars", "..", "/", "America")) or not zone.strip():
        assert local_day(moment, zone) == date(2025, 3, 3)


def test_the_first_and_last_moment_have_a_day():
    assert local_day(datetime.max.replace(tzinfo=UTC), "Pacific/Auckland") == date.max
    assert local_day(datetime.min.replace(tzinfo=UTC), "America/Los_Angeles") == date.min


def test_a_moment_without_a_zone_is_refused_in_words():
    with pytest.raises(ValueError, match="no time zone"):
        local_day(datetime(2025, 3, 3), "UTC")
