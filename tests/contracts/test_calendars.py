"""One contract for calendars, kept by the real adapter against a real server and by the twin in memory alike."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from shoptalk.integrations.caldav.calendars import CalDav
from shoptalk.integrations.caldav.conversation import Conversation
from shoptalk.integrations.caldav.discovery import calendars_found
from shoptalk.integrations.memory.calendars import CalendarsInMemory
from shoptalk.integrations.ports.calendars import Account, Asked, ChangedThere
from shoptalk.integrations.ports.servers import Permanent, Retryable, SignInRefused

FIRST = datetime(2026, 5, 11, tzinfo=UTC)
ASKED = Asked(FIRST, FIRST + timedelta(days=56), "America/New_York", frozenset({"marisol@mail.example"}))


def event(uid: str, start: str = "20260514T153000", end: str = "20260514T160000", *more: str) -> bytes:
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//EN", "BEGIN:VEVENT", f"UID:{uid}",
        "DTSTAMP:20260501T080000Z", f"DTSTART:{start}", f"DTEND:{end}", "SUMMARY:Something else", *more, "END:VEVENT",
        "END:VCALENDAR", "",
    ]  # fmt: skip
    return "\r\n".join(lines).encode()


@pytest.fixture(params=["radicale", "memory"])
def there(request):
    """An adapter, and a calendar of its own for this test."""
    if request.param == "memory":
        twin = CalendarsInMemory("talks")
        yield twin, twin.calendars[0].address
        return
    server = request.getfixturevalue("calendar_server")
    calendar = server.make_calendar(f"contract-{uuid4().hex[:8]}", "Contract")
    account = Account(server.address, server.login, server.password)
    with Conversation(account, public_only=False) as conversation:
        yield CalDav(conversation), calendar


def test_the_calendars_are_found_by_name(there):
    calendars, calendar = there
    assert any(one.address == calendar and one.writable and one.name for one in calendars.found())


def test_what_was_written_can_be_read_and_taken_out_again(there):
    calendars, calendar = there
    etag = calendars.write(f"{calendar}a.ics", event("a"))
    stored = calendars.read(f"{calendar}a.ics")
    assert b"Something else" in stored.file and stored.etag == etag
    calendars.remove(f"{calendar}a.ics", etag)
    assert calendars.read(f"{calendar}a.ics") is None
    calendars.remove(f"{calendar}a.ics", etag)  # gone already: no trouble


def test_nothing_is_written_over_what_lies_there(there):
    calendars, calendar = there
    calendars.write(f"{calendar}a.ics", event("a"))
    with pytest.raises(ChangedThere):
        calendars.write(f"{calendar}a.ics", event("a", "20260515T150000", "20260515T160000"))
    assert b"20260514T153000" in calendars.read(f"{calendar}a.ics").file


def test_another_version_is_neither_replaced_nor_taken_out(there):
    calendars, calendar = there
    old = calendars.write(f"{calendar}a.ics", event("a"))
    new = calendars.write(f"{calendar}a.ics", event("a", "20260515T150000", "20260515T160000"), old)
    assert new != old
    with pytest.raises(ChangedThere):
        calendars.write(f"{calendar}a.ics", event("a"), old)
    with pytest.raises(ChangedThere):
        calendars.remove(f"{calendar}a.ics", old)
    assert b"20260515T150000" in calendars.read(f"{calendar}a.ics").file


def test_only_what_changed_since_is_named(there):
    calendars, calendar = there
    stays = calendars.write(f"{calendar}stays.ics", event("stays"))
    moves = calendars.write(f"{calendar}moves.ics", event("moves"))
    goes = calendars.write(f"{calendar}goes.ics", event("goes"))
    before = calendars.changes(calendar)
    assert before.whole and before.etags[f"{calendar}stays.ics"] == stays
    assert calendars.changes(calendar, before.mark).etags == {}
    moved = calendars.write(f"{calendar}moves.ics", event("moves", "20260518T150000", "20260518T160000"), moves)
    calendars.remove(f"{calendar}goes.ics", goes)
    since = calendars.changes(calendar, before.mark)
    assert dict(since.etags) == {f"{calendar}moves.ics": moved} and not since.whole
    assert since.gone == {f"{calendar}goes.ics"}


def test_a_mark_that_the_server_forgot_gives_everything(there):
    calendars, calendar = there
    if isinstance(calendars, CalendarsInMemory):
        pytest.skip("the twin forgets nothing")
    calendars.write(f"{calendar}a.ics", event("a"))
    found = calendars.changes(calendar, "http://radicale.org/ns/sync/" + "0" * 64)
    assert found.whole and set(found.etags) == {f"{calendar}a.ics"}


def test_busy_is_what_keeps_the_seeker_busy(there):
    calendars, calendar = there
    for name, file in {
        "floating": event("floating"),
        "free": event("free", "20260515T100000Z", "20260515T110000Z", "TRANSP:TRANSPARENT"),
        "off": event("off", "20260515T100000Z", "20260515T110000Z", "STATUS:CANCELLED"),
        "declined": event(
            "declined", "20260515T100000Z", "20260515T110000Z", "ORGANIZER:mailto:boss@x.example",
            "ATTENDEE;PARTSTAT=DECLINED:mailto:Marisol@mail.example",
        ),
        "ours": event("ours", "20260516T100000Z", "20260516T110000Z"),
        "weekly": event("weekly", "20260401T140000Z", "20260401T150000Z", "RRULE:FREQ=WEEKLY;UNTIL=20260530T000000Z"),
    }.items():  # fmt: skip
        calendars.write(f"{calendar}{name}.ics", file)
    asked = Asked(ASKED.first, ASKED.last, ASKED.zone, ASKED.mine, frozenset({"ours"}))
    starts = [f"{one.starts_at:%d %H:%M}" for one in calendars.busy(calendar, asked)]
    assert starts == ["13 14:00", "14 19:30", "20 14:00", "27 14:00"]


def test_a_wrong_password_is_said_and_not_shown(calendar_server):
    with pytest.raises(SignInRefused) as refused:
        calendars_found(Account(calendar_server.address, "marisol", "not-the-one"), public_only=False)
    assert "not-the-one" not in f"{refused.value} {refused.value!r} {Account('x', 'marisol', 'not-the-one')!r}"


def test_any_part_of_the_address_leads_to_the_calendars(calendar_server):
    for typed in (calendar_server.address, f"{calendar_server.address}marisol/", calendar_server.calendar):
        found = calendars_found(Account(typed, "marisol", calendar_server.password), public_only=False)
        assert calendar_server.calendar in [one.address for one in found]


@pytest.mark.parametrize(
    "typed", ["", "nonsense", "ftp://x.example/", "http://[", "https:///x", "http://calendar.example/", "https://\x00/"]
)
def test_what_is_no_address_is_a_sentence(typed):
    with pytest.raises(Permanent, match=r"^[A-Z].*\.$"):
        calendars_found(Account(typed, "marisol", "x"), public_only=False)


def test_a_server_that_is_not_there_may_be_tried_again():
    with pytest.raises(Retryable, match="does not answer"):
        calendars_found(Account("http://127.0.0.1:9/", "marisol", "x"), public_only=False)
