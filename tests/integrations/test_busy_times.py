"""When a foreign calendar says busy: across changes of the clocks, with zones by any name, and whatever the bytes."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.integrations.ics.busy_times import MOST_TIMES, busy_in
from shoptalk.integrations.ics.read_back import read_back
from shoptalk.integrations.ports.calendars import Asked
from tests.integrations.test_invitation_answers import SCRAP_FILES

FIRST = datetime(2026, 10, 20, tzinfo=UTC)
ASKED = Asked(FIRST, FIRST + timedelta(days=56), "America/New_York", frozenset({"me@x.example"}), frozenset({"ours"}))
CUSTOM = (
    "BEGIN:VTIMEZONE", "TZID:Office", "BEGIN:STANDARD", "DTSTART:16010101T020000", "TZOFFSETFROM:-0400",
    "TZOFFSETTO:-0500", "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11", "END:STANDARD", "BEGIN:DAYLIGHT",
    "DTSTART:16010101T020000", "TZOFFSETFROM:-0500", "TZOFFSETTO:-0400", "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3",
    "END:DAYLIGHT", "END:VTIMEZONE",
)  # fmt: skip


def calendar(*lines: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""]).encode()


def event(*lines: str, uid: str = "x") -> tuple[str, ...]:
    return ("BEGIN:VEVENT", f"UID:{uid}", *lines, "END:VEVENT")


def starts(*lines: str) -> list[str]:
    return [f"{one.starts_at:%m-%d %H:%M}" for one in busy_in(calendar(*lines), ASKED)]


@pytest.mark.parametrize(
    "zone", ["Eastern Standard Time", '"(UTC-05:00) Eastern Time (US & Canada)"', "America/New_York", "Office",
             "/freeassociation.sourceforge.net/America/New_York", "Nobody knows it"],
)  # fmt: skip
def test_a_weekly_hour_stays_at_its_hour_when_the_clocks_change(zone):
    """Nine in the morning is 13:00 UTC until 1 November and 14:00 after it, whatever the zone is called."""
    weekly = event(f"DTSTART;TZID={zone}:20261021T090000", f"DTEND;TZID={zone}:20261021T093000",
                   "RRULE:FREQ=WEEKLY;COUNT=4")  # fmt: skip
    assert starts(*CUSTOM, *weekly) == ["10-21 13:00", "10-28 13:00", "11-04 14:00", "11-11 14:00"]


def test_exceptions_stand_in_place_of_what_they_replace():
    series = event("DTSTART:20261021T090000Z", "DTEND:20261021T100000Z", "RRULE:FREQ=WEEKLY;COUNT=4",
                   "EXDATE:20261028T090000Z")  # fmt: skip
    moved = event("RECURRENCE-ID:20261104T090000Z", "DTSTART:20261105T120000Z", "DTEND:20261105T130000Z")
    off = event("RECURRENCE-ID:20261111T090000Z", "DTSTART:20261111T090000Z", "DTEND:20261111T100000Z",
                "STATUS:CANCELLED")  # fmt: skip
    assert starts(*series, *moved, *off) == ["10-21 09:00", "11-05 12:00"]


def test_birthdays_keep_nobody_from_talking_and_days_off_do():
    day = "DTSTART;VALUE=DATE:20261110"
    assert starts(*event(day)) == []
    assert starts(*event(day, "TRANSP:OPAQUE")) == ["11-10 05:00"]  # midnight of the seeker's own
    assert starts(*event(day, "X-MICROSOFT-CDO-BUSYSTATUS:OOF")) == ["11-10 05:00"]


@pytest.mark.parametrize(
    "more", ["TRANSP:TRANSPARENT", "STATUS:CANCELLED", "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
             "ATTENDEE;PARTSTAT=DECLINED:mailto:Me@x.example"],
)  # fmt: skip
def test_what_is_free_by_its_own_word_is_free(more):
    assert starts(*event("DTSTART:20261110T100000Z", "DTEND:20261110T110000Z", more)) == []


def test_our_own_talks_are_known_already():
    assert starts(*event("DTSTART:20261110T100000Z", "DTEND:20261110T110000Z", uid="ours")) == []


def test_the_periods_of_a_free_busy_answer_count():
    lines = ("BEGIN:VFREEBUSY", "FREEBUSY;FBTYPE=BUSY:20261110T100000Z/PT1H,20261111T100000Z/20261111T110000Z",
             "FREEBUSY;FBTYPE=FREE:20261112T100000Z/PT1H", "END:VFREEBUSY")  # fmt: skip
    assert starts(*lines) == ["11-10 10:00", "11-11 10:00"]


def test_a_rule_without_end_or_measure_costs_nothing():
    for rule in ("FREQ=SECONDLY", "FREQ=MINUTELY;INTERVAL=1", "FREQ=HOURLY", "FREQ=DAILY;COUNT=99999999"):
        assert len(starts(*event("DTSTART:20261021T090000Z", "DURATION:PT30M", f"RRULE:{rule}"))) <= 56


ALL = {kind: ",".join(map(str, range(most))) for kind, most in (("BYHOUR", 24), ("BYMINUTE", 60), ("BYSECOND", 60))}
SLOW_RULES = (
    "FREQ=DAILY;" + ";".join(f"{kind}={values}" for kind, values in ALL.items()),
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=WEEKLY;BYSETPOS=366",
    "FREQ=DAILY;UNTIL=99991231T000000Z;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;COUNT=5;BYMONTH=2;BYMONTHDAY=30",
)  # fmt: skip


@pytest.mark.parametrize("rule", SLOW_RULES)
def test_a_rule_made_to_be_slow_is_no_work(rule):
    events = [
        line for number in range(20)
        for line in event("DTSTART:20261021T090000Z", "DURATION:PT30M", f"RRULE:{rule}", uid=str(number))
    ]  # fmt: skip
    began = time.process_time()
    assert set(starts(*events)) <= {"10-21 09:00"}
    assert time.process_time() - began < 2


def test_a_series_from_before_anybody_lived_is_left_out():
    events = [
        line for number in range(30)
        for line in event("DTSTART:00010101T090000Z", "DURATION:PT30M", "RRULE:FREQ=DAILY", uid=str(number))
    ]  # fmt: skip
    began = time.process_time()
    starts(*events)
    assert time.process_time() - began < 8


@pytest.mark.parametrize(
    "rule", ["FREQ=SECONDLY", "FREQ=DAILY", "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "FREQ=YEARLY;BYMONTH=2;COUNT=9",
             "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;UNTIL=99991231T000000Z"],
)  # fmt: skip
def test_a_zone_made_to_be_slow_is_no_work(rule):
    zone = ("BEGIN:VTIMEZONE", "TZID:Odd", "BEGIN:STANDARD", "DTSTART:20200101T000000", "TZOFFSETFROM:+0000",
            "TZOFFSETTO:+0100", f"RRULE:{rule}", "END:STANDARD", "END:VTIMEZONE")  # fmt: skip
    began = time.process_time()
    found = starts(*zone, *event("DTSTART;TZID=Odd:20261110T100000", "DURATION:PT30M"))
    assert len(found) == 1 and time.process_time() - began < 2


def test_a_thousand_appointments_in_a_zone_of_the_files_own_are_read_soon():
    events = [
        line for number in range(1000)
        for line in event("DTSTART;TZID=Office:20261110T100000", "DTEND;TZID=Office:20261110T103000", uid=str(number))
    ]  # fmt: skip
    began = time.process_time()
    assert starts(*CUSTOM, *events) == ["11-10 15:00"]
    assert time.process_time() - began < 3


def test_what_touches_is_one_time():
    one = event("DTSTART:20261110T100000Z", "DTEND:20261110T110000Z", uid="a")
    other = event("DTSTART:20261110T110000Z", "DTEND:20261110T120000Z", uid="b")
    (both,) = busy_in(calendar(*one, *other), ASKED)
    assert both.ends_at - both.starts_at == timedelta(hours=2)


@settings(max_examples=100, deadline=None)
@given(SCRAP_FILES | st.binary(max_size=300))
def test_no_bytes_raise_and_all_times_lie_in_the_range(data):
    found = busy_in(data, ASKED)
    assert len(found) <= MOST_TIMES
    assert all(ASKED.first <= one.starts_at < one.ends_at <= ASKED.last for one in found)
    assert list(found) == sorted(found)
    read_back(data, "x", "America/New_York")
