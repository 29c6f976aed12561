"""The decision report on screen and on paper, and the learning outcomes for the scoreboard."""

import io

import pytest
from pypdf import PdfReader

from shoptalk.careers.actions.add_evidence import Reading, weigh_notes
from shoptalk.careers.actions.decide import decide
from shoptalk.careers.actions.hear_themes import hear_themes
from shoptalk.careers.actions.move_mind import move_mind
from shoptalk.careers.models import Decision
from shoptalk.careers.outcomes import learning_outcomes
from shoptalk.careers.report_paper import letters_without_a_glyph
from shoptalk.history.models import Event
from shoptalk.history.steps import undo
from tests import cast

PAPER = "/careers/report/paper/"


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


@pytest.fixture
def moved(notebook, now):
    talk = notebook.talk()
    note = notebook.note(talk)
    weigh_notes(seat=notebook.seat, now=now, readings={(note, notebook.meetings): Reading("against")})
    move_mind(seat=notebook.seat, now=now, belief=notebook.meetings, value=65, reason="Memos", interview=talk)
    hear_themes(seat=notebook.seat, now=now, interview=talk, field=notebook.planning, heard=(), new="memos, hours")
    return talk


def test_the_report_counts_what_was_believed_then_and_now(browser_of_marisol, notebook, moved):
    page = browser_of_marisol.get("/careers/report/").content.decode()
    assert "1 talk, 2 beliefs, 1 piece of evidence." in page and "0 for, 1 against, moved" in page
    assert "anecdotes" in page and "was heard from one side only" in page
    assert "No talk has spoken to “Technical writing is lonely.” yet." in page
    assert "Shadow somebody for half a day." in page


def test_a_decision_is_written_once_and_a_later_one_stands_beside_it(browser_of_marisol, notebook, now):
    sent = {"field": notebook.planning.pk, "verdict": "go_on", "words": "I go on.", "next_test": "A morning with Dana"}
    for _ in range(2):  # a double click
        browser_of_marisol.post("/careers/report/decisions/", sent)
    browser_of_marisol.post("/careers/report/decisions/", sent | {"verdict": "let_go", "words": "I let it go."})
    assert Decision.objects.count() == 2
    page = browser_of_marisol.get("/careers/report/").content.decode()
    assert page.index("I let it go.") < page.index("I go on.") and "A morning with Dana" in page
    undo(notebook.seat, now, Event.objects.latest("pk"))
    assert Decision.objects.get().words == "I go on."


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"words": " \n "}, "Write what you decided"),
        ({"words": "w" * 4001}, "fits into 4,000 characters"),
        ({"verdict": "maybe"}, "Say whether you go on with it"),
        ({"next_test": "t" * 401}, "fits into 400 characters"),
    ],
)
def test_what_is_no_decision_is_refused_beside_its_box(browser_of_marisol, notebook, typed, words):
    sent = {"words": "I go on.", "verdict": "go_on", "next_test": ""} | typed
    answer = browser_of_marisol.post("/careers/report/decisions/", sent)
    assert answer.status_code == 422 and words in answer.content.decode() and not Decision.objects.exists()


def test_decisions_of_a_stranger_stay_his(browser_of_marisol, notebook, stranger, now):
    his = cast.campaign(stranger)
    decide(seat=stranger, now=now, campaign=his, field=None, verdict="open", words="Secret.")
    row = Decision.objects.get()
    assert browser_of_marisol.post(f"/careers/report/decisions/{row.pk}/removal/").status_code == 404
    assert b"Secret" not in browser_of_marisol.get("/careers/report/").content


@pytest.mark.parametrize(("size", "points"), [("a4", (595, 842)), ("letter", (612, 792)), ("tabloid", (595, 842))])
def test_the_paper_is_a_pdf_in_the_size_asked_for(browser_of_marisol, notebook, moved, size, points):
    answer = browser_of_marisol.get(PAPER, {"size": size})
    assert answer["Content-Type"] == "application/pdf"
    box = PdfReader(io.BytesIO(answer.content)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == points


def test_what_people_wrote_is_never_read_as_markup(browser_of_marisol, notebook, now):
    evil = '#panic("x") $x^2$ *bold* _it_ <label> @ref \\ "quotes" // no comment'
    decide(seat=notebook.seat, now=now, campaign=notebook.campaign, field=None, verdict="open", words=evil)
    words = words_of(browser_of_marisol.get(PAPER).content)
    assert '#panic("x") $x^2$ *bold* _it_ <label> @ref \\ "quotes" // no comment' in words
    assert "Zoë" not in words


def test_letters_that_the_paper_lacks_lead_to_the_browsers_own_printing(browser_of_marisol, notebook, now):
    decide(seat=notebook.seat, now=now, campaign=notebook.campaign, field=None, verdict="open", words="決めた。")
    answer = browser_of_marisol.get(PAPER, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain and "Print this page with your browser instead" in page and "決めた。" in page
    assert letters_without_a_glyph("Zoë Łukasz Ελένη Жанна “—” 5 € →") == []
    assert letters_without_a_glyph("日本日") == ["日", "本"]


def test_learning_outcomes_count_what_was_learned(notebook, moved, now):
    found = learning_outcomes(notebook.seat, notebook.campaign)
    assert (found.beliefs, found.beliefs_tested, found.confidence_moved, found.points_moved) == (2, 1, 1, 15)
    assert (found.evidence, found.themes, found.options_dropped) == (1, 2, 0)


def test_an_option_is_dropped_by_a_decision_or_by_removing_a_field_after_a_talk(notebook, moved, now):
    from shoptalk.campaigns.actions.change_field import remove_field

    about = {"seat": notebook.seat, "campaign": notebook.campaign, "field": notebook.writing}
    decide(now=now, verdict="let_go", words="Not for me.", **about)
    assert learning_outcomes(notebook.seat, notebook.campaign).options_dropped == 1
    remove_field(seat=notebook.seat, now=now, field=notebook.planning)  # there was a talk about it
    assert learning_outcomes(notebook.seat, notebook.campaign).options_dropped == 2
    decide(now=now.replace(hour=12), verdict="go_on", words="After all.", **about)
    assert learning_outcomes(notebook.seat, notebook.campaign).options_dropped == 1


def test_learning_outcomes_cost_the_same_queries_whatever_happened(notebook, moved, django_assert_num_queries):
    with django_assert_num_queries(6):
        learning_outcomes(notebook.seat, notebook.campaign)
