"""A field is chosen by any job title; what is not clear is asked about once, and the answer is remembered."""

import pytest

from shoptalk.campaigns.actions.add_field import add_field
from shoptalk.campaigns.actions.change_field import match_field, remove_field, rename_field
from shoptalk.campaigns.choosing import KEEP, occupations_for
from shoptalk.campaigns.facts_line import facts_line
from shoptalk.campaigns.models import Field
from shoptalk.contacts.models import TitlePick
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import undo

from .conftest import PLANNER, SOFTWARE, WRITER


def fields_of(seat):
    return list(Field.objects.visible_to(seat).order_by("pk"))


def suggested(browser, begun):
    part = {"HX-Request": "true", "HX-Target": "suggest"}
    return browser.get("/fields/matches/", {"title": begun}, headers=part).content.decode()


def test_a_clear_title_is_taken_at_once(browser_of_marisol, marisol, campaign):
    assert browser_of_marisol.post("/fields/new/", {"title": "Sr. SWE II @ Acme"}).url == "/fields/"
    assert [field.occupation_code for field in fields_of(marisol)] == [SOFTWARE]
    assert not TitlePick.objects.exists(), "what is clear needs no remembering"


def test_an_unclear_title_offers_five_choices_and_its_own_words(browser_of_marisol, marisol, campaign):
    response = browser_of_marisol.post("/fields/new/", {"title": "writing"})
    page = response.content.decode()
    assert page.count('name="code"') == 6
    assert f'value="{KEEP}"' in page and 'value="writing"' in page
    assert not fields_of(marisol)


def test_the_pick_is_remembered_for_the_next_time(browser_of_marisol, marisol, campaign, now):
    browser_of_marisol.post("/fields/new/", {"title": "writing", "code": WRITER})
    assert TitlePick.objects.visible_to(marisol).values_list("code", flat=True)[0] == WRITER
    remove_field(seat=marisol, now=now, field=fields_of(marisol)[0])
    assert occupations_for(marisol, "Writing").choices[0].code == WRITER
    assert browser_of_marisol.post("/fields/new/", {"title": "Writing"}).url == "/fields/"
    assert fields_of(marisol)[0].occupation_code == WRITER


def test_a_pick_in_the_list_is_remembered_for_what_was_typed(browser_of_marisol, marisol, campaign):
    browser_of_marisol.post("/fields/new/", {"title": "Technical Writers", "code": WRITER, "typed": "writing"})
    assert fields_of(marisol)[0].name == "Technical Writers"
    assert occupations_for(marisol, "writing").accepted


def test_somebody_elses_pick_is_not_ours(marisol, stranger, campaign, now):
    TitlePick.objects.create(workspace=stranger.workspace, key="writing", code=WRITER, picked_at=now)
    assert not occupations_for(marisol, "writing").accepted


def test_a_title_that_nobody_knows_can_be_kept_as_it_is(browser_of_marisol, marisol, campaign):
    response = browser_of_marisol.post("/fields/new/", {"title": "zxqv zxqv"})
    assert response.status_code == 200 and KEEP in response.content.decode()
    browser_of_marisol.post("/fields/new/", {"title": "zxqv zxqv", "code": KEEP})
    field = fields_of(marisol)[0]
    assert (field.name, field.occupation_code) == ("Zxqv zxqv", "")
    assert "tied to no occupation" in browser_of_marisol.get("/fields/").content.decode()


def test_suggestions_while_typing(browser_of_marisol, campaign):
    text = suggested(browser_of_marisol, "urban pl")
    assert "Urban and Regional Planners" in text and text.count('role="option"') <= 6
    assert "<html" not in text
    assert "option" not in suggested(browser_of_marisol, " ")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"title": ""}, "Type any job title"),
        ({"title": "  \t "}, "Type any job title"),
        ({"title": "p" * 10_000}, "A field fits into 120 characters; this has 10,000"),
        ({"title": "Planner", "code": "99-9999.99"}, "That occupation is not known here"),
        ({"title": "Planning"}, "Planning is among your fields already"),
        ({"title": "Town planners", "code": PLANNER}, "Planning is among your fields already"),
    ],
)
def test_what_cannot_be_a_field_is_refused_in_a_sentence(browser_of_marisol, marisol, planning, typed, words):
    response = browser_of_marisol.post("/fields/new/", typed)
    assert response.status_code == 422 and words in response.content.decode()
    assert fields_of(marisol) == [planning]


def test_four_fields_have_four_colours_and_a_fifth_is_refused(browser_of_marisol, marisol, campaign, now):
    for title in ("Planning", "Writing", "Teaching", "Cooking"):
        add_field(seat=marisol, now=now, campaign=campaign, title=title)
    assert {field.colour for field in fields_of(marisol)} == {0, 1, 2, 3}
    with pytest.raises(Refusal, match="Four fields are plenty"):
        add_field(seat=marisol, now=now, campaign=campaign, title="Gardening")
    assert "Add this field" not in browser_of_marisol.get("/fields/").content.decode()
    remove_field(seat=marisol, now=now, field=fields_of(marisol)[1])
    field, _ = add_field(seat=marisol, now=now, campaign=campaign, title="Gardening")
    assert field.colour == 1, "a free colour is given again"


def test_adding_renaming_matching_and_removing_can_each_be_undone(marisol, campaign, now, belief, planning):
    before = (planning.name, planning.occupation_code, planning.deleted_at)
    steps = (
        lambda: rename_field(seat=marisol, now=now, field=planning, name="town planning"),
        lambda: match_field(seat=marisol, now=now, field=planning, code=WRITER, typed="words about towns"),
        lambda: remove_field(seat=marisol, now=now, field=planning),
    )
    for change in steps:
        undo(marisol, now, change().event)
        planning.refresh_from_db()
        assert (planning.name, planning.occupation_code, planning.deleted_at) == before
    assert TitlePick.objects.get().key == "planning", "only the pick of the field itself is left"
    _, change = add_field(seat=marisol, now=now, campaign=campaign, title="writing", code=WRITER)
    undo(marisol, now, change.event)
    assert fields_of(marisol) == [planning] and TitlePick.objects.count() == 1


def test_a_field_is_renamed_matched_and_removed_on_the_page(browser_of_marisol, marisol, planning):
    browser_of_marisol.post(f"/fields/{planning.pk}/name/", {"name": "town planning"})
    assert fields_of(marisol)[0].name == "Town planning"
    other = browser_of_marisol.get(f"/fields/{planning.pk}/occupation/", {"title": "technical writer"})
    assert WRITER in other.content.decode()
    browser_of_marisol.post(f"/fields/{planning.pk}/occupation/", {"code": WRITER, "typed": "technical writer"})
    assert fields_of(marisol)[0].occupation_code == WRITER
    browser_of_marisol.post(f"/fields/{planning.pk}/occupation/", {"code": KEEP})
    assert fields_of(marisol)[0].occupation_code == ""
    assert browser_of_marisol.post(f"/fields/{planning.pk}/occupation/", {"code": "nonsense"}).status_code == 422
    assert browser_of_marisol.post(f"/fields/{planning.pk}/removal/", {"back": "welcome"}).url == "/fields/welcome/"
    assert not fields_of(marisol)


def test_a_figure_never_stands_without_year_area_and_source():
    for code in (PLANNER, SOFTWARE, "27-2011.00", "29-1215.00", "13-1023.00"):
        said = facts_line(code)
        assert said.startswith("US figures, 20") and "whole country" in said and "Source: BLS" in said
    assert facts_line("27-2011.00").count("an hour") == 1
    assert facts_line("55-1011.00") == "No survey of pay for this work."
    assert facts_line("") == ""


def test_the_page_shows_facts_and_names_its_sources(browser_of_marisol, planning):
    page = browser_of_marisol.get("/fields/").content.decode()
    assert "US figures, 20" in page and "O*NET" in page and "BLS cannot vouch" in page


def test_a_name_that_cannot_be_is_refused_on_the_page(browser_of_marisol, planning):
    response = browser_of_marisol.post(f"/fields/{planning.pk}/name/", {"name": " "})
    assert response.status_code == 422 and "Type any job title" in response.content.decode()


ODD = ("\x00", "\x00urban\x00", "'; --", "%_!", "ي" * 300, "a b " * 3000, "𝔘𝔯𝔟𝔞𝔫", "1900-01-01")


@pytest.mark.parametrize("title", ODD)
def test_whatever_is_typed_the_suggestions_and_the_form_answer(browser_of_marisol, campaign, title):
    assert suggested(browser_of_marisol, title) is not None
    assert browser_of_marisol.post("/fields/new/", {"title": title}).status_code in (200, 302, 422)
    assert browser_of_marisol.get("/fields/").status_code == 200


def test_what_the_downloads_say_stands_on_the_page_with_its_source(
    browser_of_marisol, planning, tmp_path, monkeypatch, django_assert_max_num_queries
):
    from tests.occupations.imported import OLD, bring_in

    assert "What this work is like" not in browser_of_marisol.get("/fields/").content.decode()
    monkeypatch.setenv("SHOPTALK_DATA", str(tmp_path))
    bring_in(OLD)
    with django_assert_max_num_queries(7):
        page = browser_of_marisol.get("/fields/").content.decode()
    assert "What this work is like, on paper" in page
    assert "Finding out 5.4; Persuading 4.5; Ordering 4.0, of 7." in page
    assert page.count("O*NET 29.2 Database, USDOL/ETA, CC BY 4.0") == 5
    assert "creativecommons.org/licenses/by/4.0" in page and "Shoptalk has modified" in page
