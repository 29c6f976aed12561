"""What strangers and stale pages may try at a guest's page: nothing breaks, contradicts itself or leaks."""

import io
import logging

import pytest
from django.utils.module_loading import import_string

from shoptalk.accounts.single_seeker import SENTENCE
from shoptalk.interviews.actions.renew_feed import renew_feed
from shoptalk.interviews.knocking import MOST_BY_LINK, MOST_FORGED
from shoptalk.interviews.models import Change, GuestAnswer, Interview
from shoptalk.outreach.models import Ask
from tests import cast
from tests.interviews.conftest import address, at, value

pytestmark = pytest.mark.django_db


def picked(guest_client, invited) -> Interview:
    guest_client.post(address(invited), {"do": "pick", "time": value(at(14, 15)), "how": "phone"})
    return Interview.objects.get()


@pytest.mark.parametrize("do", ["pick", "move"])
@pytest.mark.parametrize("time", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_a_time_beyond_the_calendar_is_a_sentence(guest_client, invited, do, time):
    if do == "move":
        picked(guest_client, invited)
    response = guest_client.post(address(invited), {"do": do, "time": time, "how": "phone"})
    assert response.status_code == 422
    assert "Choose one of the times first." in response.content.decode()


def test_not_now_from_a_page_that_is_still_open_leaves_no_talk_behind_that_nobody_comes_to(guest_client, invited, dana):
    talk = picked(guest_client, invited)
    response = guest_client.post(address(invited), {"do": "not_now", "words": "Too much to do."})
    assert response.status_code == 409
    html = response.content.decode()
    assert "A talk stands on Thu 14 May, 15:00. If you would rather not, call it off below." in html
    assert "Call off the talk" in html
    talk.refresh_from_db()
    assert talk.cancelled_at is None and Ask.objects.get(contact=dana).stage == "scheduled"
    assert not GuestAnswer.objects.filter(kind="not_now").exists()


def test_one_guest_may_not_fill_the_notebook_with_numbers_to_call(guest_client, invited, monkeypatch):
    monkeypatch.setattr("shoptalk.interviews.views.guest.MOST_BY_LINK", 1000)
    picked(guest_client, invited)
    ways = [{"do": "way", "how": "phone", "place": f"412 555 01{n:02}"} for n in range(23)]
    statuses = [guest_client.post(address(invited), way).status_code for way in ways]
    assert statuses == [303] * 20 + [422] * 3
    assert Change.objects.count() == 20


def test_a_passer_by_without_a_link_cannot_close_the_pages_of_guests(guest_client, invited, marisol):
    """Behind a proxy that does not say who somebody is, all of them come from one address."""
    feed = renew_feed(seat=marisol, now=cast.NOW)
    for n in range(300):
        guest_client.get(f"/pick/guess-{n}/")
    assert guest_client.get(address(invited)).status_code == 200
    assert guest_client.get(f"/calendar/{feed.token}.ics").status_code == 200


def test_guessing_feeds_ends_soon_and_a_feed_that_is_asked_too_often_waits(guest_client, invited, marisol):
    feed = renew_feed(seat=marisol, now=cast.NOW)
    guesses = [guest_client.get(f"/calendar/guess-{n}.ics").status_code for n in range(MOST_FORGED + 1)]
    assert guesses == [404] * MOST_FORGED + [429]
    asked = [guest_client.get(f"/calendar/{feed.token}.ics").status_code for _ in range(MOST_BY_LINK + 1)]
    assert asked == [200] * MOST_BY_LINK + [429]


@pytest.mark.parametrize("name", ["talks.example:443", "TALKS.example", "talks.example.", "talks.example:8420"])
def test_however_the_public_name_is_written_there_is_no_notebook(browser_of_marisol, invited, name):
    assert browser_of_marisol.get("/people/", headers={"host": name}).status_code == 404


def test_a_public_address_on_this_machine_is_told_apart_by_its_port(browser_of_marisol, campaign, settings):
    settings.PUBLIC_ADDRESS, settings.PUBLIC_HOST = "http://localhost:9000", "localhost:9000"
    assert browser_of_marisol.get("/people/", headers={"host": "localhost:8420"}).status_code == 200
    assert browser_of_marisol.get("/people/", headers={"host": "localhost:9000"}).status_code == 404


def test_no_link_that_is_a_key_stands_in_the_log(guest_client, invited, marisol, settings):
    feed = renew_feed(seat=marisol, now=cast.NOW)
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    for name in settings.LOGGING["handlers"]["console"]["filters"]:
        handler.addFilter(import_string(settings.LOGGING["filters"][name]["()"])())
    logging.getLogger("django.request").addHandler(handler)
    try:
        guest_client.post(address(invited), {"do": "question"})
        guest_client.put(f"/calendar/{feed.token}.ics")
        guest_client.get("/nowhere/")
    finally:
        logging.getLogger("django.request").removeHandler(handler)
    lines = written.getvalue()
    assert "/nowhere/" in lines and lines.count("…") == 2
    assert invited.token not in lines and feed.token not in lines


@pytest.mark.parametrize(
    "path", ["/pick/", "/pick/a/b/", "/calendar/", "/calendar/a/b.ics", "/calendar/a%00.ics", "/static/nothing.css"]
)
def test_beside_the_open_pages_there_is_neither_a_menu_nor_a_cookie(guest_client, invited, path):
    response = guest_client.get(path)
    assert (response.status_code, response.content.decode()) == (404, SENTENCE)
    assert not response.cookies
