"""The look back stands on the seeker's own words, and the seeker has the last one."""

from html import unescape
from time import perf_counter

import pytest
from django.test import Client

from shoptalk.history.steps import latest_undoable, undo
from shoptalk.rehearsal.actions.begin_attempt import Before
from shoptalk.rehearsal.actions.begin_rehearsal import begin_rehearsal
from shoptalk.rehearsal.actions.end_rehearsal import end_rehearsal
from shoptalk.rehearsal.actions.judge_feedback import dispute_point
from shoptalk.rehearsal.actions.say_words import say_words
from shoptalk.rehearsal.course import course_of
from shoptalk.rehearsal.cue_card import cue_card
from shoptalk.rehearsal.feedback_page import look_back_on
from shoptalk.rehearsal.models import Rehearsal, Turn
from shoptalk.rehearsal.scenarios import chosen_scenario
from tests import cast

pytestmark = pytest.mark.django_db
SAID = ("Hello, this is Marisol Vega. Dana Whitfield suggested I call.", "Do you have a job for me?")

IN_THE_MARGIN = "To try: </span>Asked to learn, not for a job"


@pytest.fixture
def ended(marisol, practice):
    for words in SAID:
        say_words(seat=marisol, now=cast.NOW, rehearsal=practice, words=words)
    end_rehearsal(seat=marisol, now=cast.NOW, rehearsal=practice)
    return practice


def address(rehearsal, page="feedback/"):
    return f"/rehearsal/calls/{rehearsal.pk}/{page}"


def habits(seat):
    return {habit.words: (habit.done, habit.of) for habit in course_of(seat).habits}


def test_what_was_said_is_marked_where_a_point_stands_on_it(browser_of_marisol: Client, ended):
    page = browser_of_marisol.get(address(ended)).content.decode()
    assert '<mark class="try-mark">Do you have a job for me' in page and IN_THE_MARGIN in page
    assert "could be heard as" in page and "That moment again, at once" in page


def test_a_disputed_point_is_shown_as_such_and_counts_nowhere(browser_of_marisol: Client, marisol, ended):
    assert habits(marisol)["Asked to learn, not for a job"] == (0, 1)
    for _ in range(2):
        browser_of_marisol.post(address(ended, "disputes"), {"point": "no_job"})
    page = browser_of_marisol.get(address(ended)).content.decode()
    assert "You dispute this" in page and IN_THE_MARGIN not in page
    assert "Asked to learn, not for a job" not in habits(marisol)
    browser_of_marisol.post(address(ended, "agreements"), {"point": "no_job"})
    assert habits(marisol)["Asked to learn, not for a job"] == (0, 1)
    dispute_point(seat=marisol, now=cast.NOW, rehearsal=ended, point="no_job")
    assert "Asked to learn, not for a job" not in habits(marisol)


def test_when_the_thing_to_try_is_disputed_the_next_one_takes_its_place(browser_of_marisol: Client, marisol, ended):
    def to_try():
        page = look_back_on(marisol, ended)
        return page.to_try and page.to_try.point.key, page.line, page.moment

    first = to_try()
    assert first[0] == "no_job" and "I am not asking for a job" in first[1] and first[2] == 3
    browser_of_marisol.post(address(ended, "disputes"), {"point": "no_job"})
    second = to_try()
    assert second[0] == "purpose_minutes" and "Could I ask you about it" in second[1] and second[2] == 1
    assert second[1] in unescape(browser_of_marisol.get(address(ended)).content.decode())
    undo(marisol, cast.NOW, latest_undoable(marisol))
    assert to_try() == first
    disputed = []
    while key := to_try()[0]:
        disputed.append(key)
        browser_of_marisol.post(address(ended, "disputes"), {"point": key})
    page = browser_of_marisol.get(address(ended)).content.decode()
    assert len(disputed) > 2 and "Nothing else stood out" in page and "That moment again" not in page
    browser_of_marisol.post(address(ended, "agreements"), {"point": disputed[-1]})
    assert to_try()[0] == disputed[-1]


def test_words_that_were_misheard_are_put_right_and_looked_at_anew(browser_of_marisol: Client, marisol, ended):
    turn = Turn.objects.get(rehearsal=ended, text=SAID[1])
    browser_of_marisol.post(address(ended, "words/"), {f"turn-{turn.pk}": "Could I ask you about your work?"})
    turn.refresh_from_db()
    assert (turn.text, turn.heard) == ("Could I ask you about your work?", SAID[1])
    ended.refresh_from_db()
    assert ended.figures["points"]["no_job"] is True
    too_long = browser_of_marisol.post(address(ended, "words/"), {f"turn-{turn.pk}": "x" * 20_001})
    assert too_long.status_code == 422 and "shorten it" in too_long.content.decode()


def test_a_call_in_which_nothing_was_said_is_looked_back_on_kindly(browser_of_marisol: Client, practice):
    browser_of_marisol.post(address(practice, "end"))
    assert "that is a beginning" in browser_of_marisol.get(address(practice)).content.decode()
    assert browser_of_marisol.post(address(practice, "again"), {"moment": "99"}).status_code == 302
    assert Rehearsal.objects.count() == 2


def test_a_turn_is_answered_in_no_time_however_long_the_call(marisol, practice):
    """The benchmark measures it; here only that it does not grow."""
    took = []
    for number in range(30):
        begun = perf_counter()
        say_words(seat=marisol, now=cast.NOW, rehearsal=practice, words=f"Hm, number {number}.")
        took.append(perf_counter() - begun)
        if practice.ended_at:
            practice.ended_at = None
            practice.save()
    assert sum(took[-5:]) < 5 * max(sum(took[:5]), 0.25)


def test_the_talk_is_rehearsed_by_the_lines_of_its_own_brief(marisol, walt):
    assert "Who else should I talk to" in " ".join(cue_card(marisol, cast.NOW, None, "closing").lines)
    cast.interview(marisol, walt, minutes=25)
    opening, closing = (cue_card(marisol, cast.NOW, walt, kind).lines for kind in ("opening", "closing"))
    assert opening[0].startswith("Thank you for making time. We said 25 minutes")
    assert any("whether planning work would suit me" in line for line in opening)
    assert closing[-1] == "Thank you, Walt."


def test_the_brief_leads_to_its_own_rehearsal(browser_of_marisol: Client, marisol, walt):
    talk = cast.interview(marisol, walt)
    page = browser_of_marisol.get(f"/interviews/{talk.pk}/brief").content.decode()
    assert f"/rehearsal/calls/new/?scenario=opening&amp;person={walt.pk}" in page
    begin = browser_of_marisol.get(f"/rehearsal/calls/new/?scenario=opening&person={walt.pk}").content.decode()
    assert 'value="first-two-minutes" checked' in begin


def test_the_cue_card_of_a_made_up_call_names_who_is_in_it(marisol, campaign):
    facts = {"seeker": "Marisol Vega", "connector": "Dana Whitfield", "contact": "Helen Abara", "speaks": "Front desk"}
    call = cue_card(marisol, cast.NOW, None, "call", {**facts, "speaks": ""})
    assert call.lines[0] == "Hello, this is Marisol Vega. Dana Whitfield suggested that I call. Is this a good moment?"
    desk = cue_card(marisol, cast.NOW, None, "call", facts)
    assert "May I speak to Helen Abara?" in desk.lines[0]
    assert "My number once more" in " ".join(cue_card(marisol, cast.NOW, None, "voicemail", facts).lines)


def test_what_is_to_be_done_is_no_line_to_say(marisol, campaign):
    card = cue_card(marisol, cast.NOW, None)
    assert "Then be quiet. Count to four." in card.lines and not any("Count to four" in line for line in card.sayable)


def test_at_the_front_desk_the_card_has_the_words_for_the_front_desk(marisol, walt):
    desk = cue_card(marisol, cast.NOW, walt, "call", {"speaks": "Front desk"})
    assert desk.sheet and " ".join(desk.lines).split() == desk.sheet.assistant.split()


def test_whoever_hangs_up_on_a_voicemail_has_left_what_was_said(marisol, walt):
    before = Before(fear=30)
    made, _ = begin_rehearsal(
        seat=marisol, now=cast.NOW, at_hand=chosen_scenario(marisol, "voicemail"), contact=walt, before=before, seed=1
    )
    say_words(seat=marisol, now=cast.NOW, rehearsal=made, words="Hi, this is Marisol, please ring me.")
    end_rehearsal(seat=marisol, now=cast.NOW, rehearsal=made)
    made.refresh_from_db()
    assert made.outcome == "message_left"
