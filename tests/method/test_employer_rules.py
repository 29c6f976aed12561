"""Promises about several people at one employer (rulebook A32, M15)."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.method.employer_rules import may_write_to
from shoptalk.method.stages import Calendar, Touch, standing
from tests.method.touch_strategies import stories

MONDAY = date(2025, 3, 3)


def after(*kinds: str):
    return standing([Touch(kind, MONDAY) for kind in kinds], MONDAY, Calendar())


def test_an_employer_where_nobody_was_asked_is_open():
    assert may_write_to([]).allowed
    assert may_write_to([("Grace", after())]).allowed


def test_a_second_person_may_be_asked_while_the_first_is_silent():
    assert may_write_to([("Grace", after("asked"))]).allowed


def test_a_third_open_ask_at_one_employer_has_to_wait():
    verdict = may_write_to([("Grace", after("asked")), ("Walt", after("asked", "nudged"))])
    assert not verdict.allowed
    assert "Grace and Walt" in verdict.reason
    assert verdict.booster == ""


@pytest.mark.parametrize("ending", ["declined", "not_now", "gave_another_name", "bounced", "asked_not_to_be_contacted"])
def test_an_ask_that_ended_leaves_room(ending):
    assert may_write_to([("Grace", after("asked", ending)), ("Walt", after("asked"))]).allowed


def test_somebody_who_rests_leaves_room():
    resting = after("asked", "nudged", "nudged")
    assert may_write_to([("Grace", resting), ("Walt", after("asked"))]).allowed


@pytest.mark.parametrize(
    "friendly", [["replied"], ["agreed"], ["agreed", "met"], ["met", "thanked"], ["replied", "asked"]]
)
def test_whoever_answered_is_asked_before_others_there(friendly):
    verdict = may_write_to([("Walt", after("asked")), ("Grace", after("asked", *friendly))])
    assert (verdict.allowed, verdict.booster) == (False, "Grace")
    assert "Grace" in verdict.reason


def test_with_their_blessing_others_there_may_be_asked():
    assert may_write_to([("Grace", after("asked", "replied"))], with_their_blessing=True).allowed


def test_their_blessing_does_not_lift_the_limit_of_two():
    two = [("Grace", after("asked")), ("Walt", after("asked"))]
    assert not may_write_to(two, with_their_blessing=True).allowed


@given(st.lists(stories(most=5), max_size=4))
@settings(deadline=None, max_examples=200)
def test_a_refusal_always_says_why_and_a_booster_is_always_named(told):
    others = [(f"P{n}", standing(touches, MONDAY, Calendar())) for n, touches in enumerate(told)]
    verdict = may_write_to(others)
    assert verdict.allowed == (verdict.reason == "")
    friendly = [
        name for name, other in others if other.stage in {"talking", "scheduled", "met", "thanked"} and other.warm
    ]
    if friendly:
        assert not verdict.allowed
        assert verdict.booster
