"""At one employer: how many asks are open, and who answered warmly."""

import pytest

from shoptalk.outreach.actions.log_touch import log_touch
from shoptalk.outreach.employer import at_employer_of, employer_view
from tests import cast

pytestmark = pytest.mark.django_db


def at_greenways(seat, name, *kinds):
    person = cast.contact(seat, name, organization="Greenways")
    for kind in kinds:
        log_touch(seat=seat, now=cast.NOW, contact=person, kind=kind)
    return person


def test_open_asks_are_counted_and_the_helper_is_named(marisol, campaign, django_assert_num_queries):
    at_greenways(marisol, "Ana Ruiz", "asked")
    at_greenways(marisol, "Bo Lind", "asked", "replied")
    at_greenways(marisol, "Cy Poe", "asked", "declined")
    at_greenways(marisol, "Di Fox")
    with django_assert_num_queries(2):
        assert employer_view(marisol, ["greenways", "", "elsewhere"]) == {"greenways": (1, "Bo Lind")}


def test_no_employer_costs_no_query(marisol, campaign, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert employer_view(marisol, ["", ""]) == {}


def test_whoever_said_no_later_no_longer_speaks_for_the_others(marisol, campaign):
    at_greenways(marisol, "Bo Lind", "asked", "replied", "declined")
    assert employer_view(marisol, ["greenways"]) == {}


def test_two_open_asks_are_enough_and_the_third_is_asked_about(marisol, campaign):
    at_greenways(marisol, "Ana Ruiz", "asked")
    di = at_greenways(marisol, "Di Fox")
    assert at_employer_of(marisol, di).waiting == ()
    at_greenways(marisol, "Bo Lind", "asked")
    assert at_employer_of(marisol, di).waiting == ("Ana Ruiz", "Bo Lind")


def test_oneself_is_nobody_else(marisol, campaign):
    bo = at_greenways(marisol, "Bo Lind", "asked", "replied")
    assert at_employer_of(marisol, bo).booster == ""


def test_a_strangers_people_do_not_count(marisol, campaign, stranger):
    cast.campaign(stranger)
    at_greenways(stranger, "Bo Lind", "asked")
    assert employer_view(marisol, ["greenways"]) == {}
