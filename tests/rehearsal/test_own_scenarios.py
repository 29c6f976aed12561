"""A coach or a seeker writes a scenario of their own; what is wrong with it is said in sentences."""

import pytest
from django.test import Client

from shoptalk.method.rehearsal.intents import HEARABLE
from shoptalk.method.rehearsal.scenarios import KINDS, OUTCOMES, POINTS
from shoptalk.rehearsal.models import OwnScenario, Rehearsal
from shoptalk.rehearsal.views.scenarios import _like

pytestmark = pytest.mark.django_db


def test_one_like_it_is_kept_and_can_be_played(browser_of_marisol: Client, marisol, campaign):
    text = _like("friendly-expert").replace("A friendly stranger", "My aunt’s friend")
    for _ in range(2):
        assert browser_of_marisol.post("/rehearsal/scenarios/new/", {"text": text}).status_code == 302
    own = OwnScenario.objects.get()
    assert (own.key, own.title) == ("my-friendly-expert", "My aunt’s friend")
    assert "My aunt’s friend" in browser_of_marisol.get("/rehearsal/calls/new/").content.decode()
    browser_of_marisol.post("/rehearsal/calls/new/", {"scenario": own.key, "fear": "20"})
    begun = Rehearsal.objects.get()
    browser_of_marisol.post(f"/rehearsal/scenarios/{own.pk}/removal")
    assert browser_of_marisol.get(f"/rehearsal/calls/{begun.pk}/").status_code == 200  # it keeps the text of its day
    assert browser_of_marisol.get("/rehearsal/calls/new/?scenario=my-friendly-expert").status_code == 200


def test_of_many_mistakes_a_dozen_are_told_and_nothing_typed_is_taken_for_code(browser_of_marisol: Client, campaign):
    wrong = "\n".join(f'"<script>{number}</script>" = 1' for number in range(100))
    shown = browser_of_marisol.post("/rehearsal/scenarios/new/", {"text": wrong}).content.decode()
    assert shown.count("means nothing here") == 12 and "more, of which some go with these" in shown
    assert "<script>1" not in shown and "&lt;script&gt;99" in shown


def test_the_words_that_may_stand_in_it_are_on_the_page(browser_of_marisol: Client, campaign):
    page = browser_of_marisol.get("/rehearsal/scenarios/new/").content.decode()
    assert all(f"<code>{word}</code>" in page for word in (*HEARABLE, *OUTCOMES, *KINDS, *POINTS))


@pytest.mark.parametrize("text", ["", "nonsense", "title = 3", 'key = "x"\ntitle = "y"', "\x00", "[" * 5000])
def test_what_cannot_be_read_is_said_in_sentences_and_stays_in_the_box(browser_of_marisol: Client, campaign, text):
    answer = browser_of_marisol.post("/rehearsal/scenarios/new/", {"text": text})
    shown = answer.content.decode()
    assert answer.status_code == 422 and "to be mended" in shown
    assert not OwnScenario.objects.exists()


def test_a_key_that_is_taken_is_said(browser_of_marisol: Client, campaign):
    text = _like("friendly-expert").replace("my-friendly-expert", "friendly-expert")
    answer = browser_of_marisol.post("/rehearsal/scenarios/new/", {"text": text})
    assert answer.status_code == 422 and "a key of its own" in answer.content.decode()
