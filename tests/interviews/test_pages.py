"""The seeker's pages: everything has a button, a budget, an Undo, and a sentence for what cannot be."""

import re
from datetime import date, timedelta

import icalendar
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shoptalk.interviews.models import AwayDays, CalendarFeed, Change, Interview, Invitation, WorkWeek
from shoptalk.outreach.actions.log_touch import log_touch
from shoptalk.outreach.models import Ask, Letter
from tests import cast
from tests.interviews.conftest import PUBLIC, address, at

pytestmark = pytest.mark.django_db


@pytest.fixture
def see(browser_of_marisol, clock):
    def page(name, *args, query="", status=200) -> str:
        response = browser_of_marisol.get(reverse(name, args=args) + query)
        assert response.status_code == status
        return response.content.decode()

    return page


@pytest.fixture
def send(browser_of_marisol, clock):
    def form(name, *args, **values):
        return browser_of_marisol.post(reverse(name, args=args), values)

    return form


def test_times_go_into_the_letter_in_both_zones(see, send, dana):
    dana.time_zone = "Europe/Berlin"
    dana.save()
    html = see("offer_times", dana.pk)
    ticked = re.findall(r'name="time" value="([^"]+)" checked', html)
    assert len(ticked) == 3 and "16:00 there" in html
    response = send("offer_times", dana.pk, time=ticked, minutes="20", do="letter")
    assert response["Location"] == f"/desk/{dana.pk}/?move=set_time&channel=email"
    letter = Letter.objects.get()
    assert letter.kind == "reply"
    assert "Thu 14 May, 16:00 (your time; 10:00 for me)" in letter.body and "or Wed 20 May" in letter.body
    assert Ask.objects.get(contact=dana).next_kind == "set_time", "a draft is no letter yet"


def test_a_draft_under_way_keeps_its_words(see, send, dana):
    send("offer_times", dana.pk, time=[at(14, 15).isoformat()], minutes="20", do="letter")
    letter = Letter.objects.get()
    letter.body = "Hi Dana,\n\nMy own words.\n\nMarisol"
    letter.save()
    send("offer_times", dana.pk, time=[at(15, 11).isoformat()], minutes="20", do="letter")
    letter.refresh_from_db()
    assert letter.body == "Hi Dana,\n\nMy own words.\n\nWould one of these suit you? Fri 15 May, 11:00\n\nMarisol"


def test_the_link_of_a_page_stands_in_the_letter(see, send, dana, public):
    response = send(
        "offer_times", dana.pk, time=[at(14, 15).isoformat()], own=["2026-05-15T11:00", ""], minutes="20", do="page",
        media=["video"], greeting="Hello",
    )  # fmt: skip
    assert response.status_code == 302
    page = Invitation.objects.get()
    assert [one.starts_at for one in page.windows.all()] == [at(14, 15), at(15, 11)]
    assert f"{PUBLIC}{address(page)}" in Letter.objects.get().body
    assert address(page) in see("offer_times", dana.pk)
    send("close_page", page.pk)
    assert address(page) not in see("offer_times", dana.pk)


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({}, "at least one time"),
        ({"time": ["2026-05-11T10:00:00+00:00"]}, "has passed already"),
        ({"time": ["x"]}, "at least one time"),
        ({"own": ["2026-03-08T02:30"]}, "jump over 02:30"),
        ({"own": ["x"]}, "Write the day and the time"),
        ({"own": ["9999-12-31T23:59"]}, "cannot be right"),
        ({"time": [f"2026-06-{day:02}T15:00:00+00:00" for day in range(1, 15)]}, "12 times are the most"),
    ],
)
def test_times_that_cannot_be_offered_are_said(send, dana, form, sentence):
    response = send("offer_times", dana.pk, **({"minutes": "20", "do": "letter"} | form))
    assert response.status_code == 422 and sentence in response.content.decode()
    assert not Letter.objects.exists()


def test_whoever_wrote_back_is_offered_before_anything_is_searched(see, dana):
    log_touch(seat=_seat(dana), now=cast.NOW, contact=dana, kind="replied")
    assert "Dana Whitfield" in see("add_interview")
    log_touch(seat=_seat(dana), now=cast.NOW, contact=dana, kind="declined")
    assert "Dana Whitfield" not in see("add_interview")


def test_a_talk_is_written_in_with_the_day_of_the_yes_in_the_box(see, send, dana):
    log_touch(seat=_seat(dana), now=cast.NOW, contact=dana, kind="agreed", until=date(2026, 5, 21))
    html = see("person", dana.pk)
    assert "Write the appointment in" in html
    html = see("add_interview", query=f"?person={dana.pk}")
    assert 'value="2026-05-21T10:00"' in html and 'value="412 555 0187"' in html
    response = send(
        "add_interview", person=dana.pk, at="2026-05-21T15:30", minutes="20", medium="phone", place="412 555 0187"
    )
    talk = Interview.objects.get()
    assert response["Location"] == reverse("interview", args=[talk.pk])
    assert talk.starts_at == at(21, 15, 30)
    html = see("person", dana.pk)
    assert "Your talks" in html and "Write the appointment in" not in html
    assert "Thu 21 May, 15:30" in see("interview", talk.pk) and "Dana Whitfield" in see("interviews")


def _seat(contact):
    from shoptalk.workspaces.access import seat_behind

    return seat_behind(contact.workspace)


def test_a_time_may_be_said_by_the_other_sides_clock(see, send, dana):
    dana.time_zone = "Europe/Berlin"
    dana.save()
    form = {"person": dana.pk, "at": "2026-05-21T15:30", "minutes": "20", "medium": "phone", "by": "theirs"}
    send("add_interview", **form)
    talk = Interview.objects.get()
    assert (talk.starts_at, talk.time_zone) == (at(21, 9, 30), "Europe/Berlin")
    html = see("interview", talk.pk)
    assert "Thu 21 May, 09:30" in html and "Thu 21 May, 15:30 for Dana" in html


def test_the_night_on_which_the_clocks_change_is_said(see, send, dana):
    skipped = send("add_interview", person=dana.pk, at="2027-03-14T02:30", minutes="20", medium="phone")
    assert skipped.status_code == 422 and "jump over 02:30" in skipped.content.decode()
    send("add_interview", person=dana.pk, at="2026-11-01T01:30", minutes="20", medium="phone")
    talk = Interview.objects.get()
    assert "show 01:30 twice; the first time is meant" in see("interview", talk.pk)
    assert f"{talk.starts_at:%H:%M}" == "05:30"


@pytest.mark.parametrize("typed", ["", "x", "0001-01-01T00:00", "9999-12-31T23:59-14:00", "2026-02-30T10:00"])
def test_moments_that_cannot_be_are_refused(send, dana, typed):
    answer = send("add_interview", person=dana.pk, at=typed, minutes="20", medium="phone")
    assert answer.status_code == 422 and not Interview.objects.exists()
    assert send("add_interview", person="²").status_code == 422


def test_every_change_of_a_talk_has_its_form_and_its_undo(see, send, marisol, dana):
    talk = cast.interview(marisol, dana, at(14, 15))
    send("interview_moves", talk.pk, at="2026-05-15T10:00", seen=talk.as_seen)
    html = see("interview", talk.pk)
    assert "Fri 15 May, 10:00" in html and "Undo" in html and "from Thu 14 May, 15:00 to Fri 15 May, 10:00" in html
    talk.refresh_from_db()
    again = send("interview_moves", talk.pk, at="2026-05-18T10:00", seen=talk.as_seen)
    assert again.status_code == 422 and "Move it once more" in again.content.decode()
    stale = send("interview_cancellation", talk.pk, seen="0.1")
    assert stale.status_code == 409 and "Look at it anew" in stale.content.decode()
    send("interview_places", talk.pk, medium="video", place="https://meet.example/x", seen=talk.as_seen)
    talk.refresh_from_db()
    off = send("interview_cancellation", talk.pk, seen=talk.as_seen, next="time")
    assert off["Location"] == reverse("offer_times", args=[dana.pk])
    assert "Called off" in see("interview", talk.pk)
    assert [change.kind for change in Change.objects.all()] == ["moved", "place", "cancelled"]


def test_a_talk_whose_time_has_come_asks_how_it_went(see, send, marisol, dana, clock):
    talk = cast.interview(marisol, dana, at(14, 15))
    assert "How did it go?" not in see("interview", talk.pk)
    clock(at(14, 15, 25))
    assert "How did it go?" in see("interview", talk.pk) and "How was it?" in see("interviews")
    send("interview_absence", talk.pk, seen=talk.as_seen)
    assert "says nothing about you" in see("interview", talk.pk)
    send("interview_length", talk.pk, taken="25", host="1")
    assert "made it 5 minutes longer" in see("interview", talk.pk)
    assert "1 talked" in see("interviews")


def test_the_line_of_the_day_before_lands_on_the_desk(see, send, marisol, dana, browser_of_marisol):
    talk = cast.interview(marisol, dana, at(13, 15), agreed_at=at(5, 9))
    assert "One line to confirm" in see("interview", talk.pk)
    desk = send("confirming_letter", talk.pk)["Location"]
    assert desk == f"/desk/{dana.pk}/?move=confirm&channel=email"
    assert "Confirm the talk with Dana" in browser_of_marisol.get(desk).content.decode()
    assert browser_of_marisol.get("/desk/").status_code == 200
    send("interview_confirmation", talk.pk)
    assert "One line to confirm" not in see("interview", talk.pk)


def test_an_invitation_can_be_had_as_a_file(see, marisol, dana, browser_of_marisol, clock):
    talk = cast.interview(marisol, dana, at(14, 15))
    path = reverse("interview_calendar", args=[talk.pk])
    assert b"METHOD:REQUEST" in browser_of_marisol.get(f"{path}?method=request").content
    talk.cancelled_at = cast.NOW
    talk.save()
    assert b"METHOD:CANCEL" in browser_of_marisol.get(path).content


def test_hours_and_days_away_shape_what_is_offered(see, send, dana):
    form = {"on-3": "1", "from-3": "13:00", "to-3": "15:00"}  # Thursdays after lunch only
    assert send("talk_hours", **form).status_code == 302
    assert WorkWeek.objects.get().week[3] == ["13:00", "15:00"]
    html = see("offer_times", dana.pk)
    assert "Thu 14 May" in html and "Fri 15 May" not in html and ">10:00" not in html
    send("away", first="2026-05-14", words="Exam")
    assert "Thu 14 May" not in see("offer_times", dana.pk)
    assert "Exam" in see("talk_hours")
    send("away_end", AwayDays.objects.get().pk)
    assert "Thu 14 May" in see("offer_times", dana.pk)
    assert send("talk_hours", **form).status_code == 302 and WorkWeek.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "form", "sentence"),
    [
        ("talk_hours", {"on-0": "1", "from-0": "17:00", "to-0": "09:00"}, "Monday would end before it begins"),
        ("talk_hours", {"on-0": "1", "from-0": "x", "to-0": ""}, "Monday: write both times"),
        ("away", {}, "first day"),
        ("away", {"first": "2026-02-30"}, "is not a day"),
        ("away", {"first": "2026-05-20", "last": "2026-05-19"}, "before the first one"),
        ("away", {"first": "2026-05-20", "last": "2099-05-19"}, "more than a year"),
    ],
)
def test_hours_that_cannot_be_are_said(send, campaign, name, form, sentence):
    response = send(name, **form)
    assert response.status_code == 422 and sentence in response.content.decode()
    assert not (WorkWeek.objects.exists() or AwayDays.objects.exists())


def test_the_feed_needs_only_its_address_and_ends_when_it_is_renewed(see, send, marisol, dana, stranger, public):
    cast.interview(marisol, dana, at(14, 15))
    cast.interview(marisol, dana, at(15, 15), cancelled_at=cast.NOW)
    cast.interview(stranger, cast.contact(stranger, "Carl Secret"), at(14, 15))
    assert "There is none yet" in see("talk_hours")
    send("feed_renewal")
    first = re.search(rf"{PUBLIC}(/calendar/[^\"]+)", see("talk_hours")).group(1)
    for client in (Client(headers={"host": "talks.example"}), Client()):
        answer = client.get(first)
        assert answer.status_code == 200 and not client.cookies
        events = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
        assert [str(event["status"]) for event in events] == ["CONFIRMED", "CANCELLED"]
        assert b"Secret" not in answer.content and answer["Cache-Control"] == "private, no-store"
    send("feed_renewal")
    assert Client().get(first).status_code == 404
    second = re.search(rf"{PUBLIC}(/calendar/[^\"]+)", see("talk_hours")).group(1)
    assert Client().get(second).status_code == 200
    send("feed_end")
    assert Client().get(second).status_code == 404
    assert Client().get("/calendar/guess.ics").status_code == 404
    assert CalendarFeed.objects.count() == 2


@pytest.mark.parametrize("name", ["interviews", "interview", "offer_times", "person"])
def test_a_page_costs_the_same_with_many_talks(see, marisol, dana, name):
    talk = cast.interview(marisol, dana, at(14, 15))
    args = {"interviews": (), "interview": (talk.pk,)}.get(name, (dana.pk,))

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            see(name, *args)
        return len(queries)

    def more(count: int) -> None:
        for n in range(count):
            person = cast.contact(marisol, f"Person{n} N{count}")
            cast.interview(marisol, person, at(20, 9) + timedelta(hours=n, minutes=count))
            cast.interview(marisol, dana, at(1, 9, month=6) + timedelta(days=n, minutes=count))
            past = at(1, 9, month=4) + timedelta(days=n, minutes=count)
            cast.note(marisol, cast.interview(marisol, person, past, ended_at=past))
            Change.objects.create(
                workspace=marisol.workspace, interview=talk, kind="moved", was_at=past, now_at=past, at=past
            )

    more(2)
    see(name, *args)
    few = cost()
    more(12)
    assert cost() == few
