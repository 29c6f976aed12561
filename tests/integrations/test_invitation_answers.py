"""Answers to invitations as programs really write them: each sample gives what its writer meant, and no bytes raise."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from shoptalk.integrations.ics.answers import Answer, Said, answers_in
from shoptalk.integrations.ics.content_lines import MOST_BYTES
from shoptalk.integrations.ics.zone_names import zone_named

SAMPLES = Path("tests/samples/calendar_answers")
UID = "7d0c0f6e-1b1e-4a55-9a51-3b2f6e0a7c11@shoptalk.invalid"
DANA, HOME = "dana@city.example", "America/New_York"
THURSDAY = datetime(2026, 5, 14, 19, 30, tzinfo=UTC)
FRIDAY = datetime(2026, 5, 15, 14, 0, tzinfo=UTC)
# said, attendee, the time that is answered or proposed, SEQUENCE, words
MEANT = {
    "gmail_accepted": (Said.ACCEPTED, DANA, THURSDAY, 0, ""),
    "gmail_declined_with_a_note": (Said.DECLINED, DANA, THURSDAY, 0, "Council meets then, sorry."),
    "gmail_proposed_new_time": (Said.PROPOSED, DANA, FRIDAY, 0, "Could we do Friday?"),
    "outlook_accepted_windows_zone": (Said.ACCEPTED, DANA, THURSDAY, 0, ""),
    "outlook_counter_old_prefix": (
        Said.PROPOSED, DANA, FRIDAY, 0, "New Time Proposed: could we do it a day later?",
    ),
    "outlook_counter_custom_zone": (Said.PROPOSED, DANA, FRIDAY, 0, ""),
    "exchange_tentative_tzone_address": (Said.TENTATIVE, DANA, THURSDAY, 0, ""),
    "exchange_delegate_answers": (Said.ACCEPTED, DANA, THURSDAY, 0, ""),
    "exchange_x500_address": (Said.DECLINED, "", None, 0, ""),
    "icloud_accepted_path_address": (Said.ACCEPTED, DANA, THURSDAY, 0, ""),
    "icloud_old_tentative_invalid_nomail": (Said.TENTATIVE, "", THURSDAY, 0, ""),
    "lotus_accepted_lists_everybody": (Said.ACCEPTED, DANA, THURSDAY, 0, ""),
    "lotus_counter_folded_without_a_space": (
        Said.PROPOSED, DANA, FRIDAY, None, "Thursday is full here. Would Friday morning be as good?",
    ),
    "delegated_to_somebody": (Said.DELEGATED, DANA, None, 0, ""),
    "refresh": (Said.AGAIN, DANA, None, None, ""),
    "thunderbird_accepted": (Said.ACCEPTED, DANA, THURSDAY, 0, ""),
    "android_lower_case_no_sequence": (Said.ACCEPTED, DANA, None, None, ""),
    "method_only_in_the_mail_header": (Said.DECLINED, DANA, None, 0, ""),
    "utf16_from_a_phone": (Said.ACCEPTED, DANA, None, 0, "Très volontiers"),
    "latin1_comment": (Said.DECLINED, DANA, None, 0, "Grüße, bin im Urlaub"),
    "cut_off_in_the_middle": (Said.ACCEPTED, DANA, None, 1, ""),
    "address_without_mailto": (Said.ACCEPTED, DANA, None, 2, ""),
    "unknown_zone_counter": (Said.PROPOSED, DANA, FRIDAY, 0, ""),
    "not_an_answer_publish": None,
    "not_an_answer_needs_action": None,
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(path.stem for path in SAMPLES.glob("*.ics")))
def test_each_program_is_understood(name):
    found = answers_in((SAMPLES / f"{name}.ics").read_bytes(), HOME)
    if MEANT[name] is None:
        assert found == ()
        return
    (one,) = found
    assert (one.said, one.attendee, one.starts_at, one.sequence, one.words) == MEANT[name]
    assert one.uid == UID


def test_who_it_was_passed_to_is_kept():
    (one,) = answers_in((SAMPLES / "delegated_to_somebody.ics").read_bytes())
    assert one.passed_to == "lee@city.example"


def test_a_counter_says_how_long_it_would_be():
    (one,) = answers_in((SAMPLES / "outlook_counter_old_prefix.ics").read_bytes())
    assert one.ends_at - one.starts_at == datetime(2026, 1, 1, 0, 30) - datetime(2026, 1, 1)


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Eastern Standard Time", "America/New_York"),
        ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
        ("(GMT+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Berlin"),
        ("/mozilla.org/20050126_1/Europe/Berlin", "Europe/Berlin"),
        ("/softwarestudio.org/Olson_20011030_5/America/Chicago", "America/Chicago"),
        ("tzone://Microsoft/Utc", "UTC"), ("GMT-0500", "Etc/GMT+5"), ("UTC+2", "Etc/GMT-2"),
        ("EST", "America/New_York"), ("US-Pacific", "America/Los_Angeles"), ("Our Office", ""), ("", ""), ("..", ""),
        ("GMT+05:30", ""),
    ],
)  # fmt: skip
def test_zones_by_any_name(name, zone):
    assert zone_named(name) == zone


SCRAPS = [
    b"BEGIN:VCALENDAR", b"END:VCALENDAR", b"BEGIN:VEVENT", b"END:VEVENT", b"METHOD:REPLY", b"METHOD:COUNTER",
    b"UID:x", b"ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.example", b"DTSTART:20260514T193000Z",
    b"DTSTART;TZID=Own:20260514T193000", b"DTSTART;VALUE=DATE:99999999", b"DURATION:P1W2D", b"SEQUENCE:-1",
    b"BEGIN:VTIMEZONE", b"TZID:Own", b"BEGIN:DAYLIGHT", b"TZOFFSETTO:+9999", b"TZOFFSETFROM:+0100",
    b"RRULE:FREQ=YEARLY;BYDAY=77SU", b"END:DAYLIGHT", b"END:VTIMEZONE", b" folded", b":", b";;=:", b'X;"":y',
    b"DTEND;TZID=tzone://Microsoft/Utc:20260514T193000", b"COMMENT:\\n\\,\\", b"BEGIN:", b"END:",
]  # fmt: skip
SCRAP_FILES = st.lists(st.sampled_from(SCRAPS) | st.binary(max_size=40), max_size=40).map(b"\r\n".join)


@settings(max_examples=120, deadline=None)
@given(SCRAP_FILES | st.binary(max_size=300))
@example(b"\xff\xfe\x00")
def test_no_bytes_raise(data):
    for one in answers_in(data, HOME):
        assert isinstance(one, Answer) and one.uid


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(MEANT)), st.data())
def test_no_damaged_sample_raises(name, data):
    whole = (SAMPLES / f"{name}.ics").read_bytes()
    cut = data.draw(st.integers(0, len(whole)))
    other = data.draw(st.binary(max_size=6))
    answers_in(whole[:cut] + other + whole[cut + len(other) :], HOME)


def test_a_huge_part_is_read_up_to_a_limit():
    data = b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n" + b"X-A:" + b"a" * (MOST_BYTES // 4)
    assert answers_in(data) == ()
