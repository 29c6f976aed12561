"""What is told, what is held back, and what is dropped."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.method.notices import (
    MORNING_FOR,
    NEWS_FOR,
    SOON,
    Choice,
    Reply,
    Talk,
    due_to_tell,
    is_quiet,
    morning_is_due,
)  # fmt: skip

NEW_YORK = ZoneInfo("America/New_York")
NIGHT = Choice(NEW_YORK, quiet_from=time(21), quiet_until=time(7))
NOON = datetime(2026, 5, 12, 12, 0, tzinfo=NEW_YORK)
moments = st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))
times = st.times().map(lambda one: one.replace(second=0, microsecond=0))
zones = st.sampled_from([NEW_YORK, ZoneInfo("Asia/Kathmandu"), ZoneInfo("Australia/Lord_Howe"), ZoneInfo("UTC")])
names = st.sampled_from(["Dana", "Walt", "Zoë"])


def words(now: datetime, choice: Choice = NIGHT, talks=(), replies=()) -> list[str]:
    return [notice.words for notice in due_to_tell(now, choice, talks, replies)]


def test_a_talk_is_told_of_a_quarter_of_an_hour_before_and_not_when_it_has_begun():
    talk = Talk("t", "Dana", NOON + timedelta(minutes=15))
    assert words(NOON, talks=[talk]) == ["Your talk with Dana starts in 15 minutes."]
    assert words(NOON - timedelta(seconds=1), talks=[talk]) == []
    assert words(NOON + timedelta(minutes=14), talks=[talk]) == ["Your talk with Dana starts in 1 minute."]
    assert words(NOON + timedelta(minutes=15), talks=[talk]) == []


def test_quiet_hours_hold_back_answers_until_they_end_but_not_a_talk():
    late = NOON.replace(hour=23)
    reply, talk = Reply("r", "Dana", late), Talk("t", "Walt", late + timedelta(minutes=10))
    assert words(late, talks=[talk], replies=[reply]) == ["Your talk with Walt starts in 10 minutes."]
    assert words(late + timedelta(hours=7, minutes=59), replies=[reply]) == []
    assert words(late + timedelta(hours=8), replies=[reply]) == ["Dana answered."]


def test_on_the_night_the_clock_changes_quiet_ends_by_the_clock_on_the_wall():
    evening = datetime(2026, 3, 7, 22, 0, tzinfo=NEW_YORK)  # the night has one hour less
    reply = Reply("r", "Dana", evening)
    assert words(datetime(2026, 3, 8, 10, 59, tzinfo=UTC), replies=[reply]) == []
    assert words(datetime(2026, 3, 8, 11, 0, tzinfo=UTC), replies=[reply]) == ["Dana answered."]


def test_answers_that_came_together_are_one_notice():
    two = [Reply("a", "Dana", NOON), Reply("b", "Walt", NOON)]
    assert words(NOON, replies=two) == ["Dana and one other answered."]
    assert words(NOON, replies=[*two, Reply("c", "Zoë", NOON)]) == ["Dana and 2 others answered."]
    assert words(NOON, replies=[Reply("a", "Dana", NOON), Reply("d", "Dana", NOON)]) == ["Dana answered."]


def test_what_is_switched_off_is_not_told():
    off = Choice(NEW_YORK, meeting_soon=False, they_replied=False)
    talk, reply = Talk("t", "Dana", NOON + timedelta(minutes=5)), Reply("r", "Dana", NOON)
    assert words(NOON, off, [talk], [reply]) == []


@given(times, times, times)
@settings(deadline=None)
def test_each_time_is_quiet_in_one_of_two_complementary_spans(at, begins, ends):
    if begins == ends:
        assert not is_quiet(at, begins, ends)
    else:
        assert is_quiet(at, begins, ends) != is_quiet(at, ends, begins)
        assert is_quiet(begins, begins, ends) and not is_quiet(ends, begins, ends)


@given(moments, zones, times, times, st.lists(st.tuples(names, st.integers(-2000, 2000)), max_size=5))
@settings(deadline=None)
def test_nothing_late_and_nothing_early_is_ever_told(now, zone, begins, ends, around):
    choice = Choice(zone, quiet_from=begins, quiet_until=ends)
    shift = [(name, now + timedelta(minutes=minutes)) for name, minutes in around]
    talks = [Talk(f"t{number}", *one) for number, one in enumerate(shift)]
    replies = [Reply(f"r{number}", *one) for number, one in enumerate(shift)]
    told = due_to_tell(now, choice, talks, replies)
    keys = [key for notice in told for key in notice.keys]
    assert len(keys) == len(set(keys))
    assert all(notice.until > now for notice in told)
    assert {one.key for one in talks if timedelta() < one.starts_at - now <= SOON} == {k for k in keys if k[0] == "t"}
    quiet = is_quiet(now.astimezone(zone).time(), begins, ends)
    news = {one.key for one in replies if timedelta() <= now - one.noticed_at < NEWS_FOR}
    assert {key for key in keys if key[0] == "r"} == (set() if quiet else news)


@given(moments, zones, times)
@settings(deadline=None)
def test_a_morning_mail_comes_once_a_day_in_its_hours(start, zone, at):
    last, sent = None, []
    for step in range(0, 72 * 60, 30):
        now = start + timedelta(minutes=step)
        if morning_is_due(now, zone, at, last, is_business=True):
            here = now.astimezone(zone)
            last = here.date()
            sent.append(here.replace(tzinfo=None))
    assert len({one.date() for one in sent}) == len(sent) <= 4
    assert all(timedelta() <= one - datetime.combine(one.date(), at) < MORNING_FOR for one in sent)


def test_no_morning_mail_on_a_free_day_nor_to_a_machine_that_slept_until_the_afternoon():
    morning = NOON.replace(hour=8)
    assert morning_is_due(morning, NEW_YORK, time(8), None, is_business=True)
    assert not morning_is_due(morning, NEW_YORK, time(8), None, is_business=False)
    assert not morning_is_due(morning, NEW_YORK, time(8), date(2026, 5, 12), is_business=True)
    assert morning_is_due(morning, NEW_YORK, time(8), date(2026, 5, 13), is_business=True), "the clock was ahead"
    assert not morning_is_due(NOON, NEW_YORK, time(8), None, is_business=True)
