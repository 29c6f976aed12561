"""Evidence is only ever added to: a reading that changes goes to the bin, and one Undo takes the change back."""

import pytest

from shoptalk.careers.actions.add_evidence import Reading, change_side, weigh_notes
from shoptalk.careers.models import Evidence
from shoptalk.history.models import Event
from shoptalk.history.steps import undo
from tests import cast


def standing():
    return list(Evidence.objects.filter(deleted_at=None).values_list("side", "words"))


@pytest.fixture
def note(notebook):
    return notebook.note(notebook.talk())


@pytest.fixture
def weighed(notebook, note, now):
    weigh_notes(seat=notebook.seat, now=now, readings={(note, notebook.meetings): Reading("against")})
    return Evidence.objects.get()


def test_a_note_becomes_evidence_with_its_person_talk_and_day(weighed, note):
    assert (weighed.contact, weighed.interview, weighed.note) == (note.contact, note.interview, note)
    assert weighed.words == note.text and weighed.on == note.interview.starts_at.date()


def test_the_same_reading_again_changes_nothing(notebook, note, weighed, now):
    change = weigh_notes(seat=notebook.seat, now=now, readings={(note, notebook.meetings): Reading("against")})
    assert change.event is None and Evidence.objects.count() == 1


def test_the_other_side_is_a_new_row_and_the_old_one_waits_in_the_bin(notebook, note, weighed, now):
    change = weigh_notes(seat=notebook.seat, now=now, readings={(note, notebook.meetings): Reading("for")})
    assert standing() == [("for", note.text)]
    assert Evidence.objects.in_bin(notebook.seat).get() == weighed
    undo(notebook.seat, now, change.event)
    assert standing() == [("against", note.text)] and Evidence.objects.count() == 1


def test_says_nothing_takes_it_away_and_undo_brings_it_back(notebook, note, weighed, now):
    change = weigh_notes(seat=notebook.seat, now=now, readings={(note, notebook.meetings): Reading()})
    assert standing() == []
    undo(notebook.seat, now, change.event)
    assert len(standing()) == 1


def test_a_second_click_on_the_other_side_changes_nothing(notebook, weighed, now):
    change_side(seat=notebook.seat, now=now, evidence=weighed)
    assert change_side(seat=notebook.seat, now=now, evidence=Evidence.objects.get(pk=weighed.pk)).event is None
    assert [side for side, _ in standing()] == ["for"]


def test_something_read_elsewhere_is_typed_with_its_source(browser_of_marisol, notebook):
    address = f"/careers/beliefs/{notebook.meetings.pk}/evidence/"
    typed = {
        "words": "Hearings are streamed, and empty.",
        "source": "the county’s page",
        "side": "against",
        "weight": "1",
    }
    for _ in range(2):  # a double click
        assert browser_of_marisol.post(address, typed | {"hand": "hearsay"}).status_code == 302
    row = Evidence.objects.get()
    assert (row.first_hand, row.weight, row.source) == (False, 1, "the county’s page")
    page = browser_of_marisol.get(f"/careers/beliefs/{notebook.meetings.pk}/").content.decode()
    assert "Hearings are streamed, and empty." in page and "hearsay" in page


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"words": " "}, "Write what was said or read"),
        ({"source": ""}, "Say where it is from"),
        ({"side": "both"}, "Say whether it speaks for the belief or against it"),
        ({"side": ""}, "Say whether it speaks for the belief or against it"),
        ({"weight": "9"}, "goes from 1 to 3"),
        ({"words": "w" * 401}, "fits into 400 characters"),
    ],
)
def test_what_is_missing_is_said_beside_its_box_and_nothing_is_lost(browser_of_marisol, notebook, typed, words):
    sent = {"words": "Empty hearings", "source": "a page", "side": "for", "weight": "2", "hand": "first"} | typed
    response = browser_of_marisol.post(f"/careers/beliefs/{notebook.meetings.pk}/evidence/", sent)
    page = response.content.decode()
    assert response.status_code == 422 and words in page and not Evidence.objects.exists()
    if sent["words"] == "Empty hearings":
        assert 'value="Empty hearings"' in page


def test_a_note_has_a_page_of_its_own_that_leads_back(browser_of_marisol, notebook, note):
    address = f"/careers/notes/{note.pk}/"
    page = browser_of_marisol.get(address, {"back": "/interviews/"}).content.decode()
    assert note.text in page and "Planners live in public meetings." in page and "/interviews/" in page
    sent = {f"n{note.pk}-b{notebook.meetings.pk}": "for", "back": "/interviews/"}
    assert browser_of_marisol.post(address, sent).url == "/interviews/"
    assert standing() == [("for", note.text)]
    sent["back"] = "https://elsewhere.example/"
    assert browser_of_marisol.post(address, sent).url == f"/careers/talks/{note.interview_id}/"
    sent["back"] = "//elsewhere.example/"
    assert browser_of_marisol.post(address, sent).url == f"/careers/talks/{note.interview_id}/"


def test_tapping_within_another_page_answers_with_the_undo_only(browser_of_marisol, notebook, note):
    sent = {f"n{note.pk}-b{notebook.meetings.pk}": "for"}
    answer = browser_of_marisol.post(f"/careers/notes/{note.pk}/", sent, headers={"HX-Request": "true"})
    assert answer.status_code == 200 and b"Undo" in answer.content and b"<main" not in answer.content


def test_a_belief_of_another_field_is_not_weighed_with_this_note(browser_of_marisol, notebook, note):
    sent = {f"n{note.pk}-b{notebook.lonely.pk}": "for"}
    browser_of_marisol.post(f"/careers/notes/{note.pk}/", sent)
    assert not Evidence.objects.exists()


def test_evidence_of_a_stranger_is_nowhere(browser_of_marisol, notebook, stranger, now):
    from shoptalk.campaigns.actions.add_field import add_field
    from shoptalk.campaigns.actions.write_belief import write_belief

    his_campaign = cast.campaign(stranger)
    field, _ = add_field(seat=stranger, now=now, campaign=his_campaign, title="Secret work")
    belief, _ = write_belief(seat=stranger, now=now, field=field, text="Secret.", confidence=50)
    talk = cast.interview(stranger, cast.contact(stranger, "Carl Secret"), now, campaign=his_campaign, field=field)
    note = cast.note(stranger, talk, text="Secret words")
    weigh_notes(seat=stranger, now=now, readings={(note, belief): Reading("for")})
    row = Evidence.objects.get()
    for address in (
        f"/careers/beliefs/{belief.pk}/", f"/careers/beliefs/{belief.pk}/minds/", f"/careers/evidence/{row.pk}/side/",
        f"/careers/evidence/{row.pk}/removal/", f"/careers/notes/{note.pk}/", f"/careers/talks/{talk.pk}/",
        f"/careers/beliefs/{belief.pk}/evidence/",
    ):  # fmt: skip
        for method in (browser_of_marisol.get, browser_of_marisol.post):
            answer = method(address)
            assert answer.status_code in (404, 405) and b"Secret" not in answer.content, address
    # his talk cannot stand behind her change of mind, nor his field behind her talk
    moved = {"value": "60", "reason": "x", "opposite": "y", "talk": talk.pk}
    assert browser_of_marisol.post(f"/careers/beliefs/{notebook.meetings.pk}/minds/", moved).status_code == 404
    hers = notebook.talk("Beth Larkin", 9)
    assert browser_of_marisol.post(f"/careers/talks/{hers.pk}/kind/", {"field": field.pk}).status_code == 404
    for page in ("/careers/", "/careers/compare/", "/careers/report/"):
        assert b"Secret" not in browser_of_marisol.get(page).content
    assert Evidence.objects.get() == row


def test_one_step_for_all_that_was_weighed_at_once(browser_of_marisol, notebook, now):
    talk = notebook.talk()
    notes = [notebook.note(talk, f"Word {number}") for number in range(3)]
    sent = {f"n{note.pk}-b{notebook.meetings.pk}": "against" for note in notes}
    browser_of_marisol.post(f"/careers/talks/{talk.pk}/", sent)
    assert len(standing()) == 3
    undo(notebook.seat, now, Event.objects.latest("pk"))
    assert standing() == []


def test_a_reading_that_comes_back_out_of_the_bin_breaks_nothing(browser_of_marisol, notebook, note, weighed, now):
    pair = (note, notebook.meetings)
    nothing = weigh_notes(seat=notebook.seat, now=now, readings={pair: Reading()})
    weigh_notes(seat=notebook.seat, now=now, readings={pair: Reading("for")})
    undo(notebook.seat, now, nothing.event)
    assert sorted(side for side, _ in standing()) == ["against", "for"]
    assert browser_of_marisol.get(f"/careers/talks/{note.interview_id}/").status_code == 200
    weigh_notes(seat=notebook.seat, now=now, readings={pair: Reading("for")})
    assert [side for side, _ in standing()] == ["for"]
