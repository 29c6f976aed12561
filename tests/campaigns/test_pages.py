"""Every page of the room: nothing for strangers, the same few queries whatever is in it."""

import pytest

from shoptalk.campaigns.actions.add_field import add_field
from shoptalk.campaigns.actions.change_field import remove_field
from shoptalk.campaigns.actions.write_about_you import add_background
from shoptalk.campaigns.actions.write_belief import write_belief
from shoptalk.campaigns.models import Belief, Confidence, Field
from shoptalk.careers.actions.move_mind import move_mind
from tests import cast

PAGES = (
    "/fields/", "/fields/welcome/", "/fields/welcome/beliefs/", "/fields/welcome/people/", "/fields/pace/",
    "/fields/about-you/", "/fields/ask-first/",
)  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_a_page_opens_empty_and_has_one_heading(browser_of_marisol, campaign, address):
    page = browser_of_marisol.get(address).content.decode()
    assert page.count("<h1") == 1
    assert " style=" not in page and "onclick" not in page


def test_what_is_the_strangers_is_not_there(browser_of_marisol, campaign, stranger, now):
    his = cast.campaign(stranger)
    field, _ = add_field(seat=stranger, now=now, campaign=his, title="Secret work")
    belief, _ = write_belief(seat=stranger, now=now, field=field, text="Secret.", confidence=80)
    row, _ = add_background(seat=stranger, now=now, campaign=his, kind="school", name="Secret School")
    tails = {
        f"/fields/{field.pk}/": ("name/", "occupation/", "removal/", "beliefs/"),
        f"/fields/beliefs/{belief.pk}/": ("", "removal/"),
        f"/fields/about-you/places/{row.pk}/": ("removal/",),
    }
    for head, ends in tails.items():
        for end in ends:
            sent = {"name": "x", "code": "", "text": "x", "confidence": "1", "value": "1", "reason": "x"}
            response = browser_of_marisol.post(head + end, sent)
            assert response.status_code == 404 and b"Secret" not in response.content, head + end
    for address in PAGES:
        assert b"Secret" not in browser_of_marisol.get(address).content
    assert Field.objects.get().name == "Secret work"
    assert Belief.objects.get().text == "Secret." and Confidence.objects.get().value == 80


@pytest.mark.parametrize("end", ["name/", "removal/", "beliefs/"])
def test_looking_changes_nothing(browser_of_marisol, planning, end):
    assert browser_of_marisol.get(f"/fields/{planning.pk}/{end}").status_code == 405


def test_the_fields_page_costs_the_same_queries_however_much_is_on_it(
    browser_of_marisol, marisol, campaign, now, belief, django_assert_max_num_queries
):
    with django_assert_max_num_queries(7):
        browser_of_marisol.get("/fields/")
    for title in ("Writing", "Teaching", "Cooking"):
        field, _ = add_field(seat=marisol, now=now, campaign=campaign, title=title)
        for number in range(6):
            one, _ = write_belief(seat=marisol, now=now, field=field, text=f"Belief {number}", confidence=50)
            move_mind(seat=marisol, now=now, belief=one, value=40, reason="a talk", opposite="one talk")
    with django_assert_max_num_queries(7):
        page = browser_of_marisol.get("/fields/").content.decode()
    assert "19 beliefs" in page


@pytest.mark.parametrize("address", PAGES[1:6])
def test_the_other_pages_stay_within_their_budget(browser_of_marisol, belief, address, django_assert_max_num_queries):
    with django_assert_max_num_queries(7):
        browser_of_marisol.get(address)


def test_a_removed_field_is_gone_from_every_page(browser_of_marisol, marisol, planning, now):
    remove_field(seat=marisol, now=now, field=planning)
    for address in PAGES:
        browser_of_marisol.get(address)  # the toast of the removal is said once
        assert b"Planning" not in browser_of_marisol.get(address).content
