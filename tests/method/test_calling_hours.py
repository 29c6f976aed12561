"""Promises about the hint when to ring (rulebook A37, A38)."""

from datetime import UTC, datetime

import pytest

from shoptalk.method.calling_hours import good_time_to_call


def at(hour: int, day: int = 4) -> datetime:
    return datetime(2025, 3, day, hour, 30, tzinfo=UTC)  # the 4th is a Tuesday


def test_late_morning_on_a_tuesday_is_a_good_hour_and_says_that_studies_disagree():
    hint = good_time_to_call("Europe/Berlin", at(9))
    assert "Tuesday, 10:30" in hint and "good hour" in hint and "disagree" in hint


def test_the_hour_is_theirs():
    assert "02:30" in good_time_to_call("America/Los_Angeles", at(10))
    assert "kinder" in good_time_to_call("America/Los_Angeles", at(10))


@pytest.mark.parametrize(("hour", "kinder"), [(7, True), (8, False), (17, False), (18, True)])
def test_outside_of_eight_to_eighteen_another_hour_is_advised(hour, kinder):
    assert ("kinder" in good_time_to_call("UTC", at(hour))) is kinder


@pytest.mark.parametrize(("day", "hour"), [(3, 10), (7, 10), (4, 13)])
def test_other_working_hours_are_fine(day, hour):
    assert "fine" in good_time_to_call("UTC", at(hour, day))


def test_a_weekend_there_is_no_time_for_a_call():
    assert "Saturday" in good_time_to_call("UTC", at(10, 8)) and "weekday" in good_time_to_call("UTC", at(10, 8))


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../etc"])
def test_an_unknown_zone_is_said_to_be_unknown(zone):
    assert "not known" in good_time_to_call(zone, at(10))
