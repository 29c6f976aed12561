"""The plan of a talk: made once, made anew on request around what she changed by hand, and undone like all else."""

from datetime import timedelta

import pytest

from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import undo
from shoptalk.interviews.actions.change_plan import add_question, leave_out, move_question, reword_question
from shoptalk.interviews.actions.plan_questions import plan_questions
from shoptalk.interviews.actions.write_question import add_own_question, leave_out_question, write_question
from shoptalk.interviews.models import PlannedQuestion, Showcase
from shoptalk.interviews.plan_facts import pay_facts, state_of
from tests import cast


def rows(talk):
    return list(PlannedQuestion.objects.filter(interview=talk, deleted_at=None))


def texts(talk):
    return [row.text for row in rows(talk)]


@pytest.fixture
def planned(marisol, now, talk, beliefs):
    plan_questions(seat=marisol, now=now, interview=talk)
    return rows(talk)


def test_the_plan_tests_her_beliefs_and_brings_a_public_range(planned, beliefs):
    assert len(planned) == 7 and [row.place for row in planned] == list(range(7))
    assert {row.belief_id for row in planned} >= {beliefs[1].pk, beliefs[2].pk}
    pay = next(row for row in planned if row.sensitive)
    assert "for entry roles in Pennsylvania" in pay.text and "$" in pay.text and "{" not in pay.text


def test_a_second_click_plans_nothing_twice(marisol, now, talk, planned):
    before = [row.pk for row in planned]
    assert plan_questions(seat=marisol, now=now, interview=talk).event is None
    assert [row.pk for row in rows(talk)] == before


def test_undo_takes_the_whole_plan_back(marisol, now, talk, beliefs):
    change = plan_questions(seat=marisol, now=now, interview=talk)
    undo(marisol, now, change.event)
    assert rows(talk) == []


def test_a_new_plan_for_more_minutes_keeps_her_words_and_what_she_left_out(marisol, now, talk, planned):
    reword_question(seat=marisol, now=now, question=planned[1], text="What did last week look like, hour by hour?")
    leave_out(seat=marisol, now=now, question=planned[3])
    move_question(seat=marisol, now=now, question=rows(talk)[0], by=1)
    gone, first = planned[3].key, planned[0].pk
    talk.minutes = 30
    talk.save()
    change = plan_questions(seat=marisol, now=now, interview=talk, anew=True)
    assert 8 <= len(rows(talk)) <= 10
    assert "What did last week look like, hour by hour?" in texts(talk)
    assert gone not in [row.key for row in rows(talk)]
    assert rows(talk)[1].pk == first
    assert rows(talk)[-1].family == "Referral"
    undo(marisol, now, change.event)
    assert len(rows(talk)) == 6


def test_moving_stops_at_both_ends_and_is_one_undo(marisol, now, talk, planned):
    order = [row.pk for row in planned]
    assert move_question(seat=marisol, now=now, question=planned[0], by=-1).event is None
    change = move_question(seat=marisol, now=now, question=planned[0], by=1)
    assert [row.pk for row in rows(talk)] == [order[1], order[0], *order[2:]]
    undo(marisol, now, change.event)
    assert [row.pk for row in rows(talk)] == order


def test_own_words_about_pay_become_delicate(marisol, now, talk, planned):
    row = next(row for row in planned if not row.sensitive)
    reword_question(seat=marisol, now=now, question=row, text="What does a beginner earn?")
    row.refresh_from_db()
    assert row.sensitive and row.by_hand_at == now


def test_a_question_is_added_before_the_close_and_only_once(marisol, now, talk, planned):
    add_question(seat=marisol, now=now, interview=talk, text="Do you still draw by hand?")
    add_question(seat=marisol, now=now, interview=talk, text="Do you still draw by hand?")
    assert texts(talk)[-2] == "Do you still draw by hand?" and len(rows(talk)) == 8
    add_question(seat=marisol, now=now, interview=talk, key="Q1")
    assert texts(talk)[-2] == "Is it still fine for us to finish at 10:20?"


def test_a_question_that_was_left_out_elsewhere_is_refused_in_a_sentence(marisol, now, talk, planned):
    leave_out(seat=marisol, now=now, question=planned[2])
    with pytest.raises(Refusal, match="no longer in the plan"):
        move_question(seat=marisol, now=now, question=planned[2], by=1)
    with pytest.raises(Refusal, match="not in your bank"):
        add_question(seat=marisol, now=now, interview=talk, key="Q999")


def test_what_the_last_talk_left_open_comes_first_in_the_next(marisol, now, talk, planned, planning, luis):
    asked, open_one = planned[1], planned[3]
    PlannedQuestion.objects.filter(interview=talk).exclude(pk=open_one.pk).update(asked_at=now)
    talk.ended_at = now
    talk.save()
    assert asked.key != open_one.key
    other = cast.interview(marisol, cast.contact(marisol), now + timedelta(days=5), field=planning)
    plan_questions(seat=marisol, now=now, interview=other)
    again = next(row for row in rows(other) if row.key == open_one.key)
    assert again.why == "left open with Luis"


def test_a_talk_in_which_nothing_was_ticked_leaves_nothing_open(marisol, now, talk, planned, planning):
    talk.ended_at = now
    talk.save()
    other = cast.interview(marisol, cast.contact(marisol), now + timedelta(days=5), field=planning)
    plan_questions(seat=marisol, now=now, interview=other)
    assert not [row for row in rows(other) if row.why.startswith("left open")]


def test_a_belief_that_a_talk_has_tested_waits_behind_the_others(marisol, now, talk, planned, beliefs, planning):
    talk.ended_at = now
    talk.save()
    PlannedQuestion.objects.filter(interview=talk).update(asked_at=now)
    other = cast.interview(marisol, cast.contact(marisol), now + timedelta(days=5), field=planning, minutes=15)
    plan_questions(seat=marisol, now=now, interview=other)
    assert beliefs[0].pk in {row.belief_id for row in rows(other)}


def test_plans_speak_in_her_wording_and_pick_nothing_that_she_left_out(marisol, now, talk, beliefs):
    write_question(seat=marisol, now=now, key="Q9", text="What brought you to planning?")
    leave_out_question(seat=marisol, now=now, key="Q162")
    add_own_question(seat=marisol, now=now, text="Do you still draw by hand?")
    plan_questions(seat=marisol, now=now, interview=talk)
    assert texts(talk)[0] == "What brought you to planning?"
    assert "Do you still draw by hand?" in texts(talk)
    assert rows(talk)[-1].key == "Q164"


def test_the_plan_costs_the_same_with_many_beliefs_and_talks(
    marisol, now, talk, beliefs, planning, django_assert_max_num_queries
):
    for number in range(20):
        cast.interview(
            marisol,
            cast.contact(marisol, f"Al Bo{number}"),
            now - timedelta(days=number + 1),
            field=planning,
            ended_at=now,
        )
    with django_assert_max_num_queries(60):
        plan_questions(seat=marisol, now=now, interview=talk)


def test_a_range_is_only_brought_from_where_it_was_surveyed(marisol, luis):
    assert pay_facts("19-3051.00", luis, "US")["place"] == "Pennsylvania"
    luis.location = "Somewhere"
    assert pay_facts("19-3051.00", luis, "US")["place"] == "the country"
    assert pay_facts("19-3051.00", luis, "DE") == {} and pay_facts("", luis, "US") == {}
    assert state_of("Greater Boston, Massachusetts")[0] == "MA" and state_of("Paris, France") == ("", "")


def test_her_result_stands_in_the_question_that_shows_it(marisol, now, talk, campaign):
    Showcase.objects.create(
        workspace=marisol.workspace, campaign=campaign, one_result="I raised attendance by 12 percent.", written_at=now
    )
    add_question(seat=marisol, now=now, interview=talk, key="Q50")
    assert texts(talk)[0].startswith("I once raised attendance by 12 percent; where would")
