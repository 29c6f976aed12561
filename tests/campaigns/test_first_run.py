"""The first run leads from nothing to Today in three pages; each saves, each can wait, none needs a configuration."""

import pytest

from shoptalk.campaigns.models import Belief, Campaign, Field
from tests import cast

CURIOUS, BELIEVE, KNOW, END = (
    "/fields/welcome/", "/fields/welcome/beliefs/", "/fields/welcome/people/", "/fields/welcome/end/",
)  # fmt: skip


@pytest.fixture
def fresh(marisol):
    """A notebook that nobody has opened yet."""
    marisol.user.full_name, marisol.user.time_zone, marisol.user.country = "", "UTC", ""
    marisol.user.save()
    return cast.campaign(marisol, settled_in_at=None, who_i_am="")


def test_today_opens_the_first_run_until_it_was_settled(browser_of_marisol, fresh):
    assert browser_of_marisol.get("/").url == CURIOUS


def test_from_nothing_to_today(browser_of_marisol, marisol, fresh):
    typed = {"full_name": "Marisol Vega", "time_zone": "America/New_York", "title": "urban planner", "go": "next"}
    assert browser_of_marisol.post(CURIOUS, typed).url == BELIEVE
    marisol.user.refresh_from_db()
    user = marisol.user
    assert (user.full_name, user.time_zone, user.country) == ("Marisol Vega", "America/New_York", "US")
    field = Field.objects.get()
    assert (field.name, field.occupation_code) == ("Urban planner", "19-3051.00")

    box = f"belief-{field.pk}-0"
    assert f'name="{box}"' in browser_of_marisol.get(BELIEVE).content.decode()
    said = {box: "in public meetings", f"sure-{box}": "80"}
    said |= {f"belief-{field.pk}-1": "", f"sure-belief-{field.pk}-1": "50"}
    assert browser_of_marisol.post(BELIEVE, said).url == KNOW
    belief = Belief.objects.get()
    assert belief.text == "In this work, people spend most of their day in public meetings."
    assert [one.value for one in belief.confidences.all()] == [80]

    assert browser_of_marisol.get(KNOW).status_code == 200
    assert browser_of_marisol.post(END).url == "/"
    assert Campaign.objects.get().settled_in_at is not None
    response = browser_of_marisol.get("/")
    assert response.status_code == 200


def test_every_step_can_wait(browser_of_marisol, fresh):
    assert browser_of_marisol.post(CURIOUS, {"go": "later", "title": "half a ti"}).url == BELIEVE
    assert f'href="{KNOW}">I will do this later' in browser_of_marisol.get(BELIEVE).content.decode()
    assert "I will do this later" in browser_of_marisol.get(KNOW).content.decode()
    assert browser_of_marisol.post(CURIOUS, {"go": "next"}).url == BELIEVE
    assert browser_of_marisol.post(BELIEVE, {}).url == KNOW
    assert browser_of_marisol.post(END, {"to": "import"}).url == "/contacts/import/"
    assert not Field.objects.exists() and not Belief.objects.exists()


@pytest.mark.parametrize(("way_on", "to"), [("later", BELIEVE), ("look", "/")])
def test_whoever_leaves_the_first_step_keeps_the_name_that_was_typed(browser_of_marisol, marisol, fresh, way_on, to):
    page = browser_of_marisol.get(CURIOUS).content.decode()
    assert f'name="go" value="{way_on}"' in page
    typed = {"full_name": "Alex Weber", "time_zone": "Europe/Berlin", "go": way_on}
    assert browser_of_marisol.post(CURIOUS, typed).url == to
    marisol.user.refresh_from_db()
    assert marisol.user.full_name == "Alex Weber"
    assert browser_of_marisol.get("/").status_code == (200 if way_on == "look" else 302)


def test_the_first_run_leads_nowhere_else(browser_of_marisol, fresh):
    assert browser_of_marisol.post(END, {"to": "https://elsewhere.example"}).url == "/"


def test_adding_a_field_stays_on_the_step_and_keeps_the_name(browser_of_marisol, marisol, fresh):
    typed = {"full_name": "Marisol", "time_zone": "Europe/Berlin", "title": "Photographer", "go": "add"}
    assert browser_of_marisol.post(CURIOUS, typed).url == CURIOUS
    page = browser_of_marisol.get(CURIOUS).content.decode()
    assert "Photographer" in page and 'value="Marisol"' in page


def test_a_title_that_is_not_clear_is_asked_about_before_going_on(browser_of_marisol, fresh):
    response = browser_of_marisol.post(CURIOUS, {"title": "writing", "go": "next"})
    page = response.content.decode()
    assert response.status_code == 200 and page.count('type="radio"') == 6
    assert not Field.objects.exists()
    assert browser_of_marisol.post(CURIOUS, {"title": "writing", "code": "27-3042.00", "go": "add"}).url == CURIOUS
    assert Field.objects.get().occupation_code == "27-3042.00"


def test_a_second_click_on_next_writes_no_belief_twice(browser_of_marisol, marisol, fresh):
    browser_of_marisol.post(CURIOUS, {"title": "urban planner", "go": "add"})
    box = f"belief-{Field.objects.get().pk}-0"
    for _ in range(2):
        browser_of_marisol.post(BELIEVE, {box: "in public meetings.", f"sure-{box}": "80"})
    assert Belief.objects.count() == 1


def test_an_absurd_answer_comes_back_with_a_sentence_and_what_was_typed(browser_of_marisol, fresh):
    response = browser_of_marisol.post(CURIOUS, {"full_name": "Marisol", "time_zone": "Mars/Olympus", "go": "next"})
    assert response.status_code == 422
    assert "is not a time zone we know" in response.content.decode() and 'value="Marisol"' in response.content.decode()
    browser_of_marisol.post(CURIOUS, {"title": "urban planner", "go": "add"})
    box = f"belief-{Field.objects.get().pk}-0"
    response = browser_of_marisol.post(BELIEVE, {box: "x" * 10_000, f"sure-{box}": "80"})
    assert response.status_code == 422 and "A belief fits into 400 characters" in response.content.decode()
    response = browser_of_marisol.post(BELIEVE, {box: "in meetings", f"sure-{box}": "101"})
    assert response.status_code == 422 and "goes from 0 to 100" in response.content.decode()
    assert not Belief.objects.exists()


def test_the_browser_may_guess_the_zone_only_while_none_was_chosen(browser_of_marisol, marisol, fresh):
    assert b"data-guess-zone" in browser_of_marisol.get(CURIOUS).content
    browser_of_marisol.post(CURIOUS, {"time_zone": "Asia/Tokyo", "go": "next"})
    assert b"data-guess-zone" not in browser_of_marisol.get(CURIOUS).content
