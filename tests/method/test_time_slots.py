"""Times that are offered: kind to both sides, on nothing that is busy, on different days, and always the same."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from shoptalk.method.business_days import Calendar
from shoptalk.method.time_slots import AWAKE, DAY_HOURS, KIND_HOURS, Hours, Wish, choices, offer, overlap, week_of
from shoptalk.method.wall_clock import Oddity, for_both, for_me, on_the_clock, zone_of

NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2026, 5, 12, 9, 0, tzinfo=NEW_YORK)
ZONES = st.sampled_from(
    ["America/New_York", "America/Los_Angeles", "Europe/Berlin", "Europe/Kyiv", "Asia/Kolkata", "Asia/Tokyo",
     "Australia/Lord_Howe", "Pacific/Auckland", "US/Eastern", "UTC", "Mars/Olympus"]
)  # fmt: skip
SPANS = st.tuples(st.integers(6, 12), st.integers(13, 20)).map(lambda pair: (time(pair[0]), time(pair[1])))
WEEKS = st.lists(st.one_of(st.none(), SPANS), min_size=7, max_size=7).map(tuple)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(lambda at: at.replace(tzinfo=UTC))
HOURS = st.builds(Hours, ZONES, WEEKS, st.frozensets(st.dates(date(2026, 1, 1), date(2027, 12, 31)), max_size=5))
COUNTRIES = st.lists(st.sampled_from(["US", "DE", "JP", "IN", ""]), max_size=2).map(tuple)


@st.composite
def wishes(draw) -> Wish:
    now = draw(MOMENTS)
    starts = st.integers(0, 30 * 48).map(lambda halves: now + timedelta(minutes=30 * halves))
    busy = draw(st.lists(st.tuples(starts, st.integers(10, 300)), max_size=12))
    return Wish(
        now=now, seeker=draw(HOURS), guest=draw(HOURS), calendar=Calendar(draw(COUNTRIES)),
        minutes=draw(st.sampled_from([15, 20, 30])),
        busy=tuple((start, start + timedelta(minutes=minutes)) for start, minutes in busy),
    )  # fmt: skip


def in_zone(moment: datetime, hours: Hours) -> datetime:
    return moment.astimezone(zone_of(hours.zone))


@given(wishes())
@settings(deadline=None, max_examples=80)
def test_never_outside_the_hours_of_either_where_they_overlap(wish):
    assume(overlap(wish))
    for start in (*offer(wish), *choices(wish)):
        end = start + timedelta(minutes=wish.minutes)
        for side in (wish.seeker, wish.guest):
            first, last = in_zone(start, side), in_zone(end, side)
            span = side.week[first.weekday()]
            assert span and span[0] <= first.time() and last.time() <= span[1] and first.date() == last.date()
            assert first.date() not in side.off


@given(wishes())
@settings(deadline=None, max_examples=80)
def test_never_unkind_never_busy_never_past_and_on_days_that_count(wish):
    for start in (*offer(wish), *choices(wish)):
        end, there = start + timedelta(minutes=wish.minutes), in_zone(start, wish.guest)
        assert start > wish.now
        assert all(finishes <= start or end <= begins for begins, finishes in wish.busy)
        assert wish.calendar.is_business(there.date())
        assert wish.calendar.is_business(in_zone(start, wish.seeker).date())
        assert wish.seeker.week[in_zone(start, wish.seeker).weekday()], "a day off stays one"


@given(wishes(), st.integers(0, 600))
@settings(deadline=None, max_examples=60)
def test_the_same_answer_all_day_on_different_days_and_among_the_choices(wish, minutes):
    offered = offer(wish)
    assert len(offered) <= 3
    assert len({in_zone(start, wish.guest).date() for start in offered}) == len(offered)
    assert set(offered) <= set(choices(wish))
    later = wish.now + timedelta(minutes=minutes)
    assume(in_zone(later, wish.seeker).date() == in_zone(wish.now, wish.seeker).date())
    again = Wish(later, wish.seeker, wish.guest, wish.calendar, wish.minutes, wish.busy)
    assert offer(again) == offered


@given(MOMENTS, ZONES)
@settings(deadline=None)
def test_every_clock_tells_one_moment_and_says_when_it_cannot(moment, zone):
    local = moment.astimezone(zone_of(zone))
    told = on_the_clock(local.replace(tzinfo=None, fold=0), zone)
    assert told.oddity is not Oddity.SKIPPED
    if told.oddity is Oddity.NONE:
        assert told.moment == moment


def wish(**more) -> Wish:
    return Wish(**({"now": NOW, "seeker": Hours("America/New_York"), "guest": Hours("America/New_York")} | more))


def test_three_windows_with_a_day_between_and_other_hours():
    words = [for_both(start, "America/New_York", "America/New_York") for start in offer(wish())]
    assert words == ["Thu 14 May, 10:00", "Mon 18 May, 16:00", "Wed 20 May, 10:00"]


def test_holidays_of_both_sides_are_left_out():
    """25 May 2026 is Memorial Day in the United States and Whit Monday in Germany; 14 May is Ascension Day there."""
    both = Calendar(("US", "DE"))
    days = {start.astimezone(NEW_YORK).date() for start in choices(wish(calendar=both), days=15)}
    assert date(2026, 5, 14) not in days and date(2026, 5, 25) not in days and date(2026, 5, 15) in days


def test_what_is_busy_keeps_a_quarter_of_an_hour_around_it():
    ten = datetime(2026, 5, 14, 10, tzinfo=NEW_YORK)
    starts = choices(wish(busy=((ten, ten + timedelta(minutes=30)),)), days=1, a_day=20)
    that_day = [start.astimezone(NEW_YORK) for start in starts if start.astimezone(NEW_YORK).date() == ten.date()]
    clocks = [f"{start:%H:%M}" for start in that_day]
    assert "09:00" in clocks and not {"09:30", "10:00", "10:30"} & set(clocks) and "11:00" in clocks


def test_an_ocean_between_stretches_the_seekers_day_and_not_the_guests():
    tokyo = wish(guest=Hours("Asia/Tokyo"))
    assert not overlap(tokyo)
    starts = offer(tokyo)
    assert starts
    for start in starts:
        there, here = start.astimezone(ZoneInfo("Asia/Tokyo")), start.astimezone(NEW_YORK)
        assert KIND_HOURS[0] <= there.time() < KIND_HOURS[1] and AWAKE[0] <= here.time() < AWAKE[1]


def test_three_weeks_in_march_the_two_clocks_are_an_hour_closer():
    march = wish(now=datetime(2026, 3, 10, 9, tzinfo=NEW_YORK), guest=Hours("Europe/Berlin"))
    april = wish(now=datetime(2026, 4, 7, 9, tzinfo=NEW_YORK), guest=Hours("Europe/Berlin"))
    latest = [max(start.astimezone(NEW_YORK).time() for start in choices(one, a_day=20)) for one in (march, april)]
    assert latest == [time(11, 30), time(10, 30)]


def test_hours_that_no_clock_shows_or_shows_twice_are_not_offered():
    night = Hours("America/New_York", tuple((time(1), time(4)) for _ in range(7)))
    for now, never in ((datetime(2026, 3, 4, 9), time(2, 30)), (datetime(2026, 10, 28, 9), time(1, 30))):
        every_day = Calendar(("",))
        day = date(2026, 3, 8) if now.month == 3 else date(2026, 11, 1)
        starts = choices(wish(now=now.replace(tzinfo=NEW_YORK), seeker=night, guest=night, calendar=every_day), 30, 30)
        assert all((s.astimezone(NEW_YORK).date(), s.astimezone(NEW_YORK).time()) != (day, never) for s in starts)


@pytest.mark.parametrize(
    ("said", "zone", "oddity", "utc"),
    [
        (datetime(2026, 3, 8, 2, 30), "America/New_York", Oddity.SKIPPED, datetime(2026, 3, 8, 7, 30)),
        (datetime(2026, 11, 1, 1, 30), "America/New_York", Oddity.TWICE, datetime(2026, 11, 1, 5, 30)),
        (datetime(2026, 5, 14, 15, 30), "Europe/Kyiv", Oddity.NONE, datetime(2026, 5, 14, 12, 30)),
        (datetime(2026, 5, 14, 15, 30), "US/Eastern", Oddity.NONE, datetime(2026, 5, 14, 19, 30)),
        (datetime(2026, 5, 14, 15, 30), "Mars/Olympus", Oddity.NONE, datetime(2026, 5, 14, 15, 30)),
    ],
)
def test_clock_and_moment(said, zone, oddity, utc):
    told = on_the_clock(said, zone)
    assert (told.oddity, told.moment.replace(tzinfo=None)) == (oddity, utc)


def test_a_window_in_words_for_both_sides():
    at = datetime(2026, 5, 14, 19, 30, tzinfo=UTC)
    assert for_both(at, "America/New_York", "Europe/Berlin") == "Thu 14 May, 15:30 (your time; 21:30 for me)"
    assert for_both(at, "US/Eastern", "America/New_York") == "Thu 14 May, 15:30"
    assert for_both(at, "America/New_York", "Asia/Tokyo") == "Thu 14 May, 15:30 (your time; Fri 15 May, 04:30 for me)"
    assert for_me(at, "Europe/Berlin", "America/New_York", "Dana") == "Thu 14 May, 21:30 (15:30 for Dana)"


def test_a_week_without_a_day_offers_nothing():
    nothing = wish(seeker=Hours("America/New_York", (None,) * 7))
    assert offer(nothing) == choices(nothing) == ()
    assert week_of(DAY_HOURS)[5:] == (None, None)
