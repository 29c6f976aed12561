"""Connecting calendars: found behind an address, chosen, read by a secret address, ended."""

from datetime import timedelta

import pytest

from shoptalk.accounts.answers import Mend
from shoptalk.connections.actions.connect_calendar import connect_calendar, connect_feed
from shoptalk.connections.current import calendar, calendars
from shoptalk.connections.models import BusyTime, CalendarConnection
from shoptalk.history.steps import undo
from tests.connections.conftest import SECRET
from tests.integrations.web_server import WebServer

PAGE = "/settings/calendar/"
FEED = "https://calendar.example/private-abc123/basic.ics"


def test_the_calendars_behind_an_address_are_found_and_one_is_chosen(
    browser_of_marisol, marisol, campaign, calendar_typed, calendar_server
):
    calendar_server.make_calendar("family", "Family")
    typed = calendar_typed(address=calendar_server.address, secret=calendar_server.password)
    answer = browser_of_marisol.post(PAGE, typed)
    connection = calendar(marisol)
    assert (answer.status_code, answer.url) == (302, f"{PAGE}?test={connection.pk}")
    page = browser_of_marisol.post(f"{PAGE}{connection.pk}/test").content.decode()
    assert "It works." in page and "“Talks”" in page and "Family" in page
    chosen = {"calendar": f"{calendar_server.calendar} Talks"}
    assert browser_of_marisol.post(f"{PAGE}{connection.pk}/choice", chosen).status_code == 302
    connection = calendar(marisol)
    assert (connection.calendar_address, connection.name) == (calendar_server.calendar, "Talks")
    assert "“Talks”" in browser_of_marisol.get(PAGE).content.decode()


def test_a_single_calendar_is_taken_without_asking(browser_of_marisol, marisol, now, calendar_typed, calendar_server):
    connect_calendar(
        seat=marisol, now=now,
        typed=calendar_typed(address=calendar_server.calendar, secret=calendar_server.password),
    )  # fmt: skip
    browser_of_marisol.post(f"{PAGE}{calendar(marisol).pk}/test")
    assert calendar(marisol).calendar_address == calendar_server.calendar


def test_a_wrong_password_says_so(browser_of_marisol, marisol, now, calendar_typed, calendar_server):
    connect_calendar(seat=marisol, now=now, typed=calendar_typed(address=calendar_server.address))
    page = browser_of_marisol.post(f"{PAGE}{calendar(marisol).pk}/test").content.decode()
    assert "does not take this login and password" in page and SECRET not in page


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"address": ""}, "no address of a server"),
        ({"address": "http://dav.mail.example/"}, "without encryption"),
        ({"address": "https://marisol:pw@dav.mail.example/"}, "boxes of their own"),
        ({"address": "file:///etc/passwd"}, "no address of a server"),
        ({"address": "https://[::1"}, "no address of a server"),
        ({"address": "https://a.example:99999999/"}, "no address of a server"),
        ({"login": ""}, "Which login?"),
        ({"secret": ""}, "Type the password"),
    ],
)
def test_what_cannot_be_is_said_beside_its_box(browser_of_marisol, marisol, campaign, calendar_typed, typed, words):
    answer = browser_of_marisol.post(PAGE, calendar_typed(**typed))
    assert answer.status_code == 422 and words in answer.content.decode() and calendar(marisol) is None


def test_a_password_is_not_sent_to_another_host(marisol, now, calendar_typed):
    connect_calendar(seat=marisol, now=now, typed=calendar_typed())
    connect_calendar(seat=marisol, now=now, typed=calendar_typed(address="dav.mail.example/marisol/", secret=""))
    assert calendar(marisol).secret == SECRET, "the same server, another page of it"
    with pytest.raises(Mend, match="Type the password for this server"):
        connect_calendar(seat=marisol, now=now, typed=calendar_typed(address="https://other.example/", secret=""))
    assert calendar(marisol).place == "dav.mail.example"


def test_a_feed_is_read_when_it_is_tested_and_its_address_never_shown(browser_of_marisol, marisol, campaign):
    with WebServer({"/private-abc123.ics": (200, {}, b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")}) as server:
        answer = browser_of_marisol.post(
            f"{PAGE}feeds", {"feed": server.at("/private-abc123.ics"), "feed_name": "School"}
        )
        feed = calendars(marisol)[0]
        assert answer.url == f"{PAGE}?test={feed.pk}"
        page = browser_of_marisol.post(f"{PAGE}{feed.pk}/test").content.decode()
    assert "It works." in page and "School" in page and "abc123" not in page
    assert "abc123" not in str(CalendarConnection.objects.values_list()), "nor kept in the open"
    assert "abc123" not in browser_of_marisol.get("/keep/history/").content.decode()


def test_the_same_feed_is_connected_once(marisol, now):
    connect_feed(seat=marisol, now=now, typed={"feed": FEED})
    assert connect_feed(seat=marisol, now=now, typed={"feed": FEED.replace("https", "webcal")}).event is None
    assert len(calendars(marisol)) == 1


def test_ending_forgets_the_busy_times_and_undo_brings_the_connection_back(browser_of_marisol, marisol, now, campaign):
    made = connect_feed(seat=marisol, now=now, typed={"feed": FEED, "feed_name": "School"})
    feed = calendars(marisol)[0]
    BusyTime.objects.create(
        workspace=marisol.workspace, connection=feed, starts_at=now, ends_at=now + timedelta(hours=1)
    )
    assert browser_of_marisol.post(f"{PAGE}{feed.pk}/ending").status_code == 302
    assert not BusyTime.objects.exists() and calendars(marisol) == []
    assert browser_of_marisol.post(f"{PAGE}{feed.pk}/ending").status_code == 404
    from shoptalk.history.steps import latest_undoable

    undo(marisol, now, latest_undoable(marisol))
    assert calendars(marisol) == [feed] and made.event


def test_strangers_find_nothing(browser_of_marisol, stranger, now, campaign):
    connect_feed(seat=stranger, now=now, typed={"feed": FEED})
    pk = calendars(stranger)[0].pk
    for noun in ("test", "choice", "ending"):
        assert browser_of_marisol.post(f"{PAGE}{pk}/{noun}").status_code == 404
