"""What people gave, on the command line: kept, settled, told."""

from datetime import timedelta

import pytest

from shoptalk.design.refusals import Refusal
from shoptalk.doors import promising
from shoptalk.interviews.actions.hold_talk import hold_talk
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(marisol, campaign, now):
    dana = cast.contact(marisol, "Dana Whitfield", email="d@rivermark.example")
    talk = cast.interview(marisol, dana, now - timedelta(days=1))
    hold_talk(seat=marisol, now=now, interview=talk)
    cast.note(marisol, talk)
    return talk


def test_a_suggestion_is_kept_settled_and_told_of(marisol, now, talk):
    one = promising.suggest(marisol, now, "Dana", "Sit in on the session")
    assert one["due_on"] == "2026-06-11"
    assert f"[suggestion {one['suggestion']}]" in promising.promises_in_words(promising.promises(marisol, now))
    settled = promising.done(marisol, now, one["suggestion"], words="It went well")
    assert "I did. It went well." in settled["letter"]
    assert "On the desk for Dana Whitfield" in promising.done_in_words(settled)
    with pytest.raises(Refusal, match="no suggestion 9999"):
        promising.done(marisol, now, 9999)


def test_a_name_comes_in_and_leave_is_said(marisol, now, talk):
    one = promising.refer(marisol, now, "Dana", "Keisha Monroe", reach="k@g.example", may_use_name=True)
    assert "The ask may say so." in promising.referral_in_words(one)


def test_the_thank_you_is_printed_and_its_card(marisol, now, talk):
    letter = promising.thanks(marisol, now, talk.pk)
    assert "Most of my week is writing memos" in letter["text"]
    assert promising.thanks(marisol, now, talk.pk, card=True)["words"] <= 60
    with pytest.raises(Refusal, match="no talk"):
        promising.thanks(marisol, now, 9999)


def test_nothing_of_a_stranger_is_reached(marisol, stranger, now, talk):
    with pytest.raises(Refusal):
        promising.thanks(stranger, now, talk.pk)
