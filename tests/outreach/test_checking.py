"""The check as the desk shows it."""

import pytest

from shoptalk.method.business_days import Calendar
from shoptalk.method.conduct import Situation
from shoptalk.method.stages import standing
from shoptalk.outreach.checking import BETWEEN, look_over
from shoptalk.outreach.employer import AtEmployer
from shoptalk.outreach.situation import Around
from tests import cast

GOOD = (
    "Hi Keisha,\n\nWe both went to Pitt, so I hope a short letter about planning work is welcome. I have taught earth "
    "science for nine years. Could I ask you for twenty minutes, on any day that suits you? If not, I quite "
    "understand.\n\nBest wishes,\nMarisol"
)


@pytest.fixture
def near():
    fresh = standing([], cast.NOW.date(), Calendar())
    return Around(Situation(recipient_name="Keisha Monroe", seeker_name="Marisol Vega"), fresh, AtEmployer())


def test_a_good_letter_has_five_ticks_and_nothing_to_look_at(near):
    look = look_over(near, "email", "first", "Pitt and planning", GOOD)
    assert look.sum == "All five good"
    assert look.may_leave
    assert not look.noticed


def test_an_empty_slot_comes_first_and_says_not_ready(near):
    text = GOOD.replace("Pitt", "[school]").replace("twenty minutes", "a talk")
    look = look_over(near, "email", "first", "Pitt", text)
    assert look.sum == "Not ready to leave"
    assert look.noticed[0].words == "[school]"
    assert not look.may_leave


def test_a_wrong_name_can_be_mended_with_one_click(near):
    look = look_over(near, "email", "first", "Pitt", GOOD.replace("Keisha", "Dana"))
    wrong = look.noticed[0]
    assert (wrong.words, wrong.mend.words, wrong.mend.adds) == ("Dana", "Keisha", False)


def test_a_plain_ask_for_a_job_never_stops_and_never_passes_unseen(near):
    look = look_over(near, "email", "first", "Pitt", GOOD.replace("Best wishes", "Please hire me.\n\nBest wishes"))
    assert look.may_leave
    assert look.wants_second_look
    asked = next(one for one in look.noticed if one.wants_second_look)
    assert not asked.can_be_set_aside


def test_what_stops_cannot_be_set_aside(near):
    text = GOOD.replace("Pitt", "[school]")
    assert not look_over(near, "email", "first", "Pitt", text, dismissed=[("M11", "[school]")]).may_leave


def test_only_what_is_passed_on_is_judged_as_a_request(near):
    passed_on = f"My name is Marisol Vega. {GOOD.split(chr(10) * 2)[1]}"
    text = f"Hi Dana,\n\nWould you ask Keisha whether she would mind?{BETWEEN}{passed_on} [gap]"
    look = look_over(near, "introduction", "first", "", text, connector="Dana Whitfield")
    assert [one.words for one in look.stopping] == ["[gap]"]


def test_three_findings_are_shown_and_the_rest_waits_in_a_line(near):
    look = look_over(near, "email", "first", "Pitt", "Hi Keisha,\n\nTell me of your work.\n\nMarisol")
    assert len(look.first) == 3
    assert look.first + look.rest == look.noticed


def test_a_third_open_ask_at_an_employer_is_a_question_not_a_wall(near):
    there = Around(near.situation, near.standing, AtEmployer(waiting=("Ana Ruiz", "Bo Lind")))
    look = look_over(there, "email", "first", "Pitt", GOOD)
    assert look.may_leave
    assert "Ana Ruiz and Bo Lind" in look.noticed[0].finding.why
