"""Fields side by side: own criteria, honest about what is not rated, figures with year, area and source."""

import pytest

from shoptalk.careers.actions.weigh_criteria import MOST_CRITERIA, add_criterion
from shoptalk.careers.models import Criterion, Rating, Standpoint, Voice
from shoptalk.history.models import Event
from shoptalk.history.steps import undo
from tests import cast


def page_of(browser):
    return browser.get("/careers/compare/").content.decode()


@pytest.fixture
def home(browser_of_marisol, notebook):
    browser_of_marisol.post("/careers/compare/criteria/", {"name": "Home by six"})
    return Criterion.objects.get()


def rate(browser, criterion, notebook, planning, writing, weight=50):
    sent = {
        f"weight-{criterion.pk}": weight,
        f"rating-{criterion.pk}-{notebook.planning.pk}": planning,
        f"rating-{criterion.pk}-{notebook.writing.pk}": writing,
    }
    return browser.post("/careers/compare/", sent)


def test_a_criterion_is_the_seekers_own_words_and_stands_once(browser_of_marisol, home):
    answer = browser_of_marisol.post("/careers/compare/criteria/", {"name": "home by SIX"})
    assert answer.status_code == 422 and "is among them already" in answer.content.decode()
    assert browser_of_marisol.post("/careers/compare/criteria/", {"name": " "}).status_code == 422
    assert Criterion.objects.count() == 1


def test_twelve_criteria_are_plenty(browser_of_marisol, notebook, now):
    for number in range(MOST_CRITERIA):
        add_criterion(seat=notebook.seat, now=now, campaign=notebook.campaign, name=f"Wish {number}")
    answer = browser_of_marisol.post("/careers/compare/criteria/", {"name": "One more"})
    assert answer.status_code == 422 and "Twelve are plenty" in answer.content.decode()


def test_ratings_and_weights_are_kept_and_the_order_said(browser_of_marisol, notebook, home):
    rate(browser_of_marisol, home, notebook, "75", "25", weight=80)
    home.refresh_from_db()
    page = page_of(browser_of_marisol)
    assert home.weight == 80 and "Planning comes first on what you weighed." in page
    assert "when any one weight is a fifth more or less" in page


def test_cannot_tell_yet_is_no_zero_and_is_named(browser_of_marisol, notebook, home):
    rate(browser_of_marisol, home, notebook, "75", "25")
    rate(browser_of_marisol, home, notebook, "75", "")
    page = page_of(browser_of_marisol)
    assert "Nothing to compare yet" in page and Rating.objects.filter(deleted_at=None).count() == 1
    rate(browser_of_marisol, home, notebook, "75", "50")
    assert Rating.objects.filter(deleted_at=None).count() == 2 and Rating.objects.count() == 2


def test_one_undo_takes_all_of_a_saving_back(browser_of_marisol, notebook, home, now):
    rate(browser_of_marisol, home, notebook, "75", "25", weight=80)
    undo(notebook.seat, now, Event.objects.latest("pk"))
    home.refresh_from_db()
    assert home.weight == 50 and not Rating.objects.exists()


def test_moving_a_slider_answers_with_the_verdict_only(browser_of_marisol, notebook, home):
    rate(browser_of_marisol, home, notebook, "75", "25")
    heads = {"HX-Request": "true", "HX-Target": "verdict"}
    answer = browser_of_marisol.post("/careers/compare/", {f"weight-{home.pk}": 10}, headers=heads)
    words = answer.content.decode()
    assert words.startswith('<div id="verdict"') and "Planning comes first" in words and "<main" not in words


@pytest.mark.parametrize("odd", ["101", "-1", "much", "9" * 30])
def test_odd_numbers_are_refused_in_a_sentence(browser_of_marisol, notebook, home, odd):
    answer = rate(browser_of_marisol, home, notebook, odd, "25")
    assert answer.status_code == 422 and "A rating" in answer.content.decode() and not Rating.objects.exists()


def test_a_removed_criterion_counts_no_longer(browser_of_marisol, notebook, home, now):
    browser_of_marisol.post(f"/careers/compare/criteria/{home.pk}/removal/")
    assert "It counts no longer: Home by six" in page_of(browser_of_marisol)  # the toast, once
    assert "Home by six" not in page_of(browser_of_marisol)
    undo(notebook.seat, now, Event.objects.latest("pk"))
    assert "Home by six" in page_of(browser_of_marisol)


def test_pay_comes_with_area_year_and_source_and_a_table_behind(browser_of_marisol, notebook):
    page = page_of(browser_of_marisol)
    assert "middle half $" in page and 'class="wages" role="img" aria-label="Pay a year' in page
    assert "BLS Occupational Employment and Wage Statistics, May 2025" in page and "<table" in page
    assert "BLS cannot vouch" in page and "O*NET" in page


def test_the_state_and_the_own_pay_are_kept(browser_of_marisol, notebook):
    browser_of_marisol.post("/careers/compare/standpoint/", {"state": "CA", "pay_now": "$62,000"})
    row = Standpoint.objects.get()
    assert (row.state, row.pay_now) == ("CA", 62_000)
    page = page_of(browser_of_marisol)
    assert "California" in page and 'class="now"' in page and "yours is the dotted line" in page
    for sent in ({"state": "XX"}, {"state": "CA", "pay_now": "lots"}, {"pay_now": "99999999999"}):
        assert browser_of_marisol.post("/careers/compare/standpoint/", sent).status_code == 422
    assert Standpoint.objects.get().pay_now == 62_000


def test_where_a_state_has_no_survey_the_country_is_shown_and_said(notebook):
    from shoptalk.careers.pay import pay_of
    from shoptalk.occupations.facts import states, wages

    code = "27-3042.00"
    bare = next((state for state, _ in states() if wages(code, state) is None), None)
    assert bare is not None
    found = pay_of(code, bare)
    assert found.borrowed and found.wages == wages(code)


def test_a_field_without_an_occupation_or_a_survey_says_so(browser_of_marisol, notebook, now):
    from shoptalk.campaigns.actions.add_field import add_field

    add_field(seat=notebook.seat, now=now, campaign=notebook.campaign, title="Cloud herding")
    assert "Tied to no occupation, so there are no figures." in page_of(browser_of_marisol)


def test_what_was_said_gladly_and_sighing_stands_side_by_side(browser_of_marisol, notebook, now):
    talk = notebook.talk()
    for tone, text in (("gladly", "You can walk past what you did."), ("sighing", "Memos. So many memos.")):
        note = notebook.note(talk, text)
        Voice.objects.create(
            workspace=notebook.seat.workspace, note=note, field=notebook.planning, tone=tone, heard_at=now
        )
    page = page_of(browser_of_marisol)
    assert page.index("You can walk past what you did.") < page.index("Memos. So many memos.")


def test_another_seekers_criterion_cannot_be_weighed_or_removed(browser_of_marisol, notebook, stranger, now):
    his = cast.campaign(stranger)
    add_criterion(seat=stranger, now=now, campaign=his, name="Secret wish")
    one = Criterion.objects.get()
    browser_of_marisol.post("/careers/compare/", {f"weight-{one.pk}": 1})
    assert browser_of_marisol.post(f"/careers/compare/criteria/{one.pk}/removal/").status_code == 404
    one.refresh_from_db()
    assert (one.weight, one.deleted_at) == (50, None) and "Secret" not in page_of(browser_of_marisol)


def test_facts_from_the_downloads_get_a_row_with_their_source_and_none_without(
    browser_of_marisol, notebook, monkeypatch
):
    from collections import namedtuple

    from shoptalk.careers import occupation_facts

    Line = namedtuple("Line", "label text source")
    monkeypatch.setattr(occupation_facts, "profile_lines", lambda code: [])
    assert "Interests" not in page_of(browser_of_marisol)
    lines = [Line("Interests", "finding out 5.4 of 7.", "O*NET 29.2")]
    monkeypatch.setattr(occupation_facts, "profile_lines", lambda code: lines)
    page = page_of(browser_of_marisol)
    assert "finding out 5.4 of 7." in page and "O*NET 29.2" in page and page.count(">Interests<") == 1
