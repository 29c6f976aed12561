"""The Careers page: what the talks did to what was believed, how firmly one may speak, and the traps in the record."""

from datetime import timedelta

import pytest

from shoptalk.campaigns.actions.write_belief import write_belief
from shoptalk.careers.actions.add_evidence import Reading, weigh_notes
from shoptalk.careers.actions.hear_themes import hear_themes
from shoptalk.careers.actions.move_mind import move_mind
from tests import cast


def page_of(browser, query=""):
    return browser.get(f"/careers/{query}").content.decode()


def weighed(notebook, talk, side="for", text="I was at nine hearings.", **more):
    note = notebook.note(talk, text, **more)
    weigh_notes(seat=notebook.seat, now=cast.NOW, readings={(note, notebook.meetings): Reading(side)})


def test_an_empty_notebook_offers_one_step(browser_of_marisol, campaign):
    page = page_of(browser_of_marisol)
    assert page.count("<h1") == 1 and "Choose a field" in page
    for address in ("/careers/compare/", "/careers/report/"):
        assert "Choose a field" in browser_of_marisol.get(address).content.decode()


@pytest.mark.parametrize("address", ["/careers/", "/careers/compare/", "/careers/report/"])
def test_a_page_has_one_heading_and_nothing_inline(browser_of_marisol, notebook, address):
    page = browser_of_marisol.get(address).content.decode()
    assert page.count("<h1") == 1 and " style=" not in page and "onclick" not in page and "<script>" not in page


def test_the_stair_says_who_stood_behind_each_step(browser_of_marisol, notebook, now):
    talk = notebook.talk()
    move_mind(seat=notebook.seat, now=now, belief=notebook.meetings, value=70, reason="Memos", interview=talk)
    move_mind(
        seat=notebook.seat,
        now=now + timedelta(hours=1),
        belief=notebook.meetings,
        value=65,
        reason="Slept",
        opposite="one talk",
    )
    page = page_of(browser_of_marisol)
    assert "How sure you were: 80 on 13 March, 70 after Dana Whitfield, 65 on 12 May" in page


def test_evidence_shows_its_side_as_a_word_and_hearsay_as_such(browser_of_marisol, notebook):
    weighed(notebook, notebook.talk(), "against", "Two evenings a month.")
    page = page_of(browser_of_marisol)
    assert 'class="against"' in page and "Two evenings a month." in page
    assert "No talk has spoken to this yet." in page  # the other belief


def test_the_filter_shows_one_field_and_survives_nonsense(browser_of_marisol, notebook):
    page = page_of(browser_of_marisol, f"?field={notebook.writing.pk}")
    assert "Technical writing is lonely." in page and "Planners live in public meetings." not in page
    for odd in ("?field=x", "?field=999999", f"?field={'9' * 40}", "?field=-1"):
        assert "Planners live in public meetings." in page_of(browser_of_marisol, odd)


def test_six_beliefs_at_once_and_the_rest_behind_a_link(browser_of_marisol, notebook, now):
    for number in range(6):
        write_belief(seat=notebook.seat, now=now, field=notebook.planning, text=f"Belief {number}.", confidence=50)
    assert "2 more" in page_of(browser_of_marisol)
    assert "Technical writing is lonely." in page_of(browser_of_marisol, "?all=1")


def test_the_badge_grows_with_talks_and_asks_for_a_leaver_and_a_dissenter(browser_of_marisol, notebook):
    assert "nobody asked yet" in page_of(browser_of_marisol)
    for number in range(9):
        notebook.talk(f"Person {number}", number + 1, segment="county" if number % 2 else "firm")
    page = page_of(browser_of_marisol)
    assert "pattern forming" in page and "somebody who left the field, somebody who sees it differently" in page
    notebook.talk("Left Behind", 11, left_the_field=True)
    notebook.talk("Other Minded", 12, dissents=True)
    assert "firm enough to act on, still yours to judge" in page_of(browser_of_marisol)


def test_a_talk_that_is_still_to_come_or_was_called_off_is_not_counted(browser_of_marisol, notebook, now):
    cast.interview(notebook.seat, cast.contact(notebook.seat, "Beth Larkin"), field=notebook.planning)
    notebook.talk("Carla Nunez", 3, cancelled_at=now)
    assert "nobody asked yet" in page_of(browser_of_marisol)


def test_no_new_themes_lately_is_said_and_never_complete(browser_of_marisol, notebook, now):
    for number in range(6):
        talk = notebook.talk(f"Person {number}", 20 - number)
        new = "memos, hours, politics" if number < 4 else "memos"
        hear_themes(seat=notebook.seat, now=now, interview=talk, field=notebook.planning, heard=(), new=new)
    page = page_of(browser_of_marisol)
    assert "No new themes lately" in page and "complete" not in page.replace("autocomplete", "")
    assert 'memos <b class="num">6</b>' in page


def test_only_supporters_from_one_house_is_pointed_out_with_the_opposite(browser_of_marisol, notebook):
    for number in range(3):
        weighed(notebook, notebook.talk(f"Person {number}", number + 1))
    page = page_of(browser_of_marisol)
    assert "All 3 voices agree with you so far." in page
    assert "Who is likely to see it differently" in page
    assert "people of one employer" in page and "has left it, as far as you noted" in page


def test_a_vivid_talk_is_put_beside_the_count_and_the_figure(browser_of_marisol, notebook, now):
    talk = notebook.talk()
    notebook.talk("Beth Larkin", 9)
    move_mind(
        seat=notebook.seat, now=now, belief=notebook.meetings, value=45, reason="Memos", opposite="One office",
        interview=talk,
    )  # fmt: skip
    page = page_of(browser_of_marisol)
    assert "That was 1 of 2 talks about planning. For scale: US figures" in page


def test_a_planned_question_that_tests_a_belief_is_shown_as_open(browser_of_marisol, notebook):
    from shoptalk.interviews.models import PlannedQuestion

    talk = cast.interview(notebook.seat, cast.contact(notebook.seat, "Luis Ortega"), field=notebook.planning)
    PlannedQuestion.objects.create(
        workspace=notebook.seat.workspace, interview=talk, place=4, text="Meetings?", belief=notebook.meetings
    )
    page = page_of(browser_of_marisol)
    assert "Luis Ortega could settle this one. It is question 4 on 13 May." in page


def test_a_field_in_the_bin_takes_its_beliefs_along(browser_of_marisol, notebook, now):
    from shoptalk.campaigns.actions.change_field import remove_field

    remove_field(seat=notebook.seat, now=now, field=notebook.planning)
    assert "Planners live in public meetings." not in page_of(browser_of_marisol)
    assert browser_of_marisol.get(f"/careers/beliefs/{notebook.meetings.pk}/").status_code == 404


def filled(notebook, talks, day):
    """So many more talks, each with two notes as evidence, a theme and a change of mind."""
    for number in range(talks):
        talk = notebook.talk(f"Person {day} {number}", day + number, organization=f"House {number}")
        for text in ("One.", "Two."):
            weighed(notebook, talk, "for" if number % 2 else "against", f"{text} {number}")
        at = cast.NOW - timedelta(days=50) + timedelta(minutes=day * 100 + number)
        hear_themes(seat=notebook.seat, now=at, interview=talk, field=notebook.planning, heard=(), new=f"t{number % 9}")
        value = 50 + number % 10
        move_mind(
            seat=notebook.seat, now=at, belief=notebook.meetings, value=value, reason=f"{at}", opposite="x",
            interview=talk,
        )  # fmt: skip


ADDRESSES = ("/careers/", "/careers/?all=1", "/careers/compare/", "/careers/report/", "/careers/beliefs/{}/")


def test_every_page_costs_the_same_queries_at_5_talks_and_at_60(
    browser_of_marisol, notebook, django_assert_max_num_queries
):
    filled(notebook, 5, 1)
    addresses = [address.format(notebook.meetings.pk) for address in ADDRESSES]
    budget = {}
    for address in addresses:
        with django_assert_max_num_queries(24) as counted:
            browser_of_marisol.get(address)
        budget[address] = len(counted)
    filled(notebook, 55, 10)
    for address in addresses:
        with django_assert_max_num_queries(budget[address]):
            page = browser_of_marisol.get(address).content.decode()
    assert "100 older" in page  # of 120 pieces the newest twenty stand on the belief's page


def test_the_latest_talks_lead_to_the_page_where_their_notes_are_weighed(browser_of_marisol, notebook):
    talk = notebook.talk()
    notebook.note(talk)
    notebook.note(talk, "Ask Luis.", kind="referral")
    page = page_of(browser_of_marisol)
    assert f"/careers/talks/{talk.pk}/" in page and "1 note waits to be weighed" in page
    weighed(notebook, talk)
    assert "1 of 2 notes speaks to a belief" in page_of(browser_of_marisol)
