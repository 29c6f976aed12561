"""A letter is approved once, waits for its hour, and can be taken back until it leaves."""

from datetime import UTC, datetime, timedelta

import pytest

from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import CannotUndo, undo
from shoptalk.mailbox.actions.approve_letter import approve_letter
from shoptalk.mailbox.actions.stop_queued import stop_queued
from shoptalk.mailbox.actions.take_back_letter import take_back_letter
from shoptalk.outreach.actions.let_letter_leave import StaysHere, let_letter_leave
from shoptalk.outreach.actions.log_touch import log_touch
from shoptalk.outreach.actions.save_draft import Written, save_draft
from shoptalk.outreach.drafts import waiting
from shoptalk.outreach.models import Letter, Touch
from shoptalk.today.moves import moves_of_today
from tests.mailbox.conftest import approved, draft, leave
from tests.outreach.test_leaving import FINE

pytestmark = pytest.mark.django_db


def test_what_was_approved_waits_for_the_hours_where_it_is_read(marisol, now, keisha, mailbox):
    letter = draft(marisol, now, keisha)
    change = approve_letter(seat=marisol, now=now, letter=letter)
    letter.refresh_from_db()
    assert letter.state == Letter.State.QUEUED
    in_denver = letter.send_after.astimezone(datetime.fromisoformat("2026-05-12T09:00-06:00").tzinfo)
    assert (in_denver.date(), in_denver.hour) == (now.date(), 9)  # it is 7:00 there
    assert letter.to_address == "k@greenways.example"
    assert letter.message_id.endswith("@mail.example>") and len(letter.message_id) > 40
    assert "leaves today, 9:" in change.words and "in Denver" in change.words


def test_a_second_click_approves_nothing_twice(marisol, now, keisha, mailbox):
    letter = draft(marisol, now, keisha)
    approve_letter(seat=marisol, now=now, letter=letter)
    first = Letter.objects.get().message_id
    assert approve_letter(seat=marisol, now=now, letter=letter).event is None
    assert Letter.objects.get().message_id == first


def test_undo_makes_it_a_draft_until_it_leaves_and_not_after(marisol, now, keisha, mailbox, way_out):
    letter = draft(marisol, now, keisha)
    change = approve_letter(seat=marisol, now=now, letter=letter)
    undo(marisol, now, change.event)
    assert Letter.objects.get().state == Letter.State.DRAFT
    again = approve_letter(seat=marisol, now=now, letter=letter, send_after=now)
    assert leave(now, way_out) == 1
    with pytest.raises(CannotUndo, match="nobody can call it back"):
        undo(marisol, now, again.event)
    assert Letter.objects.get().state == Letter.State.SENT


def test_taking_back_is_undone_only_while_nobody_wrote_on_it(marisol, now, keisha, mailbox):
    letter = approved(marisol, now, keisha)
    change = take_back_letter(seat=marisol, now=now, letter=letter)
    assert Letter.objects.get().state == Letter.State.DRAFT
    undo(marisol, now, change.event)
    assert Letter.objects.get().state == Letter.State.QUEUED
    change = take_back_letter(seat=marisol, now=now, letter=Letter.objects.get())
    draft(marisol, now + timedelta(minutes=1), keisha, FINE + "\n\nP.S. Hello")
    with pytest.raises(CannotUndo, match="written on"):
        undo(marisol, now, change.event)


@pytest.mark.parametrize("body", [FINE.replace("Pitt", "[school]"), FINE.replace("Keisha", "Dana"), "  \n "])
def test_what_cannot_be_right_is_not_approved(marisol, now, keisha, mailbox, body):
    with pytest.raises(StaysHere):
        approve_letter(seat=marisol, now=now, letter=draft(marisol, now, keisha, body))
    assert Letter.objects.get().state == Letter.State.DRAFT


def test_without_a_mailbox_or_an_address_there_is_a_sentence(marisol, now, keisha):
    letter = draft(marisol, now, keisha)
    with pytest.raises(Refusal, match="No mailbox"):
        approve_letter(seat=marisol, now=now, letter=letter)


@pytest.mark.parametrize("email", ["", "k@greenways.example\r\nBcc: x@y.example", '"k e"@greenways.example'])
def test_an_address_that_is_none_is_said_so(marisol, now, keisha, mailbox, email):
    letter = draft(marisol, now, keisha)
    type(keisha).objects.update(email=email)
    with pytest.raises(Refusal, match="address"):
        approve_letter(seat=marisol, now=now, letter=letter)


def test_the_words_of_an_approved_letter_stand(marisol, now, keisha, mailbox):
    approved(marisol, now, keisha)
    late = draft(marisol, now, keisha, "A keystroke saved late")
    assert (late.body, Letter.objects.count()) == (FINE, 1)
    with pytest.raises(Refusal, match="outbox"):
        let_letter_leave(
            seat=marisol, now=now, contact=keisha, way="mail_program",
            written=Written("email", "first", FINE, "Pitt and planning"),
        )  # fmt: skip


def test_nothing_like_it_goes_another_way_meanwhile(marisol, now, keisha, mailbox):
    approved(marisol, now, keisha)
    note = Written("linkedin_note", "first", FINE[:180])
    with pytest.raises(StaysHere, match="waits in the outbox"):
        let_letter_leave(seat=marisol, now=now, contact=keisha, way="copied", written=note)
    assert not Touch.objects.exists()


def test_neither_the_desk_nor_today_offers_it_again(marisol, campaign, now, keisha, mailbox):
    log_touch(seat=marisol, now=now - timedelta(days=7), contact=keisha, kind="asked", channel="email")
    assert [move.kind for move in moves_of_today(marisol, now, campaign).moves] == ["nudge"]
    approved(marisol, now, keisha, kind="nudge", body="Hi Keisha,\n\nA gentle nudge.\n\nMarisol Vega")
    assert moves_of_today(marisol, now, campaign).moves == ()
    assert not waiting(marisol, now, campaign).drafts


def test_a_reply_stops_what_waits_and_undo_puts_it_back(marisol, now, keisha, mailbox, way_out):
    log_touch(seat=marisol, now=now - timedelta(days=7), contact=keisha, kind="asked", channel="email")
    approved(marisol, now, keisha, kind="nudge", body="Hi Keisha,\n\nA gentle nudge.\n\nMarisol Vega")
    _, change = log_touch(seat=marisol, now=now, contact=keisha, kind="replied")
    letter = Letter.objects.get()
    assert (letter.state, letter.failure) == (Letter.State.DRAFT, "Keisha wrote back, so it stayed here.")
    assert leave(now, way_out, timedelta(minutes=1)) == 0
    undo(marisol, now, change.event)
    assert Letter.objects.get().state == Letter.State.QUEUED


def test_an_answer_is_not_stopped_by_another_reply(marisol, now, keisha, mailbox):
    log_touch(seat=marisol, now=now - timedelta(days=1), contact=keisha, kind="asked", channel="email")
    log_touch(seat=marisol, now=now, contact=keisha, kind="replied")
    approved(marisol, now, keisha, kind="reply", body="Hi Keisha,\n\nThursday at 10 suits me well.\n\nMarisol Vega")
    log_touch(seat=marisol, now=now, contact=keisha, kind="replied")
    assert Letter.objects.get().state == Letter.State.QUEUED
    log_touch(seat=marisol, now=now, contact=keisha, kind="asked_not_to_be_contacted")
    assert Letter.objects.get().state == Letter.State.DRAFT


def test_stopping_is_one_step(marisol, now, keisha, mailbox):
    approved(marisol, now, keisha)
    change = stop_queued(seat=marisol, now=now, contact=keisha, why="They are on parental leave.")
    assert (Letter.objects.get().failure, change.event.name) == ("They are on parental leave.", "stop_queued")
    undo(marisol, now, change.event)
    assert Letter.objects.get().state == Letter.State.QUEUED


def test_a_letter_said_to_leave_now_leaves_at_any_hour(marisol, keisha, mailbox, way_out):
    night = datetime(2026, 5, 16, 4, tzinfo=UTC)  # Friday, 22:00 in Denver
    approved(marisol, night, keisha)
    assert leave(night, way_out) == 1


def test_save_draft_says_nothing_of_an_earlier_failure(marisol, now, keisha, mailbox):
    approved(marisol, now, keisha)
    stop_queued(seat=marisol, now=now, contact=keisha, why="They are away.")
    save_draft(seat=marisol, now=now, contact=keisha, written=Written("email", "first", FINE + " ", "Pitt"))
    assert Letter.objects.get().failure == ""
