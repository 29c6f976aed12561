"""Moves around the talks: on their day, until they are done, and at a price that does not grow."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shoptalk.campaigns.current import current_campaign
from shoptalk.interviews.actions.confirm_appointment import confirm_appointment
from shoptalk.interviews.actions.make_appointment import make_appointment
from shoptalk.interviews.appointment_page import appointment_page
from shoptalk.interviews.due import SOURCES, due_moves
from shoptalk.interviews.models import GuestAnswer, PlannedQuestion
from shoptalk.outreach.actions.let_letter_leave import let_letter_leave
from shoptalk.outreach.actions.log_touch import log_touch
from shoptalk.outreach.actions.save_draft import Written
from shoptalk.outreach.models import Ask
from shoptalk.today.moves import moves_of_today
from tests import cast
from tests.interviews.conftest import at

pytestmark = pytest.mark.django_db


def kinds(seat, now: datetime) -> list[str]:
    return [move.kind for move in due_moves(seat, now, current_campaign(seat, now))]


@pytest.fixture
def talk(marisol, dana):
    """On Monday 18 May at ten, agreed on Tuesday the 12th."""
    return cast.interview(marisol, dana, at(18, 10))


def test_the_working_day_before_a_monday_is_the_friday(marisol, talk):
    assert kinds(marisol, at(14, 9)) == []
    assert kinds(marisol, at(15, 9)) == ["confirm", "prepare"]
    assert kinds(marisol, at(17, 9)) == ["confirm", "prepare"]


def test_on_the_day_the_talk_stands_first_until_its_end(marisol, talk):
    assert kinds(marisol, at(18, 8)) == ["talk", "prepare"]
    assert kinds(marisol, at(18, 10, 10)) == ["talk"]
    assert kinds(marisol, at(18, 10, 20)) == ["debrief"]


def test_it_is_prepared_when_questions_are_chosen(marisol, talk):
    PlannedQuestion.objects.create(workspace=marisol.workspace, interview=talk, place=1, text="How was your week?")
    assert kinds(marisol, at(15, 9)) == ["confirm"]


def test_the_line_of_the_day_before_is_written_and_done_when_it_left(marisol, talk):
    move = due_moves(marisol, at(15, 9), talk.campaign)[0]
    text = move.prepared.text
    assert (move.kind, move.prepared.missing) == ("confirm", ())
    assert "on Monday: Mon 18 May, 10:00. I will call you on 412 555 0100" in text and "20 minutes" in text
    let_letter_leave(
        seat=marisol, now=at(15, 9, 5), contact=talk.contact, way="copied",
        written=Written(channel="email", kind="confirm", subject="Our talk", body=text),
    )  # fmt: skip
    assert kinds(marisol, at(15, 9, 10)) == ["prepare"]
    assert Ask.objects.get(contact=talk.contact).stage == "scheduled", "a line to confirm changes nothing"


def test_it_is_done_when_it_is_ticked(marisol, talk):
    confirm_appointment(seat=marisol, now=at(15, 9), interview=talk)
    assert kinds(marisol, at(15, 9)) == ["prepare"]


def test_what_was_agreed_yesterday_needs_no_line(marisol, dana):
    cast.interview(marisol, dana, at(13, 15))
    assert kinds(marisol, cast.NOW) == ["prepare"]


def test_an_answer_of_a_guest_stays_until_it_was_seen(marisol, invited, browser_of_marisol, dana):
    for kind in ("question", "not_now"):
        GuestAnswer.objects.create(
            workspace=marisol.workspace, invitation=invited, kind=kind, words="Why me?", at=cast.NOW
        )
    move = due_moves(marisol, cast.NOW, current_campaign(marisol, cast.NOW))[0]
    assert (move.kind, move.url) == ("guest_answer", reverse("offer_times", args=[dana.pk]))
    shown = browser_of_marisol.get(move.url).content.decode()
    assert "Sent a question ahead" in shown and "Why me?" in shown
    browser_of_marisol.post(reverse("answers_seen", args=[dana.pk]))
    assert kinds(marisol, cast.NOW) == []


def test_an_open_yes_leads_to_the_page_that_offers_times(marisol, dana, clock):
    moves = moves_of_today(marisol, cast.NOW, current_campaign(marisol, cast.NOW)).moves
    assert [(move.kind, move.url) for move in moves] == [("set_time", reverse("offer_times", args=[dana.pk]))]


def test_a_talk_that_was_called_off_or_binned_asks_for_nothing(marisol, talk):
    for column in ("cancelled_at", "no_show_at", "deleted_at"):
        setattr(talk, column, cast.NOW)
        talk.save()
        assert kinds(marisol, at(18, 8)) == []
        setattr(talk, column, None)


def test_a_stranger_sees_none_of_it(marisol, talk, stranger):
    assert kinds(stranger, at(18, 8)) == []


@pytest.mark.parametrize("source", [one for one, _ in SOURCES], ids=lambda source: source.__name__)
def test_each_source_costs_the_same_with_many(marisol, invited, source):
    def fill(count: int) -> None:
        for n in range(count):
            person = cast.contact(marisol, f"Person{n} Number{count}", organization=f"Office {n}", email="x@y.example")
            cast.interview(marisol, person, at(18, 8) + timedelta(minutes=30 * n + count))
            GuestAnswer.objects.create(
                workspace=marisol.workspace, invitation=invited, kind="question", words=str(n), at=cast.NOW
            )

    def cost() -> tuple[int, int]:
        found = 0
        with CaptureQueriesContext(connection) as queries:
            for moment in (at(15, 9), at(18, 7)):
                found += len(source(marisol, moment, current_campaign(marisol, moment)))
        return len(queries), found

    fill(2)
    few, some = cost()
    fill(11)
    many, more = cost()
    assert more >= some and many == few


def test_a_yes_for_a_day_asks_for_its_hour_until_the_talk_is_written_in(marisol, dana):
    log_touch(seat=marisol, now=at(12, 9), contact=dana, kind="agreed", until=at(15, 0).date())
    [move] = due_moves(marisol, at(12, 10), current_campaign(marisol, at(12, 10)))
    assert (move.kind, move.url) == ("write_in", f"{reverse('add_interview')}?person={dana.pk}")
    assert "15 May" in move.why
    make_appointment(seat=marisol, now=at(12, 11), contact=dana, starts_at=at(15, 10), minutes=20)
    assert "write_in" not in kinds(marisol, at(12, 12))


def test_what_was_agreed_yesterday_needs_no_confirming_on_its_page_either(marisol, dana, now):
    soon = cast.interview(marisol, dana, now + timedelta(days=1), agreed_at=now)
    later = cast.interview(marisol, dana, now + timedelta(days=3), agreed_at=now)
    campaign = current_campaign(marisol, now)
    assert appointment_page(marisol, now, campaign, soon).confirming is None
    assert appointment_page(marisol, now, campaign, later).confirming
