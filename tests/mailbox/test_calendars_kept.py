"""The seeker's own calendar: appointments stand there once, changes there are asked about, busy is not offered."""

from contextlib import contextmanager
from datetime import timedelta

import pytest

from shoptalk.connections.busy_times import busy_times, readings
from shoptalk.connections.models import BusyTime, CalendarConnection
from shoptalk.connections.secrets import close
from shoptalk.history.steps import undo
from shoptalk.integrations import http_get
from shoptalk.integrations.ics.read_back import read_back
from shoptalk.integrations.memory.calendars import CalendarsInMemory
from shoptalk.integrations.ports.servers import Permanent, Retryable, SignInRefused
from shoptalk.interviews.actions.call_off import call_off
from shoptalk.interviews.actions.move_appointment import move_appointment
from shoptalk.interviews.models import Interview
from shoptalk.interviews.offers import offer_page
from shoptalk.mailbox import opening
from shoptalk.mailbox.actions.settle_calendar_change import leave_it_out, put_back, take_over_change
from shoptalk.mailbox.calendars import keep_calendars
from shoptalk.mailbox.invitation_due import due_moves
from shoptalk.mailbox.models import CalendarChange, CalendarCopy
from tests import cast
from tests.contracts.test_calendars import event
from tests.interviews.conftest import at

MINUTE = timedelta(minutes=1)


@pytest.fixture
def talk(marisol, dana):
    return cast.interview(marisol, dana, at(14, 15, 30))


@pytest.fixture
def there(monkeypatch):
    """A calendar server in memory, behind every connection."""
    twin = CalendarsInMemory("talks")

    @contextmanager
    def opened(connection):
        yield twin

    monkeypatch.setattr(opening, "opened", opened)
    return twin


@pytest.fixture
def connection(marisol, there, now):
    return CalendarConnection.objects.create(
        workspace=marisol.workspace, kind="caldav", address="https://calendar.example/", login="marisol",
        closed_secret=close("secret"), calendar_address=there.calendars[0].address, name="Talks", connected_at=now,
    )  # fmt: skip


def shown(there, talk):
    copy = CalendarCopy.objects.get(interview=talk)
    return read_back(there.read(copy.address).file, talk.uid, cast.ZONE)


def in_the_calendar(there, talk, start, end, *more):
    """The seeker drags it to another hour in their own calendar program."""
    copy = CalendarCopy.objects.get(interview=talk)
    there.write(copy.address, event(talk.uid, start, end, f"LOCATION:{talk.place}", *more), copy.etag)


def test_an_appointment_stands_in_the_calendar_once_and_is_kept_up_to_date(marisol, there, connection, talk, now):
    keep_calendars(now)
    assert shown(there, talk).starts_at == talk.starts_at
    keep_calendars(now + MINUTE)
    assert there.written == 1
    move_appointment(seat=marisol, now=now, interview=talk, starts_at=at(15, 10))
    keep_calendars(now + 2 * MINUTE)
    assert (shown(there, talk).starts_at, there.written) == (at(15, 10), 2)


def test_called_off_it_is_taken_out_and_undo_brings_it_back(marisol, there, connection, talk, now):
    keep_calendars(now)
    copy = CalendarCopy.objects.get()
    _, change = call_off(seat=marisol, now=now, interview=talk)
    keep_calendars(now)
    assert there.read(copy.address) is None
    undo(marisol, now, change.event)
    keep_calendars(now)
    assert shown(there, talk).starts_at == talk.starts_at


def test_a_crash_after_writing_makes_no_second_entry(there, connection, talk, now):
    keep_calendars(now)
    CalendarCopy.objects.all().delete()  # written there, and never noted here
    keep_calendars(now)
    assert len(there.changes(there.calendars[0].address).etags) == 1
    assert CalendarCopy.objects.count() == 1


@pytest.mark.parametrize("after", range(1, 8))
def test_a_crash_after_any_call_loses_and_doubles_nothing(there, connection, talk, now, monkeypatch, after):
    """The server is reached `after` times and then the program dies; the next pass finds everything."""
    calls = 0

    class Died(BaseException):
        pass

    def may_fail(self):
        nonlocal calls
        calls += 1
        if calls > after:
            raise Died

    with monkeypatch.context() as patch:
        patch.setattr(CalendarsInMemory, "_may_fail", may_fail)
        with pytest.raises(Died) if after < 3 else contextmanager(lambda: (yield))():
            keep_calendars(now)
    keep_calendars(now)
    assert len(there.changes(there.calendars[0].address).etags) == 1
    assert not CalendarChange.objects.exists()


def test_moved_in_the_calendar_is_asked_about_and_moves_nothing(marisol, campaign, there, connection, talk, now):
    keep_calendars(now)
    in_the_calendar(there, talk, "20260515T140000Z", "20260515T142000Z")
    keep_calendars(now + MINUTE)
    talk.refresh_from_db()
    assert talk.starts_at == at(14, 15, 30)
    (move,) = due_moves(marisol, now, campaign)
    assert move.why == "The talk with Dana Whitfield was moved in your calendar to Fri 15 May, 10:00: was that agreed?"
    keep_calendars(now + 2 * MINUTE)
    assert shown(there, talk).starts_at == at(15, 10)  # nobody wrote over it while the question stands
    assert CalendarChange.objects.count() == 1


def test_agreed_it_is_taken_over_and_undo_brings_both_back(marisol, campaign, there, connection, talk, now):
    keep_calendars(now)
    in_the_calendar(there, talk, "20260515T140000Z", "20260515T143000Z")
    keep_calendars(now)
    change = take_over_change(seat=marisol, now=now, change=CalendarChange.objects.get())
    talk.refresh_from_db()
    assert (talk.starts_at, talk.minutes) == (at(15, 10), 30)
    assert take_over_change(seat=marisol, now=now, change=CalendarChange.objects.get()) is None  # a second click
    undo(marisol, now, change.event)
    keep_calendars(now + MINUTE)
    assert (shown(there, talk).starts_at, due_moves(marisol, now, campaign)) == (at(14, 15, 30), [])


def test_not_agreed_it_is_put_back(marisol, campaign, there, connection, talk, now):
    keep_calendars(now)
    in_the_calendar(there, talk, "20260515T140000Z", "20260515T142000Z")
    keep_calendars(now)
    put_back(seat=marisol, now=now, change=CalendarChange.objects.get())
    keep_calendars(now + MINUTE)
    assert (shown(there, talk).starts_at, due_moves(marisol, now, campaign)) == (at(14, 15, 30), [])


def test_dragged_back_by_hand_the_question_goes_by_itself(marisol, campaign, there, connection, talk, now):
    keep_calendars(now)
    in_the_calendar(there, talk, "20260515T140000Z", "20260515T142000Z")
    keep_calendars(now)
    in_the_calendar(there, talk, "20260514T193000Z", "20260514T195000Z")
    keep_calendars(now)
    assert due_moves(marisol, now, campaign) == []


@pytest.mark.parametrize(("settle", "stands"), [(put_back, True), (leave_it_out, False)])
def test_taken_out_of_the_calendar_is_asked_about(marisol, campaign, there, connection, talk, now, settle, stands):
    keep_calendars(now)
    copy = CalendarCopy.objects.get()
    there.remove(copy.address)
    keep_calendars(now)
    assert "was taken out of your calendar" in due_moves(marisol, now, campaign)[0].why
    settle(seat=marisol, now=now, change=CalendarChange.objects.get())
    keep_calendars(now)
    keep_calendars(now + MINUTE)
    assert (there.read(copy.address) is not None) is stands
    assert due_moves(marisol, now, campaign) == []


def test_another_place_is_asked_about_and_other_words_are_theirs(marisol, campaign, there, connection, talk, now):
    keep_calendars(now)
    copy = CalendarCopy.objects.get()
    there.write(copy.address, event(talk.uid, "20260514T193000Z", "20260514T195000Z", "LOCATION:Room 4"), copy.etag)
    keep_calendars(now)
    assert "another place: “Room 4”" in due_moves(marisol, now, campaign)[0].why
    take_over_change(seat=marisol, now=now, change=CalendarChange.objects.get())
    assert Interview.objects.get().place == "Room 4"


def test_two_programs_changing_at_once_end_in_a_question(marisol, there, connection, talk, now):
    """Moved here and there between two passes: ours is not written over theirs."""
    keep_calendars(now)
    move_appointment(seat=marisol, now=now, interview=talk, starts_at=at(18, 10))
    in_the_calendar(there, talk, "20260515T140000Z", "20260515T142000Z")
    keep_calendars(now)
    assert shown(there, talk).starts_at == at(15, 10)
    assert CalendarChange.objects.get().now_at == at(15, 10)


def test_busy_times_are_not_offered(marisol, campaign, there, connection, dana, now):
    calendar = there.calendars[0].address
    there.write(f"{calendar}x.ics", event("x", "20260514T080000", "20260514T180000"))
    keep_calendars(now)
    page = offer_page(marisol, now + 10 * MINUTE, campaign, dana, 20)
    assert page.days and not any("14 May" in day.words for day in page.days)
    assert page.readings[0].words == "The busy times of Talks were read 10 minutes ago."


def test_the_own_talks_are_not_counted_twice(marisol, there, connection, talk, now):
    keep_calendars(now)
    keep_calendars(now)
    assert busy_times(marisol, now) == ()


def test_out_of_reach_the_last_known_times_still_count_and_the_page_says_so(marisol, there, connection, now):
    there.write(f"{there.calendars[0].address}x.ics", event("x"))
    keep_calendars(now)
    there.trouble = Retryable("calendar.example does not answer on port 443.")
    keep_calendars(now + 60 * MINUTE)
    keep_calendars(now + 70 * MINUTE)
    assert len(busy_times(marisol, now)) == 1
    (one,) = readings(marisol, now + 70 * MINUTE)
    assert one.late and one.words == (
        "The busy times of Talks were read 1 hour ago; since then it cannot be reached. "
        "calendar.example does not answer on port 443. What was busy then still counts."
    )
    connection.refresh_from_db()
    assert connection.trouble_at == now + 60 * MINUTE
    there.trouble = None
    keep_calendars(now + 80 * MINUTE)
    assert not readings(marisol, now + 80 * MINUTE)[0].late


@pytest.mark.parametrize("refusal", [SignInRefused, Permanent])
def test_a_refusal_is_not_tried_again_at_once(there, connection, talk, now, refusal):
    """Asked on and on with a wrong password, some servers lock the account."""
    there.trouble = refusal("No.")
    keep_calendars(now)
    there.trouble = None
    keep_calendars(now + 10 * MINUTE)
    assert there.written == 0
    keep_calendars(now + 61 * MINUTE)
    assert there.written == 1


def test_no_transaction_is_open_while_a_server_is_asked(there, connection, talk, now, monkeypatch, transactional_db):
    from django.db import connection as database

    asked = []
    monkeypatch.setattr(CalendarsInMemory, "_may_fail", lambda self: asked.append(database.in_atomic_block))
    keep_calendars(now)
    assert asked and not any(asked)


def test_a_feed_of_busy_times_is_read_by_its_address(marisol, campaign, now, monkeypatch, talk):
    feed = CalendarConnection.objects.create(
        workspace=marisol.workspace, kind="feed", closed_secret=close("https://x.example/s3cret.ics"), connected_at=now
    )
    asked = []
    data = event("other", "20260514T120000Z", "20260514T130000Z")

    def get(address, **more):
        asked.append(address)
        return data.replace(b"END:VCALENDAR", b"") + event("copy", "20260514T193000Z", "20260514T195000Z")

    monkeypatch.setattr(http_get, "get", get)
    keep_calendars(now)
    assert asked == ["https://x.example/s3cret.ics"]
    assert [first for first, _ in busy_times(marisol, now)] == [at(14, 8)]  # the talk's own time is left out
    feed.refresh_from_db()
    assert "s3cret" not in f"{feed} {feed.trouble} {feed.read_words} {readings(marisol, now)}"


def test_a_page_for_signing_in_is_no_free_calendar(marisol, campaign, now, monkeypatch):
    feed = CalendarConnection.objects.create(
        workspace=marisol.workspace, kind="feed", closed_secret=close("https://x.example/s.ics"), connected_at=now
    )
    said = [event("other", "20260514T120000Z", "20260514T130000Z"), b"<html>Please sign in</html>"]
    monkeypatch.setattr(http_get, "get", lambda address, **more: said.pop(0))
    keep_calendars(now)
    keep_calendars(now + timedelta(minutes=10))
    assert [first for first, _ in busy_times(marisol, now)] == [at(14, 8)], "what was busy is not offered to anybody"
    feed.refresh_from_db()
    assert "and no calendar" in feed.trouble


def test_the_stranger_sees_no_busy_time_of_hers(marisol, stranger, there, connection, now):
    there.write(f"{there.calendars[0].address}x.ics", event("x"))
    keep_calendars(now)
    assert BusyTime.objects.count() == 1 and busy_times(stranger, now) == ()


def test_against_a_real_server(calendar_server, marisol, campaign, dana, now):
    calendar = calendar_server.make_calendar("kept", "Kept")
    CalendarConnection.objects.create(
        workspace=marisol.workspace, kind="caldav", address=calendar_server.address, login=calendar_server.login,
        closed_secret=close(calendar_server.password), calendar_address=calendar, name="Kept", connected_at=now,
    )  # fmt: skip
    talk = cast.interview(marisol, dana, at(14, 15, 30))
    calendar_server.put("dentist", event("dentist", "20260515T100000", "20260515T110000").decode(), calendar)
    assert keep_calendars(now) == 1
    copy = CalendarCopy.objects.get()
    assert [first for first, _ in busy_times(marisol, now)] == [at(15, 10)]
    assert keep_calendars(now) == 0
    name = copy.address.rpartition("/")[2].removesuffix(".ics")
    calendar_server.put(name, event(talk.uid, "20260518T140000Z", "20260518T142000Z").decode(), calendar)
    keep_calendars(now)
    kinds = {one.kind: one for one in CalendarChange.objects.all()}
    assert kinds["moved"].now_at == at(18, 10)
    call_off(seat=marisol, now=now, interview=talk)
    keep_calendars(now)
    assert CalendarConnection.objects.get().trouble == "" and CalendarCopy.objects.get().gone_at == now
