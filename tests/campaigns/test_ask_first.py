"""The order of asking: made from facts, said in words, moved by the seeker, and quick with 30,000 people."""

import re
from datetime import timedelta

import pytest

from shoptalk.campaigns.actions.add_field import add_field
from shoptalk.campaigns.actions.change_field import remove_field
from shoptalk.campaigns.actions.move_weights import DEFAULTS, move_weights, reset_weights, weights_of
from shoptalk.campaigns.actions.rank_people import KEPT, rank_people
from shoptalk.campaigns.actions.write_about_you import add_background
from shoptalk.campaigns.asked import AskedSoFar, AskedState
from shoptalk.campaigns.models import Field, Target
from shoptalk.history.steps import undo
from tests import cast

from .conftest import PLANNER, SOFTWARE

NOBODY_ASKED = AskedSoFar()


@pytest.fixture
def people(marisol, planning, now):
    """A planner, a planner who was introduced, an old schoolmate and a close friend in other work."""
    planner = {"position": "Urban planner", "occupation_code": PLANNER, "email": "p@rivermark.example"}
    friend = cast.contact(marisol, "Fay Friend", tie="close", position="Baker", email="fay@mail.example")
    return {
        "planner": cast.contact(marisol, "Dana Whitfield", organization="Rivermark", **planner),
        "introduced": cast.contact(marisol, "Ines Known", organization="Old Mill", introduced_by=friend, **planner),
        "schoolmate": cast.contact(marisol, "Sol Mate", school="Carrick High School", email="sol@mail.example"),
        "friend": friend,
    }


def order(seat, campaign, asked=NOBODY_ASKED):
    rank_people(seat=seat, now=cast.NOW, campaign=campaign, asked=asked)
    return [target.contact.given_name for target in Target.objects.order_by("place").select_related("contact")]


def test_the_introduced_planner_comes_first_and_the_reason_is_a_sentence(marisol, campaign, people):
    assert order(marisol, campaign)[:2] == ["Ines", "Dana"]
    first = Target.objects.get(place=1)
    assert first.reasons[0] == "Fay Friend suggested Ines"
    assert any("your field, Planning" in reason for reason in first.reasons)
    assert first.field.name == "Planning"
    assert Target.objects.get(contact=people["friend"]).field is None


def test_reasons_are_words_never_scores(marisol, campaign, people):
    order(marisol, campaign)
    for target in Target.objects.all():
        assert target.reasons
        assert not any(re.search(r"\d+(\.\d+)?\s*(%|points?|/)", reason) for reason in target.reasons)


def test_moved_weights_change_the_order(marisol, campaign, people, now):
    assert order(marisol, campaign)[0] == "Ines"
    only_ties = dict.fromkeys(DEFAULTS, 0) | {"tie": 100}
    move_weights(seat=marisol, now=now, campaign=campaign, weights=only_ties, close_ties_first=True)
    assert order(marisol, campaign)[0] == "Fay"
    undo_event = reset_weights(seat=marisol, now=now, campaign=campaign).event
    assert order(marisol, campaign)[0] == "Ines"
    undo(marisol, now, undo_event)
    campaign.refresh_from_db()
    assert weights_of(campaign).tie == 100 and campaign.close_ties_first


def test_a_shared_school_brings_somebody_forward(marisol, campaign, people, now):
    before = order(marisol, campaign).index("Sol")
    add_background(seat=marisol, now=now, campaign=campaign, kind="school", name="Carrick High school")
    assert order(marisol, campaign).index("Sol") < before
    assert "You both were at Carrick High school" in Target.objects.get(contact=people["schoolmate"]).reasons


def test_whoever_was_asked_rests_or_said_no_is_not_in_the_order(marisol, campaign, people):
    today = cast.NOW.date()
    asked = AskedSoFar(
        people={
            people["introduced"].pk: AskedState(asked_on=today),
            people["planner"].pk: AskedState(final=True),
            people["friend"].pk: AskedState(asked_on=today, resting_until=today + timedelta(days=90)),
        }
    )
    assert order(marisol, campaign, asked) == ["Sol"]


def test_an_employer_with_two_open_asks_or_a_booster_waits(marisol, campaign, people):
    assert "Dana" not in order(marisol, campaign, AskedSoFar(open_asks={"rivermark": 2}))
    assert "Dana" not in order(marisol, campaign, AskedSoFar(boosters={"rivermark": "Beth"}))


def test_people_in_the_bin_or_not_to_be_contacted_are_never_in_the_order(marisol, campaign, people, now, stranger):
    people["planner"].do_not_contact_at = now
    people["planner"].save()
    people["introduced"].deleted_at = now
    people["introduced"].save()
    cast.contact(stranger, "Carl Secret", position="Urban planner", occupation_code=PLANNER)
    assert set(order(marisol, campaign)) == {"Sol", "Fay"}


def test_a_field_without_an_occupation_finds_people_by_its_word(marisol, campaign, now):
    Field.objects.create(workspace=marisol.workspace, campaign=campaign, name="Beekeeping", added_at=now)
    cast.contact(marisol, "Bea Hive", position="Head of beekeeping", email="b@hive.example")
    cast.contact(marisol, "Al Other", position="Head of sales", email="a@other.example")
    assert order(marisol, campaign)[0] == "Bea"


def test_without_any_field_people_are_still_ordered_by_their_ties(marisol, campaign, people, now):
    remove_field(seat=marisol, now=now, field=Field.objects.get())
    assert len(order(marisol, campaign)) == 4


def test_making_the_order_anew_leaves_no_old_places(marisol, campaign, people):
    assert order(marisol, campaign) == order(marisol, campaign)
    assert [target.place for target in Target.objects.order_by("place")] == [1, 2, 3, 4]


def test_the_queries_do_not_grow_with_the_people(marisol, campaign, people, django_assert_num_queries):
    def rank():
        rank_people(seat=marisol, now=cast.NOW, campaign=campaign, asked=NOBODY_ASKED)

    rank()
    with django_assert_num_queries(7):
        rank()
    for number in range(60):
        cast.contact(marisol, f"Person{number} Planner", position="Urban planner", occupation_code=PLANNER)
    with django_assert_num_queries(7):
        rank()


def test_only_the_first_three_hundred_are_kept(marisol, campaign, planning):
    from shoptalk.contacts.models import Contact

    facts = {"workspace": marisol.workspace, "occupation_code": SOFTWARE}
    facts |= {"created_at": cast.NOW, "updated_at": cast.NOW}
    Contact.objects.bulk_create(Contact(given_name=f"N{n}", **facts) for n in range(KEPT + 20))
    late = cast.contact(marisol, "Zed Planner", position="Urban planner", occupation_code=PLANNER)
    assert rank_people(seat=marisol, now=cast.NOW, campaign=campaign, asked=NOBODY_ASKED) == KEPT
    assert Target.objects.get(place=1).contact == late


def test_the_page_shows_the_first_ten_with_reasons_and_saves_a_slider(browser_of_marisol, marisol, campaign, people):
    page = browser_of_marisol.get("/fields/ask-first/").content.decode()
    assert page.index("Ines Known") < page.index("Dana Whitfield") and "Fay Friend suggested Ines" in page
    sent = dict.fromkeys(DEFAULTS, "0") | {"tie": "100", "close_ties_first": "on"}
    part = browser_of_marisol.post("/fields/ask-first/", sent, headers={"HX-Request": "true", "HX-Target": "first-ten"})
    text = part.content.decode()
    assert "<html" not in text and text.index("Fay Friend") < text.index("Ines Known") and "Undo" in text
    assert browser_of_marisol.post("/fields/ask-first/", sent).url == "/fields/ask-first/"
    assert browser_of_marisol.post("/fields/ask-first/defaults/").url == "/fields/ask-first/"
    campaign.refresh_from_db()
    assert campaign.weights == {} and not campaign.close_ties_first


@pytest.mark.parametrize("value", ["101", "-5", "lots", ""])
def test_a_weight_outside_the_scale_is_refused_in_a_sentence(browser_of_marisol, campaign, value):
    response = browser_of_marisol.post("/fields/ask-first/", {"tie": value})
    assert response.status_code == 422 and "A weight" in response.content.decode()
    campaign.refresh_from_db()
    assert campaign.weights == {}


def test_the_words_of_a_matched_field_find_people_whose_title_no_list_knows(marisol, campaign, now):
    add_field(seat=marisol, now=now, campaign=campaign, title="wayfinding", code=PLANNER)
    cast.contact(marisol, "Al Other", position="Head of sales", email="a@other.example")
    cast.contact(marisol, "Way Finder", position="Wayfinding person", email="w@signs.example")
    assert order(marisol, campaign)[0] == "Way"
    assert "Works in your field, Wayfinding" in Target.objects.get(place=1).reasons
