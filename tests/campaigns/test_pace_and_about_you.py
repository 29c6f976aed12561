"""A pace that can be kept, a pause, and the few lines that drafts are made from."""

import pytest

from shoptalk.campaigns.actions.set_pace import pause, resume, set_pace
from shoptalk.campaigns.actions.write_about_you import add_background, remove_background, write_about_you
from shoptalk.campaigns.models import Background
from shoptalk.history.steps import undo

PACE = {"asks_per_week": "6", "talks_per_week": "3", "minutes": "15", "linkedin_plan": "premium"}
YOU = ("who_i_am", "why", "question", "windows", "email")


def test_the_pace_is_saved_and_shown(browser_of_marisol, campaign):
    assert browser_of_marisol.post("/fields/pace/", PACE).url == "/fields/pace/"
    campaign.refresh_from_db()
    stored = (campaign.asks_per_week, campaign.talks_per_week, campaign.minutes, campaign.linkedin_plan)
    assert stored == (6, 3, 15, "premium")
    assert 'value="15" checked' in browser_of_marisol.get("/fields/pace/").content.decode()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"asks_per_week": "0"}, "Asks a week goes from 1 to 20"),
        ({"asks_per_week": "21"}, "Asks a week goes from 1 to 20"),
        ({"asks_per_week": "9" * 400}, "Asks a week goes from 1 to 20"),
        ({"talks_per_week": "-1"}, "Talks a week goes from 0 to 10"),
        ({"talks_per_week": "two"}, "Talks a week is a whole number"),
        ({"minutes": "17"}, "Ask for 15, 20 or 30 minutes"),
        ({"minutes": "60"}, "The time to ask for goes from 15 to 30"),
        ({"linkedin_plan": "gold"}, "The LinkedIn plan is free or premium"),
    ],
)
def test_a_pace_outside_its_limits_is_refused_in_a_sentence(browser_of_marisol, campaign, typed, words):
    response = browser_of_marisol.post("/fields/pace/", PACE | typed)
    assert response.status_code == 422 and words in response.content.decode()
    campaign.refresh_from_db()
    assert campaign.asks_per_week == 4


def test_a_search_can_rest_and_go_on(browser_of_marisol, campaign):
    browser_of_marisol.post("/fields/pause/")
    campaign.refresh_from_db()
    first = campaign.paused_at
    browser_of_marisol.post("/fields/pause/")
    campaign.refresh_from_db()
    assert first and campaign.paused_at == first
    assert "Your search rests" in browser_of_marisol.get("/fields/pace/").content.decode()
    browser_of_marisol.post("/fields/pause/end/")
    campaign.refresh_from_db()
    assert campaign.paused_at is None


def test_pace_pause_and_lines_can_each_be_undone(marisol, campaign, now):
    before = {name: getattr(campaign, name) for name in ("asks_per_week", "minutes", "paused_at", *YOU)}
    name = marisol.user.full_name
    for change in (
        lambda: set_pace(seat=marisol, now=now, campaign=campaign, **PACE),
        lambda: pause(seat=marisol, now=now, campaign=campaign),
        lambda: write_about_you(seat=marisol, now=now, campaign=campaign, who_i_am="I bake", full_name="M", phone=""),
    ):
        undo(marisol, now, change().event)
        campaign.refresh_from_db()
        marisol.user.refresh_from_db()
        assert {name: getattr(campaign, name) for name in before} == before
    assert marisol.user.full_name == name
    pause(seat=marisol, now=now, campaign=campaign)
    undo(marisol, now, resume(seat=marisol, now=now, campaign=campaign).event)
    campaign.refresh_from_db()
    assert campaign.paused_at == now


def test_the_lines_are_saved_in_one_step(browser_of_marisol, marisol, campaign):
    typed = {"who_i_am": " I bake  bread ", "why": "", "email": "Marisol@Mail.example", "full_name": "Marisol V."}
    assert browser_of_marisol.post("/fields/about-you/", typed).url == "/fields/about-you/"
    campaign.refresh_from_db()
    marisol.user.refresh_from_db()
    assert (campaign.who_i_am, campaign.why, campaign.email) == ("I bake bread", "", "Marisol@mail.example")
    assert marisol.user.full_name == "Marisol V."
    assert campaign.question == "how a week in your work really goes", "what was not sent is left alone"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"email": "marisol"}, "has one @ in it"),
        ({"email": "marisol@greenways"}, "does not look whole"),
        ({"who_i_am": "w" * 10_000}, "The line about you fits into 200 characters"),
        ({"phone": "12"}, "A phone number has 5 to 18 digits"),
    ],
)
def test_a_line_that_cannot_be_is_refused_and_nothing_is_half_saved(browser_of_marisol, campaign, typed, words):
    response = browser_of_marisol.post("/fields/about-you/", {"why": "to see"} | typed)
    assert response.status_code == 422 and words in response.content.decode()
    campaign.refresh_from_db()
    assert campaign.why != "to see"


def test_places_are_added_once_removed_and_brought_back(browser_of_marisol, marisol, campaign, now):
    browser_of_marisol.post("/fields/about-you/places/", {"kind": "school", "name": "Carrick High School"})
    row = Background.objects.get()
    assert row.key == "carrick high school"
    response = browser_of_marisol.post("/fields/about-you/places/", {"kind": "school", "name": "CARRICK  high school"})
    assert response.status_code == 422 and "is in the list already" in response.content.decode()
    browser_of_marisol.post(f"/fields/about-you/places/{row.pk}/removal/")
    assert not Background.objects.visible_to(marisol).exists()
    row, _ = add_background(seat=marisol, now=now, campaign=campaign, kind="employer", name="Rivermark")
    undo(marisol, now, remove_background(seat=marisol, now=now, background=row).event)
    assert Background.objects.visible_to(marisol).get().name == "Rivermark"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"kind": "club", "name": "Choir"}, "It is a school, an employer or an association"),
        ({"kind": "school", "name": "  "}, "Write its name"),
        ({"kind": "school", "name": "n" * 10_000}, "A name fits into 200 characters"),
    ],
)
def test_what_is_no_place_is_refused_in_a_sentence(browser_of_marisol, campaign, typed, words):
    response = browser_of_marisol.post("/fields/about-you/places/", typed)
    assert response.status_code == 422 and words in response.content.decode()
