"""The ladder, what is feared beforehand, what came of it, plans, and words of care."""

import pytest
from django.test import Client

from shoptalk.accounts.answers import Mend
from shoptalk.history.steps import latest_undoable, undo
from shoptalk.rehearsal.actions.build_ladder import add_step, drop_step
from shoptalk.rehearsal.actions.look_back import look_back
from shoptalk.rehearsal.actions.make_plan import make_plan
from shoptalk.rehearsal.course import course_of, judged_guesses
from shoptalk.rehearsal.ladder import ladder_of
from shoptalk.rehearsal.models import Attempt, FearStep, Plan
from tests import cast

pytestmark = pytest.mark.django_db


def page(browser, address):
    return browser.get(address).content.decode()


def test_begun_from_the_starter_ladder_with_ones_own_numbers(browser_of_marisol: Client, marisol, campaign):
    assert "Build your ladder" in page(browser_of_marisol, "/rehearsal/")
    browser_of_marisol.post("/rehearsal/ladder/starter", {"take": ["0", "9"], "fear-0": "5", "fear-9": "80"})
    assert list(FearStep.objects.values_list("fear", flat=True)) == [5, 80]
    browser_of_marisol.post("/rehearsal/ladder/starter", {"take": ["0"], "fear-0": "99"})
    assert FearStep.objects.count() == 2
    undo(marisol, cast.NOW, latest_undoable(marisol))
    assert not FearStep.objects.exists()


def test_a_jump_that_is_too_large_is_said_and_a_step_between_is_one_click(browser_of_marisol: Client, ladder):
    shown = page(browser_of_marisol, "/rehearsal/ladder/")
    assert "is a jump of 50" in shown
    between = ladder_of_gap(shown)
    browser_of_marisol.post("/rehearsal/ladder/", {"words": between, "fear": "35"})
    assert FearStep.objects.filter(words=between, fear=35).exists()


def ladder_of_gap(shown: str) -> str:
    return shown.partition('name="words" value="')[2].partition('"')[0]


@pytest.mark.parametrize(("words", "fear"), [("", "50"), ("x" * 161, "50"), ("Ring Walt", "101"), ("Ring Walt", "x")])
def test_a_step_that_cannot_be_is_answered_with_a_sentence(browser_of_marisol: Client, campaign, words, fear):
    answer = browser_of_marisol.post("/rehearsal/ladder/", {"words": words, "fear": fear})
    assert answer.status_code == 422 and 'role="alert"' in answer.content.decode()
    assert not FearStep.objects.exists()


def test_what_was_feared_is_locked_before_and_compared_after(marisol, practice, ladder):
    attempt = practice.attempt
    look_back(
        seat=marisol, now=cast.NOW, attempt=attempt,
        typed={"peak": "75", "end": "30", "came_true": "no", "learned": "He laughed", "feared": "something else"},
    )  # fmt: skip
    attempt.refresh_from_db()
    assert (attempt.feared, attempt.chance, attempt.fear_before) == ("He hangs up on me", 70, 60)
    assert (attempt.fear_peak, attempt.fear_end, attempt.came_true) == (75, 30, "no")
    ladder[1].refresh_from_db()
    assert (ladder[1].fear, ladder[1].fear_now) == (60, 30)
    assert ladder_of(marisol).steps[1].is_past
    undo(marisol, cast.NOW, latest_undoable(marisol))
    ladder[1].refresh_from_db()
    assert ladder[1].fear_now is None


def test_of_six_things_that_were_feared_one_happened(marisol, campaign):
    for number in range(6):
        Attempt.objects.create(
            workspace=marisol.workspace, owner=marisol.user, feared=f"fear {number}", chance=50, begun_at=cast.NOW,
            looked_back_at=cast.NOW, came_true="yes" if number == 0 else "partly" if number == 1 else "no", fear_end=10,
        )  # fmt: skip
    assert judged_guesses(marisol).words == "Of 6 things you feared, 1 happened."
    assert course_of(marisol).guesses.comparison


def test_a_real_step_is_locked_and_looked_back_on(browser_of_marisol: Client, ladder):
    address = f"/rehearsal/ladder/{ladder[0].pk}/attempt/"
    form = {
        "act": "Tonight, at the kitchen table",
        "fear": "10",
        "feared": "I know only two",
        "chance": "50",
        "once": "k",
    }
    for _ in range(2):
        answer = browser_of_marisol.post(address, form)
    attempt = Attempt.objects.get()
    assert attempt.is_real and answer.url == f"/rehearsal/attempts/{attempt.pk}/"
    assert "How did it go?" in page(browser_of_marisol, "/rehearsal/")
    browser_of_marisol.post(answer.url, {"peak": "15", "end": "5", "came_true": "no"})
    shown = page(browser_of_marisol, "/rehearsal/")
    assert "Of the one thing you feared, none happened." in shown


@pytest.mark.parametrize("typed", [{"peak": "101"}, {"end": "-1"}, {"learned": "x" * 401}])
def test_ratings_that_cannot_be_are_answered_with_a_sentence(browser_of_marisol: Client, practice, typed):
    answer = browser_of_marisol.post(f"/rehearsal/attempts/{practice.attempt_id}/", typed)
    assert answer.status_code == 422 and 'role="alert"' in answer.content.decode()


def test_so_much_fear_at_a_first_step_is_met_with_words_of_care(browser_of_marisol: Client, ladder, marisol):
    address = f"/rehearsal/ladder/{ladder[0].pk}/attempt/"
    answer = browser_of_marisol.post(address, {"fear": "90", "once": "m"})
    shown = answer.content.decode()
    assert "stopping here is sensible" in shown and "988" in shown and "Not today" in shown
    assert not Attempt.objects.exists()
    browser_of_marisol.post(address, {"fear": "90", "anyway": "1", "once": "m"})
    assert Attempt.objects.count() == 1
    top = f"/rehearsal/ladder/{ladder[2].pk}/attempt/"
    assert browser_of_marisol.post(top, {"fear": "90", "once": "n"}).status_code == 302


def test_care_comes_before_a_first_practice_call_too(browser_of_marisol: Client, marisol, campaign):
    form = {"scenario": "friendly-expert", "fear": "95"}
    assert "stopping here is sensible" in browser_of_marisol.post("/rehearsal/calls/new/", form).content.decode()
    assert not Attempt.objects.exists()


def test_a_plan_needs_a_cue_that_cannot_be_missed(browser_of_marisol: Client, marisol, campaign):
    with pytest.raises(Mend):
        make_plan(seat=marisol, now=cast.NOW, cue="soon", act="I ring Walt")
    answer = browser_of_marisol.post("/rehearsal/plans", {"cue": "soon", "act": "I ring Walt"})
    assert answer.status_code == 422 and "come and go unnoticed" in answer.content.decode()
    browser_of_marisol.post("/rehearsal/plans", {"cue": "soon", "act": "I ring Walt", "as_it_is": "1"})
    browser_of_marisol.post("/rehearsal/plans", {"cue": "it is Tuesday 10:00", "act": "I ring Walt"})
    browser_of_marisol.post("/rehearsal/plans", {"cue": "it is Tuesday 10:00", "act": "I ring Walt"})
    assert Plan.objects.count() == 2
    first, second = Plan.objects.all()
    browser_of_marisol.post(f"/rehearsal/plans/{first.pk}/completion")
    browser_of_marisol.post(f"/rehearsal/plans/{second.pk}/removal")
    assert not Plan.objects.visible_to(marisol).filter(done_at=None).exists()


def test_a_step_that_was_taken_away_leaves_what_was_done_on_it(marisol, practice, ladder):
    drop_step(seat=marisol, now=cast.NOW, step=ladder[1])
    assert len(ladder_of(marisol).steps) == 2
    assert Attempt.objects.visible_to(marisol).count() == 1
    add_step(seat=marisol, now=cast.NOW, words="Call a friendly stranger", fear="40")
    assert len(ladder_of(marisol).steps) == 3
