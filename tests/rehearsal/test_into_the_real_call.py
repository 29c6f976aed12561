"""From Today to the practice, and from the practice into the real call."""

import pytest
from django.test import Client

from shoptalk.campaigns.current import current_campaign
from shoptalk.outreach.models import Touch
from shoptalk.rehearsal.due import due_moves
from shoptalk.rehearsal.models import Attempt, Rehearsal
from tests import cast

pytestmark = pytest.mark.django_db


def page(browser, address):
    return browser.get(address).content.decode()


def test_today_says_rehearse_before_a_call_that_weighs_much(browser_of_marisol: Client, walt, ladder, clock):
    shown = page(browser_of_marisol, "/")
    assert "Rehearse the call to Walt Brennan" in shown
    assert 0 < shown.index("move-rehearse-") < shown.index("move-call_again-")


@pytest.fixture
def clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: cast.NOW)


def test_a_mild_ladder_or_a_fresh_practice_asks_for_none(marisol, walt, ladder):
    campaign = current_campaign(marisol, cast.NOW)
    assert [move.kind for move in due_moves(marisol, cast.NOW, campaign)] == ["rehearse"]
    Rehearsal.objects.create(
        workspace=marisol.workspace, owner=marisol.user, contact=walt, scenario="x", title="x", seed=1,
        begun_at=cast.NOW, ended_at=cast.NOW,
    )  # fmt: skip
    assert due_moves(marisol, cast.NOW, campaign) == []
    Rehearsal.objects.all().delete()
    ladder[1].fear_now = 40
    ladder[1].save()
    assert due_moves(marisol, cast.NOW, campaign) == []


def test_the_call_on_today_and_the_call_panel_lead_into_the_room(browser_of_marisol: Client, walt, clock):
    link = f"/rehearsal/calls/new/?person={walt.pk}"
    assert link in page(browser_of_marisol, "/")
    assert link in page(browser_of_marisol, f"/desk/{walt.pk}/?channel=call")
    assert "Walt Brennan" in page(browser_of_marisol, link)


def test_the_sheet_the_number_and_one_tap(browser_of_marisol: Client, walt, practice):
    address = f"/rehearsal/real/{walt.pk}/"
    shown = page(browser_of_marisol, address)
    assert 'href="tel:4125550188"' in shown and "They said yes" in shown
    for _ in range(2):
        answer = browser_of_marisol.post(f"{address}outcome", {"kind": "agreed", "once": "r" * 32})
    touch = Touch.objects.get(kind="agreed")
    assert touch.channel == "call"
    attempt = Attempt.objects.get(is_real=True)
    assert answer.url == f"/rehearsal/attempts/{attempt.pk}/"
    after = page(browser_of_marisol, answer.url)
    assert "What comes next with Walt" in after and "how scared are you" in after


def test_a_guess_that_was_locked_before_the_call_is_looked_back_on(browser_of_marisol: Client, walt):
    address = f"/rehearsal/real/{walt.pk}/"
    answer = browser_of_marisol.post(address, {"fear": "70", "feared": "He asks why me", "chance": "70", "once": "s"})
    attempt = Attempt.objects.get()
    assert f"attempt={attempt.pk}" in answer.url
    assert "Your guess is locked" in page(browser_of_marisol, answer.url.partition("#")[0])
    done = browser_of_marisol.post(f"{address}outcome", {"kind": "no_answer", "attempt": attempt.pk, "once": "t"})
    assert Attempt.objects.count() == 1 and str(attempt.pk) in done.url
    browser_of_marisol.post(done.url, {"peak": "70", "end": "20", "came_true": "no"})
    assert "Of the one thing you feared, none happened." in page(browser_of_marisol, "/rehearsal/")


def test_an_outcome_that_is_none_is_refused(browser_of_marisol: Client, walt):
    before = Touch.objects.count()
    assert browser_of_marisol.post(f"/rehearsal/real/{walt.pk}/outcome", {"kind": "met"}).status_code == 422
    assert Touch.objects.count() == before
