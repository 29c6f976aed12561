"""A mind is moved by the seeker, with a reason; what the evidence suggested stands beside it and never acts."""

from datetime import timedelta

import pytest

from shoptalk.campaigns.models import Confidence
from shoptalk.careers.actions.add_evidence import Reading, weigh_notes
from shoptalk.careers.actions.move_mind import move_mind
from shoptalk.careers.models import MindMoved
from shoptalk.history.models import Event
from shoptalk.history.steps import undo


@pytest.fixture
def talk(notebook, now):
    held = notebook.talk()
    readings = {(notebook.note(held), notebook.meetings): Reading("against")}
    weigh_notes(seat=notebook.seat, now=now - timedelta(hours=2), readings=readings)
    return held


def values(belief):
    return list(Confidence.objects.filter(belief=belief, deleted_at=None).values_list("value", flat=True))


def post(browser, belief, **typed):
    return browser.post(f"/careers/beliefs/{belief.pk}/minds/", typed)


def test_evidence_alone_moves_no_number(notebook, talk):
    assert values(notebook.meetings) == [80]


def test_the_suggestion_is_shown_with_its_reasons(browser_of_marisol, notebook, talk):
    for address in ("/careers/", f"/careers/beliefs/{notebook.meetings.pk}/", f"/careers/talks/{talk.pk}/"):
        page = browser_of_marisol.get(address).content.decode()
        assert "The evidence points to about 75." in page
        assert "Since you said 80: 0 for and 1 against, from 1 voice." in page


def test_a_new_number_keeps_the_talk_and_the_suggestion(browser_of_marisol, notebook, talk):
    answer = post(browser_of_marisol, notebook.meetings, value="65", reason="Memos", talk=talk.pk)
    assert answer.url == f"/careers/talks/{talk.pk}/"
    moved = MindMoved.objects.get()
    assert values(notebook.meetings) == [80, 65]
    assert (moved.interview, moved.suggested, moved.opposite) == (talk, 75, "")
    page = browser_of_marisol.get("/careers/").content.decode()
    assert "65 after Dana Whitfield" in page


def test_from_20_points_on_the_best_reason_against_must_be_there(browser_of_marisol, notebook, talk):
    answer = post(browser_of_marisol, notebook.meetings, value="60", reason="Memos", talk=talk.pk)
    page = answer.content.decode()
    assert answer.status_code == 422 and "write the best reason against first" in page
    assert 'value="Memos"' in page and 'value="60"' in page and values(notebook.meetings) == [80]
    post(browser_of_marisol, notebook.meetings, value="60", reason="Memos", opposite="She is the chief", talk=talk.pk)
    assert values(notebook.meetings) == [80, 60] and MindMoved.objects.get().opposite == "She is the chief"
    story = browser_of_marisol.get(f"/careers/beliefs/{notebook.meetings.pk}/").content.decode()
    assert "She is the chief" in story and "The evidence pointed to 75." in story


def test_19_points_need_no_opposite(browser_of_marisol, notebook, talk):
    post(browser_of_marisol, notebook.meetings, value="61", reason="Memos")
    assert values(notebook.meetings) == [80, 61]


def test_more_than_25_points_after_one_talk_gets_a_calm_word(notebook, talk, now):
    calmly, _ = move_mind(
        seat=notebook.seat, now=now, belief=notebook.meetings, value=50, reason="Memos", opposite="One office only",
        interview=talk,
    )  # fmt: skip
    assert calmly.startswith("30 points is a long way for one talk.")


def test_one_undo_takes_the_whole_change_of_mind_back(notebook, talk, now):
    move_mind(seat=notebook.seat, now=now, belief=notebook.meetings, value=70, reason="Memos", interview=talk)
    undo(notebook.seat, now, Event.objects.latest("pk"))
    assert values(notebook.meetings) == [80] and not MindMoved.objects.exists()


def test_a_double_click_says_it_once(browser_of_marisol, notebook, talk):
    for _ in range(2):
        post(browser_of_marisol, notebook.meetings, value="70", reason="Memos")
    assert values(notebook.meetings) == [80, 70]


def test_no_reason_no_new_number(browser_of_marisol, notebook, talk):
    answer = post(browser_of_marisol, notebook.meetings, value="70", reason=" ")
    assert answer.status_code == 422 and "Say in a few words what moved it" in answer.content.decode()
    assert values(notebook.meetings) == [80]


def test_what_was_weighed_before_the_last_word_does_not_count_again(notebook, talk, now):
    from shoptalk.careers.weight_of_evidence import suggestion_for

    move_mind(seat=notebook.seat, now=now, belief=notebook.meetings, value=70, reason="Memos", interview=talk)
    latest = Confidence.objects.latest("pk")
    weighed = suggestion_for(notebook.seat, notebook.meetings, latest)
    assert weighed.pieces == 0 and weighed.suggestion.value == 70
