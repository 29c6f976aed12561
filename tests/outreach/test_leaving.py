"""What leaves the house is checked, frozen and logged once, and can be taken back."""

from datetime import date, timedelta

import pytest

from shoptalk.campaigns.models import Field
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import undo
from shoptalk.outreach.actions.let_letter_leave import StaysHere, let_letter_leave
from shoptalk.outreach.actions.log_touch import log_touch
from shoptalk.outreach.actions.save_draft import Written, save_draft
from shoptalk.outreach.checking import BETWEEN
from shoptalk.outreach.models import Ask, Letter, Touch
from tests import cast

pytestmark = pytest.mark.django_db

FINE = """Hi Keisha,

We both went to Pitt, which is how I come to write to you about planning work in this region.

I have taught earth science for nine years and would like to hear how a week in planning really goes. Could I ask you \
for twenty minutes, by phone or video, on any day that suits you? If this is not a good moment, I quite understand.

Best wishes,
Marisol Vega"""


@pytest.fixture
def keisha(marisol, campaign, now):
    Field.objects.create(workspace=marisol.workspace, campaign=campaign, name="Urban planning", added_at=now)
    return cast.contact(marisol, "Keisha Monroe", email="k@greenways.example", organization="Greenways", country="US")


def letter(body=FINE, **more) -> Written:
    facts = {"channel": "email", "kind": "first", "subject": "Pitt and planning", "once": "form-1"}
    return Written(body=body, **(facts | more))


def leave(seat, now, contact, written=None, way="mail_program", **more):
    return let_letter_leave(seat=seat, now=now, contact=contact, written=written or letter(), way=way, **more)


def test_a_letter_that_leaves_is_logged_and_planned_on(marisol, now, keisha):
    left = leave(marisol, now, keisha)
    ask = Ask.objects.get(contact=keisha)
    assert (left.touch.kind, left.touch.channel, left.touch.letter) == ("asked", "email", left.letter)
    assert (left.letter.left_at, left.letter.left_by) == (now, "mail_program")
    assert (ask.stage, ask.next_kind, ask.next_on) == ("asked", "nudge", date(2026, 5, 15))


def test_a_second_click_logs_nothing_and_answers_the_same(marisol, now, keisha):
    first = leave(marisol, now, keisha)
    again = leave(marisol, now + timedelta(seconds=1), keisha)
    assert again.letter == first.letter
    assert again.change is None
    assert (Touch.objects.count(), Letter.objects.count()) == (1, 1)


def test_a_keystroke_saved_after_the_letter_left_makes_no_new_draft(marisol, now, keisha):
    left = leave(marisol, now, keisha)
    late = save_draft(seat=marisol, now=now, contact=keisha, written=letter(f"{FINE} and more"))
    assert late == left.letter
    assert Letter.objects.get().body == FINE


def test_what_left_is_never_altered_by_a_later_draft(marisol, now, keisha):
    left = leave(marisol, now, keisha)
    save_draft(seat=marisol, now=now, contact=keisha, written=letter("Something else", once="form-2"))
    assert Letter.objects.get(pk=left.letter.pk).body == FINE


def test_undo_makes_it_a_draft_again_and_the_ask_open(marisol, now, keisha):
    left = leave(marisol, now, keisha)
    undo(marisol, now, left.change.event)
    draft = Letter.objects.get()
    assert (draft.left_at, draft.left_by, draft.body) == (None, "", FINE)
    assert Touch.objects.count() == 0
    assert Ask.objects.get(contact=keisha).stage == "to_ask"


def test_undoing_a_first_touch_keeps_the_draft_that_was_written_since(marisol, now, keisha):
    _, change = log_touch(seat=marisol, now=now, contact=keisha, kind="asked")
    save_draft(seat=marisol, now=now, contact=keisha, written=letter("My words", kind="nudge"))
    undo(marisol, now, change.event)
    assert Letter.objects.get().body == "My words"


@pytest.mark.parametrize("body", [FINE.replace("Pitt", "[school]"), FINE.replace("Keisha", "Dana"), "  \n "])
def test_what_cannot_be_right_stays_and_is_kept_as_a_draft(marisol, now, keisha, body):
    with pytest.raises(StaysHere):
        leave(marisol, now, keisha, letter(body))
    assert Touch.objects.count() == 0
    assert Letter.objects.get().left_at is None


def test_an_unconfirmed_claim_stays_until_its_words_are_ticked(marisol, now, keisha):
    body = FINE.replace("We both went to Pitt", "Dana Whitfield suggested I write")
    with pytest.raises(StaysHere) as stays:
        leave(marisol, now, keisha, letter(body))
    words = next(one.words for one in stays.value.look.stopping if one.is_claim)
    left = leave(marisol, now, keisha, letter(body, claims=(words,)))
    assert left.letter.claims_confirmed


def test_a_confirmed_claim_does_not_vouch_for_another(marisol, now, keisha):
    body = FINE.replace("We both went to Pitt", "Dana Whitfield suggested I write")
    with pytest.raises(StaysHere):
        leave(marisol, now, keisha, letter(body, claims=("something else",)))


def test_an_attachment_asks_for_a_second_look_and_then_leaves(marisol, now, keisha):
    body = FINE.replace("Best wishes", "My resume is attached.\n\nBest wishes")
    with pytest.raises(StaysHere, match="anyway"):
        leave(marisol, now, keisha, letter(body))
    assert leave(marisol, now, keisha, letter(body), second_look=True).letter.second_look_at == now


def test_what_is_judged_never_stops(marisol, now, keisha):
    blunt = "Hi Keisha,\n\nWhat is planning like?\n\nMarisol"
    assert leave(marisol, now, keisha, letter(blunt)).touch


def test_a_note_over_the_limit_of_the_plan_stays(marisol, now, keisha):
    note = letter("Hi Keisha. We both went to Pitt. " + "word " * 50, channel="linkedin_note")
    with pytest.raises(StaysHere, match="200"):
        leave(marisol, now, keisha, note, way="copied")


@pytest.mark.parametrize("kind", ["declined", "asked_not_to_be_contacted", "not_now"])
def test_no_ask_after_a_no(marisol, now, keisha, kind):
    leave(marisol, now, keisha)
    log_touch(seat=marisol, now=now + timedelta(days=1), contact=keisha, kind=kind)
    for what in ("first", "nudge", "last_line"):
        with pytest.raises(StaysHere):
            leave(marisol, now + timedelta(days=100), keisha, letter(kind=what, once=f"later {what}"))


def test_a_third_follow_up_never_leaves(marisol, now, keisha):
    leave(marisol, now, keisha)
    leave(marisol, now + timedelta(days=3), keisha, letter(kind="nudge", once="b"))
    leave(marisol, now + timedelta(days=9), keisha, letter(kind="last_line", once="c"))
    for kind in ("nudge", "last_line", "first"):
        with pytest.raises(StaysHere):
            leave(marisol, now + timedelta(days=20), keisha, letter(kind=kind, once=f"d {kind}"))


def test_a_second_person_waits_for_the_word_of_who_answered_there(marisol, now, keisha):
    dana = cast.contact(marisol, "Dana Whitfield", organization="Greenways")
    log_touch(seat=marisol, now=now, contact=dana, kind="asked")
    log_touch(seat=marisol, now=now, contact=dana, kind="replied")
    with pytest.raises(StaysHere, match="Dana Whitfield"):
        leave(marisol, now, keisha)


def test_whom_the_helper_named_may_be_written_to(marisol, now, keisha):
    dana = cast.contact(marisol, "Dana Whitfield", organization="Greenways")
    log_touch(seat=marisol, now=now, contact=dana, kind="met")
    keisha.introduced_by = dana
    keisha.save()
    assert leave(marisol, now, keisha).touch


def test_an_introduction_goes_to_who_introduces_and_is_noted_there(marisol, now, keisha):
    dana = cast.contact(marisol, "Dana Whitfield", email="d@x.example")
    passed_on = FINE.split("\n\n", 1)[1].rsplit("\n\n", 1)[0]
    body = f"Hi Dana,\n\nWould you ask Keisha whether a short talk is welcome?{BETWEEN}My name is Marisol. {passed_on}"
    left = leave(marisol, now, keisha, letter(body, channel="introduction", connector=dana))
    assert left.touch.contact == keisha
    assert Touch.objects.get(contact=dana).kind == "note"
    assert Ask.objects.get(contact=dana).stage == "to_ask"
    undo(marisol, now, left.change.event)
    assert Touch.objects.count() == 0


def test_an_introduction_without_somebody_to_introduce_stays(marisol, now, keisha):
    with pytest.raises(StaysHere, match="Choose who introduces"):
        leave(marisol, now, keisha, letter(channel="introduction"))


def test_an_unknown_way_out_is_refused(marisol, now, keisha):
    with pytest.raises(Refusal):
        leave(marisol, now, keisha, way="pigeon")


def test_a_voicemail_left_is_logged_as_one(marisol, now, keisha):
    said = "Hello Keisha, this is Marisol Vega, on 412 555 0100. May I ask you about planning? 412 555 0100. Thank you."
    assert leave(marisol, now, keisha, letter(said, channel="voicemail"), way="call").touch.kind == "voicemail_left"


def test_an_answer_ends_the_debt_and_counts_as_no_follow_up(marisol, now, keisha):
    leave(marisol, now, keisha)
    log_touch(seat=marisol, now=now + timedelta(days=1), contact=keisha, kind="replied")
    leave(marisol, now + timedelta(days=1), keisha, letter("Hi Keisha,\n\nThank you.", kind="reply", once="r"))
    ask = Ask.objects.get(contact=keisha)
    assert (ask.follow_ups, ask.next_kind) == (0, "nudge")
