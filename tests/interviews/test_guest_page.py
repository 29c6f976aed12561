"""The guest's invited: two clicks, nothing revealed, nothing done twice, and every broken link answered calmly."""

import re
from datetime import timedelta

import icalendar
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shoptalk.accounts.single_seeker import SENTENCE
from shoptalk.contacts.models import Contact
from shoptalk.design.refusals import Refusal
from shoptalk.history.models import Event
from shoptalk.history.steps import undo
from shoptalk.interviews import knocking
from shoptalk.interviews.actions.call_off import call_off
from shoptalk.interviews.actions.move_appointment import move_appointment
from shoptalk.interviews.actions.open_guest_page import close_guest_page, open_guest_page
from shoptalk.interviews.links import signed
from shoptalk.interviews.models import GuestAnswer, Interview, Invitation
from shoptalk.outreach.models import Ask, Touch
from tests import cast
from tests.interviews.conftest import address, at, value

pytestmark = pytest.mark.django_db
NOW = cast.NOW


def pick(client, invited, start=None, **more):
    form = {"do": "pick", "time": (start or at(14, 15)).isoformat(), "how": "phone", "place": "412 555 0187", **more}
    return client.post(address(invited), form)


def see(client, invited, query="") -> str:
    response = client.get(address(invited) + query)
    assert response.status_code == 200
    return response.content.decode()


def test_it_shows_who_asks_and_why_and_nothing_else(guest_client, invited, marisol, campaign, dana):
    dana.notes, dana.tie_words = "secret notes", "secret tie"
    dana.save()
    cast.interview(marisol, cast.contact(marisol, "Other Secret"), at(13, 10))
    html = see(guest_client, invited)
    assert "Marisol Vega asks for 20 minutes" in html and "I have taught earth science" in html
    for hidden in ("secret", "Secret", "412 555 0100", "412 555 0187", "marisol.vega@mail", "dana@city", "Whitfield"):
        assert hidden not in html
    assert campaign.why not in html and campaign.question not in html


def test_it_is_tiny_without_script_cookie_or_trace(guest_client, invited):
    response = guest_client.get(address(invited))
    html = response.content.decode()
    sheet = re.search(r'href="(/pick/look/[^"]+)"', html).group(1)
    assert len(response.content) + len(guest_client.get(sheet).content) < 25_000
    assert "<script" not in html and "style=" not in html and "/static/" not in html
    assert not guest_client.cookies
    assert "noindex" in response["X-Robots-Tag"] and 'name="robots" content="noindex' in html
    assert (response["Cache-Control"], response["Referrer-Policy"]) == ("private, no-store", "no-referrer")


def test_times_are_told_by_the_clocks_of_the_guest(guest_client, invited, dana):
    assert "15:00" in see(guest_client, invited)
    assert "21:00" in see(guest_client, invited, "?zone=berlin")
    assert "15:00" in see(guest_client, invited, "?zone=nowhere<b>")
    dana.time_zone = "Asia/Tokyo"
    dana.save()
    html = see(guest_client, invited)
    assert "By the clocks of Tokyo" in html and "Fri 15 May" in html


def test_picking_makes_the_appointment_and_shows_it(guest_client, invited, marisol, dana):
    response = pick(guest_client, invited, words="What do you teach?")
    assert (response.status_code, response["Location"]) == (303, address(invited))
    talk = Interview.objects.get()
    assert (talk.starts_at, talk.medium, talk.place, talk.minutes) == (at(14, 15), "phone", "412 555 0187", 20)
    assert Ask.objects.get(contact=dana).stage == "scheduled"
    html = see(guest_client, invited)
    assert "Thu 14 May, 15:00, then" in html and "done by 15:20" in html and "calls you on 412 555 0187" in html
    assert [answer.kind for answer in GuestAnswer.objects.all()] == ["picked", "question"]


def test_the_number_that_she_has_is_used_and_not_shown_before(guest_client, invited, dana):
    pick(guest_client, invited, place="")
    assert Interview.objects.get().place == "412 555 0187"


def test_a_second_click_picks_nothing_twice(guest_client, invited):
    for _ in range(3):
        assert pick(guest_client, invited).status_code == 303
    assert Interview.objects.count() == GuestAnswer.objects.count() == 1
    assert Event.objects.filter(name="make_appointment").count() == 1


def test_the_file_for_the_calendar_has_the_same_uid_as_hers(guest_client, browser_of_marisol, invited):
    assert guest_client.get(address(invited) + "talk.ics").status_code == 410
    pick(guest_client, invited)
    talk = Interview.objects.get()
    theirs = guest_client.get(address(invited) + "talk.ics")
    hers = browser_of_marisol.get(reverse("interview_calendar", args=[talk.pk]))
    events = [icalendar.Calendar.from_ical(file.content).walk("VEVENT")[0] for file in (theirs, hers)]
    assert [str(event["uid"]) for event in events] == [talk.uid] * 2
    assert [str(event["summary"]) for event in events] == ["Talk with Marisol Vega", "Talk with Dana Whitfield"]
    assert theirs["Content-Type"].startswith("text/calendar")


def test_the_link_of_the_page_is_handed_to_no_web_calendar(guest_client, invited):
    pick(guest_client, invited)
    links = re.findall(r'href="(https://[^"]+)"', see(guest_client, invited))
    assert len(links) == 3 and not any(invited.token in link for link in links)


def test_the_guest_moves_it_and_calls_it_off_there(guest_client, invited, marisol, dana):
    pick(guest_client, invited)
    seen = Interview.objects.get().as_seen
    moved = guest_client.post(address(invited), {"do": "move", "time": at(18, 16).isoformat(), "seen": seen})
    assert moved["Location"].endswith("?done=moved")
    talk = Interview.objects.get()
    assert (talk.starts_at, talk.sequence) == (at(18, 16), 1)
    off = guest_client.post(address(invited), {"do": "call_off", "seen": talk.as_seen, "words": "Travelling"})
    assert off.status_code == 303
    talk.refresh_from_db()
    assert talk.cancelled_at and Ask.objects.get(contact=dana).next_kind == "set_time"
    html = see(guest_client, invited)
    assert "You called off the talk of Mon 18 May, 16:00" in html, "and the times that are left"
    assert b"METHOD:CANCEL" in guest_client.get(address(invited) + "talk.ics").content
    assert pick(guest_client, invited, at(15, 10)).status_code == 303
    assert Interview.objects.open().get().starts_at == at(15, 10)


def test_guest_and_seeker_change_it_at_once_the_later_one_is_told(guest_client, invited, marisol):
    pick(guest_client, invited)
    talk = Interview.objects.get()
    seen = talk.as_seen
    move_appointment(seat=marisol, now=NOW, interview=talk, starts_at=at(19, 11))
    response = guest_client.post(address(invited), {"do": "call_off", "seen": seen})
    assert response.status_code == 409
    assert "is on Tue 19 May, 11:00 now" in response.content.decode()
    assert Interview.objects.get().cancelled_at is None


def test_a_time_that_was_taken_meanwhile_leaves_the_others(guest_client, invited, marisol):
    cast.interview(marisol, cast.contact(marisol, "Keisha Secret"), at(14, 15, 10))
    html = see(guest_client, invited)
    assert value(at(14, 15)) not in html, "it is not offered any more"
    response = pick(guest_client, invited)
    html = response.content.decode()
    assert response.status_code == 409
    assert "took that time a moment ago" in html and "Secret" not in html
    assert html.count('type="radio" name="time"') == 2


def test_when_all_times_are_taken_the_guest_can_say_which_would_suit(guest_client, invited, marisol):
    for number, start in enumerate((at(14, 15), at(15, 10), at(18, 16))):
        cast.interview(marisol, cast.contact(marisol, f"Keisha {number}"), start)
    assert "taken by now" in see(guest_client, invited)
    assert guest_client.post(address(invited), {"do": "other_time", "words": "Any Friday"}).status_code == 303
    assert GuestAnswer.objects.get().words == "Any Friday"
    assert Touch.objects.filter(kind="replied", words="Any Friday").exists()


def test_not_now_is_kept_as_it_was_said(guest_client, invited, dana):
    assert guest_client.post(address(invited), {"do": "not_now", "words": "Budget season"}).status_code == 303
    assert "Nobody will ask again" in see(guest_client, invited, "?done=not_now")
    assert Ask.objects.get(contact=dana).stage == "let_go"
    assert Touch.objects.filter(contact=dana, kind="not_now", words="Budget season").exists()


@pytest.mark.parametrize("may_mention", [True, False])
def test_somebody_else_becomes_a_person_with_the_chain_and_the_consent(guest_client, invited, dana, may_mention):
    form = {"do": "somebody_else", "name": "Walt Brennan", "reach": "walt@parks.example"}
    for _ in range(2):  # a second click names nobody twice
        guest_client.post(address(invited), form | ({"may_mention": "1"} if may_mention else {}))
    walt = Contact.objects.get(family_name="Brennan")
    assert (walt.introduced_by, walt.email) == (dana, "walt@parks.example")
    assert ("said that you may mention" in walt.notes) is may_mention
    assert GuestAnswer.objects.get().words == "Walt Brennan, walt@parks.example"


def test_undo_of_what_followed_keeps_what_the_guest_said(guest_client, invited, marisol):
    pick(guest_client, invited)
    undo(marisol, NOW, Event.objects.get(name="make_appointment"))
    assert not Interview.objects.exists()
    assert GuestAnswer.objects.get().seen_at is None
    assert see(guest_client, invited), "and the page offers the times again"


def test_forged_expired_revoked_and_foreign_links(guest_client, invited, marisol, clock, django_assert_num_queries):
    with django_assert_num_queries(0):  # a forged link costs no query
        for forged in (
            invited.token,
            signed(invited.token)[:-1],
            signed(invited.token) + "x",
            "x",
            "a.b",
            "x" * 500,
        ):
            response = guest_client.get(f"/pick/{forged}/")
            assert response.status_code == 404, forged
            assert "leads nowhere" in response.content.decode()
    assert guest_client.get(f"/pick/{signed('never-made')}/").status_code == 404
    clock(at(18, 16))
    expired = guest_client.get(address(invited))
    assert expired.status_code == 410 and "have passed" in expired.content.decode()
    assert pick(guest_client, invited).status_code == 410
    clock(NOW)
    close_guest_page(seat=marisol, now=NOW, page=invited)
    closed = guest_client.get(address(invited))
    assert closed.status_code == 410 and "was closed" in closed.content.decode()
    assert pick(guest_client, invited).status_code == 410
    assert not Interview.objects.exists()
    for response in (expired, closed):
        assert "I have taught" not in response.content.decode()


def test_after_the_talk_the_page_says_thank_you_and_closes(guest_client, invited, clock):
    pick(guest_client, invited)
    clock(at(14, 18))
    response = guest_client.get(address(invited))
    assert response.status_code == 410 and "Thank you for the time" in response.content.decode()


def test_a_talk_that_she_called_off_is_said_and_its_page_closed(guest_client, invited, marisol):
    pick(guest_client, invited)
    call_off(seat=marisol, now=NOW, interview=Interview.objects.get())
    assert guest_client.get(address(invited)).status_code == 410


def test_a_new_page_ends_the_one_before(guest_client, invited, marisol, dana):
    newer, _ = open_guest_page(seat=marisol, now=NOW, contact=dana, starts=[at(20, 11)], minutes=20)
    assert guest_client.get(address(invited)).status_code == 410
    assert see(guest_client, newer)


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"do": "drop_tables"},
        {"do": "pick"},
        {"do": "pick", "time": "x"},
        {"do": "pick", "time": "2026-05-14T15:00"},
        {"do": "pick", "time": "9999-12-31T23:59:59+00:00"},
        {"do": "pick", "time": "2026-05-14T03:00:00-04:00"},
        {"do": "move", "time": at(14, 15).isoformat(), "seen": "0"},
        {"do": "call_off"},
        {"do": "way", "how": "pigeon"},
        {"do": "question", "words": "  "},
        {"do": "other_time"},
        {"do": "somebody_else", "name": " "},
    ],
)
def test_odd_answers_get_a_sentence_and_change_nothing(guest_client, invited, form):
    response = guest_client.post(address(invited), form)
    assert response.status_code in (409, 422)
    assert 'role="alert"' in response.content.decode()
    assert not (Interview.objects.exists() or GuestAnswer.objects.exists())


def test_long_and_nasty_words_are_cut_and_shown_as_words(guest_client, browser_of_marisol, invited, dana):
    assert guest_client.post(address(invited), {"do": "question", "words": "x" * 70_000}).status_code == 413
    guest_client.post(address(invited), {"do": "question", "words": "<script>alert(1)</script>\x00" + "y" * 5000})
    answer = GuestAnswer.objects.get()
    assert len(answer.words) == 1000 and "\x00" not in answer.words
    shown = browser_of_marisol.get(reverse("offer_times", args=[dana.pk])).content.decode()
    assert "<script>alert" not in shown and "&lt;script&gt;" in shown


def test_one_guest_may_not_fill_the_notebook(guest_client, invited, monkeypatch):
    monkeypatch.setattr("shoptalk.interviews.views.guest.MOST_BY_LINK", 1000)
    statuses = [
        guest_client.post(address(invited), {"do": "question", "words": f"n {n}"}).status_code for n in range(25)
    ]
    assert statuses.count(303) == 20 and set(statuses[20:]) == {422}


def test_knocking_too_often_is_asked_to_wait_and_forgiven(guest_client, invited, clock):
    for _ in range(knocking.MOST_BY_LINK):
        assert guest_client.get(address(invited)).status_code == 200
    assert guest_client.get(address(invited)).status_code == 429
    clock(NOW + timedelta(minutes=11))
    assert guest_client.get(address(invited)).status_code == 200


def test_guessing_links_ends_soon(guest_client, invited):
    statuses = [guest_client.get(f"/pick/guess-{n}/").status_code for n in range(knocking.MOST_FORGED + 2)]
    assert statuses[:3] == [404, 404, 404] and statuses[-1] == 429
    assert guest_client.get(address(invited)).status_code == 200, "the guest next door is let in"


def test_behind_a_proxy_the_named_header_says_who_knocks(invited, settings):
    settings.CLIENT_ADDRESS_HEADER = "X-Forwarded-For"
    for n in range(knocking.MOST_FORGED + 5):
        client = Client(headers={"host": "talks.example", "x-forwarded-for": f"1.1.1.1, 10.0.0.{n}"})
        assert client.get("/pick/guess/").status_code == 404


def test_the_notebook_is_not_at_the_public_address_not_even_with_the_key(browser_of_marisol, invited):
    for path in ("/", "/people/", "/settings/", f"/?key={'x'}", "/interviews/"):
        response = browser_of_marisol.get(path, headers={"host": "talks.example"})
        assert (response.status_code, response.content.decode()) == (404, SENTENCE)
    assert browser_of_marisol.get("/interviews/").status_code == 200


def test_another_host_name_is_refused_for_guests_too(invited):
    assert Client(headers={"host": "evil.example"}).get(address(invited)).status_code == 400


def test_a_link_gives_no_seat(guest_client, invited, dana):
    """What a guest can reach with any method and the seeker's own addresses is nothing."""
    see(guest_client, invited)
    for path in (reverse("person", args=[dana.pk]), reverse("offer_times", args=[dana.pk]), "/keep/export/"):
        assert guest_client.get(path).status_code == 404
        assert guest_client.post(path).status_code == 404


def test_on_a_laptop_no_page_is_offered(marisol, dana, browser_of_marisol, clock):
    with pytest.raises(Refusal, match="only on your own machine"):
        open_guest_page(seat=marisol, now=NOW, contact=dana, starts=[at(14, 15)], minutes=20)
    html = browser_of_marisol.get(reverse("offer_times", args=[dana.pk])).content.decode()
    assert "Open a page" not in html and "on your machine only" in html
    assert not Invitation.objects.exists()


def test_the_page_costs_the_same_with_many_talks_and_windows(guest_client, invited, marisol):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            see(guest_client, invited)
        return len(queries)

    few = cost()
    for n in range(15):
        cast.interview(marisol, cast.contact(marisol, f"Person {n}"), at(20, 9) + timedelta(hours=n))
        GuestAnswer.objects.create(
            workspace=marisol.workspace, invitation=invited, kind="question", words=str(n), at=NOW
        )
    assert cost() == few <= 6
