"""Calendar files are read back by two libraries that know nothing of each other, in summer, in winter, and between."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import icalendar
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.integrations.ics.add_to_links import add_to_links, google_link, outlook_link
from shoptalk.integrations.ics.calendar_file import calendar_file
from shoptalk.integrations.ports.calendar import Appointment, Attendee, Method

NOW = datetime(2026, 5, 12, 13, tzinfo=UTC)
TALK = Appointment(
    uid="b6d4c1@shoptalk.invalid", sequence=0, starts_at=datetime(2026, 5, 14, 19, 30, tzinfo=UTC), minutes=20,
    time_zone="America/New_York", summary="Talk with Dana Whitfield", stamped_at=NOW,
    description="By phone.\nNothing to prepare.", location="412 555 0187",
    organizer=Attendee("Marisol Vega", "marisol@mail.example"),
    attendee=Attendee("Dana Whitfield", "dana@city.example"),
    remind_minutes=(15,),
)  # fmt: skip
ZONES = (
    "America/New_York", "US/Eastern", "Europe/Kyiv", "Europe/Kiev", "Europe/Berlin", "Australia/Lord_Howe",
    "Asia/Kolkata", "Asia/Calcutta", "Africa/Casablanca", "Pacific/Chatham", "America/Sao_Paulo", "UTC",
)  # fmt: skip


def by_icalendar(file: bytes):
    return icalendar.Calendar.from_ical(file).walk("VEVENT")[0]


def by_vobject(file: bytes):
    return vobject.readOne(file.decode()).vevent


def starts(file: bytes) -> set[datetime]:
    return {
        by_icalendar(file).decoded("dtstart").astimezone(UTC),
        by_vobject(file).dtstart.value.astimezone(UTC),
    }


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("month", range(1, 13))
def test_both_libraries_read_the_moment_that_was_meant(zone, month):
    at = datetime(2026, month, 14, 14, 30, tzinfo=UTC)
    file = calendar_file([replace(TALK, starts_at=at, time_zone=zone)])
    assert starts(file) == {at}
    end = by_vobject(file).dtend.value.astimezone(UTC)
    assert end == by_icalendar(file).decoded("dtend").astimezone(UTC) == at + timedelta(minutes=20)


# The days on which clocks change: in New York 8 March and 1 November 2026, in Berlin 29 March and 25 October.
CHANGES = [
    ("America/New_York", datetime(2026, 3, 8, 6, 59, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 3, 8, 7, 0, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 11, 1, 5, 30, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 11, 1, 7, 0, tzinfo=UTC)),
    ("Europe/Berlin", datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
    ("Europe/Berlin", datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
    ("Europe/Berlin", datetime(2026, 10, 25, 2, 0, tzinfo=UTC)),
    ("Europe/Kyiv", datetime(2026, 10, 25, 8, 0, tzinfo=UTC)),
]


@pytest.mark.parametrize(("zone", "at"), CHANGES)
def test_around_the_night_on_which_the_clocks_change(zone, at):
    assert starts(calendar_file([replace(TALK, starts_at=at, time_zone=zone)])) == {at}


def test_the_weeks_in_which_only_one_side_has_changed_its_clocks():
    """From 8 to 29 March New York is four hours from London instead of five."""
    for day, hour in ((6, 20), (12, 19), (30, 19)):
        at = datetime(2026, 3, day, hour, tzinfo=UTC)
        file = calendar_file([replace(TALK, starts_at=at)])
        assert by_vobject(file).dtstart.value.hour == 15
        assert starts(file) == {at}


def test_the_time_is_told_in_its_zone_with_the_rules_of_that_zone():
    file = calendar_file([TALK]).decode()
    assert "DTSTART;TZID=America/New_York:20260514T153000" in file
    assert "BEGIN:VTIMEZONE\r\nTZID:America/New_York" in file
    assert "BEGIN:DAYLIGHT" in file and "BEGIN:STANDARD" in file


def test_a_zone_that_this_machine_does_not_know_is_told_in_utc():
    file = calendar_file([replace(TALK, time_zone="Mars/Olympus")])
    assert b"DTSTART:20260514T193000Z" in file
    assert starts(file) == {TALK.starts_at}


def test_a_change_keeps_the_uid_and_raises_the_sequence():
    moved = replace(TALK, sequence=1, starts_at=TALK.starts_at + timedelta(days=1))
    for read in (by_icalendar, by_vobject):
        before, after = read(calendar_file([TALK], Method.REQUEST)), read(calendar_file([moved], Method.REQUEST))
        assert value(before, "uid") == value(after, "uid")
        assert (int(value(before, "sequence")), int(value(after, "sequence"))) == (0, 1)


def value(event, name: str) -> str:
    return event[name] if isinstance(event, icalendar.Event) else getattr(event, name).value


def test_an_invitation_names_both_and_rings_before():
    file = calendar_file([TALK], Method.REQUEST)
    assert b"METHOD:REQUEST" in file
    event = by_vobject(file)
    assert event.organizer.value == "mailto:marisol@mail.example"
    assert event.attendee.value == "mailto:dana@city.example"
    assert event.attendee.params["CN"] == ["Dana Whitfield"]
    assert event.valarm.trigger.value == timedelta(minutes=-15)
    assert by_icalendar(file).walk("VALARM")[0]["action"] == "DISPLAY"


def test_what_is_published_asks_nobody_to_answer():
    assert b"ATTENDEE" not in calendar_file([TALK], Method.PUBLISH)


def test_calling_off_is_a_cancel_without_a_ring():
    file = calendar_file([replace(TALK, sequence=2, cancelled=True)], Method.CANCEL)
    assert b"METHOD:CANCEL" in file and b"STATUS:CANCELLED" in file and b"VALARM" not in file
    assert by_vobject(file).status.value == "CANCELLED"


NASTY = 'Dana "The\r\nATTENDEE:mailto:evil@bad.example\r\nBEGIN:VALARM" O\'Neil; Whit,field \\n :x \u2028 \x07'


def test_nothing_that_was_typed_becomes_a_line_of_its_own():
    nasty = replace(
        TALK, summary=NASTY, location=NASTY, description=NASTY, attendee=Attendee(NASTY, "dana@city.example"),
        organizer=Attendee("x", "a@b.example\r\nATTENDEE:mailto:evil@bad.example"),
    )  # fmt: skip
    file = calendar_file([nasty], Method.REQUEST)
    names = [line.partition(b":")[0].partition(b";")[0] for line in unfolded(file)]
    assert names.count(b"ATTENDEE") == 1 and names.count(b"BEGIN") == names.count(b"END")
    assert b"ORGANIZER" not in names, "an address that could break out of its place is left away"
    assert value(by_vobject(file), "description").startswith('Dana "The')


def unfolded(file: bytes) -> list[bytes]:
    return file.replace(b"\r\n ", b"").split(b"\r\n")


LETTERS = st.text(st.characters(blacklist_categories=["Cs"]), max_size=200)


@given(LETTERS, LETTERS, st.integers(0, 60))
@settings(deadline=None, max_examples=60)
def test_any_text_comes_back_from_both_and_no_line_is_too_long(summary, description, weeks):
    one = replace(TALK, summary=summary, description=description, starts_at=TALK.starts_at + timedelta(weeks=weeks))
    file = calendar_file([one])
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    assert file.count(b"\r") == file.count(b"\n") == file.count(b"\r\n")
    told = " ".join(str(by_icalendar(file)["summary"]).split())
    assert told == " ".join(by_vobject(file).summary.value.split())
    assert starts(file) == {one.starts_at}


def test_a_feed_holds_many_and_says_its_name():
    other = replace(TALK, uid="other@shoptalk.invalid", time_zone="Europe/Berlin", cancelled=True)
    file = calendar_file([TALK, other], name="Shoptalk")
    calendar = icalendar.Calendar.from_ical(file)
    assert [str(event["uid"]) for event in calendar.walk("VEVENT")] == [TALK.uid, other.uid]
    assert {str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")} == {"America/New_York", "Europe/Berlin"}
    assert str(calendar["x-wr-calname"]) == "Shoptalk"
    assert len(list(vobject.readOne(file.decode()).vevent_list)) == 2


def test_web_calendars_get_the_moment_in_utc_and_the_words_unharmed():
    one = replace(TALK, summary="Talk & tea = fine?", description="a\nb")
    google = parse_qs(urlsplit(google_link(one)).query)
    assert google["dates"] == ["20260514T193000Z/20260514T195000Z"]
    assert google["text"] == ["Talk & tea = fine?"] and google["details"] == ["a\nb"]
    outlook = parse_qs(urlsplit(outlook_link(one)).query)
    assert (outlook["startdt"], outlook["enddt"]) == (["2026-05-14T19:30:00Z"], ["2026-05-14T19:50:00Z"])
    assert {urlsplit(link.url).scheme for link in add_to_links(one)} == {"https"}
