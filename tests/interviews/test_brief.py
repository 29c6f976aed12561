"""The brief: one page with all that she needs, on the screen, on paper and as a PDF; whatever was written on it."""

import io
import json

import pypdf
import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st

from shoptalk.interviews import brief_pdf
from shoptalk.interviews.actions.plan_questions import plan_questions
from shoptalk.interviews.brief_page import Asked, Brief, Known, brief_for
from shoptalk.interviews.brief_pdf import paper_for, sheet, typeset, visible
from shoptalk.interviews.models import Interview, PlannedQuestion, ResearchItem, Showcase
from shoptalk.interviews.paper import SETTINGS, setting_for
from shoptalk.interviews.prepared import preparation
from shoptalk.method.question_bank import coverage
from tests import cast


@pytest.fixture
def planned(marisol, now, talk, beliefs):
    plan_questions(seat=marisol, now=now, interview=talk)
    return talk


def page(browser, talk):
    return browser.get(f"/interviews/{talk.pk}/brief").content.decode()


def test_everything_she_needs_is_on_the_page(browser_of_marisol, marisol, planned, campaign, now):
    Showcase.objects.create(
        workspace=marisol.workspace, campaign=campaign, what_i_do="I teach", one_result="9 years of it", written_at=now
    )
    ResearchItem.objects.create(
        workspace=marisol.workspace, interview=planned, key="person", text="x", found="Came from the water authority",
        source="Beth", done_at=now,
    )  # fmt: skip
    shown = page(browser_of_marisol, planned)
    for words in (
        "Luis Ferreira", "Deputy director of planning, Millbrook Borough", "Wed 13 May, 10:00 to 10:20",
        "By phone, 412 555 0100", "If not by 10:05", "412 555 0110", "whether planning work would suit me",
        "You are not asking for a job.", "I teach. 9 years of it.", "Came from the water authority", "Beth",
        "tests <b>you need the master’s</b>, 60 sure", "always last", "At 10:18, offer to stop. Thank Luis.",
        "what the lower half earns", "Afterwards, in one line",
    ):  # fmt: skip
        assert words in shown, words


def test_before_the_plan_one_step_is_offered(browser_of_marisol, talk, beliefs):
    shown = page(browser_of_marisol, talk)
    assert "Plan the questions" in shown and "Write your thirty seconds" in shown
    answer = browser_of_marisol.post(f"/interviews/{talk.pk}/plan/")
    assert answer.url == f"/interviews/{talk.pk}/brief"
    assert "Planned for Luis Ferreira" in page(browser_of_marisol, talk)


def test_a_gap_is_shown_in_brackets_and_said(browser_of_marisol, marisol, planned, luis):
    PlannedQuestion.objects.filter(interview=planned, sensitive=True).update(text="I have seen {low}; is that so?")
    shown = page(browser_of_marisol, planned)
    assert '<mark class="gap">[low]</mark>' in shown and "One question has a gap" in shown
    assert "What stands for “low”?" in shown


def test_other_minutes_offer_a_new_plan(browser_of_marisol, planned):
    Interview.objects.update(minutes=30)
    shown = page(browser_of_marisol, planned)
    assert "Will 7 last for 30 minutes? About 8 to 10 fit." in shown and "Plan anew for 30 minutes" in shown
    browser_of_marisol.post(f"/interviews/{planned.pk}/plan/", {"anew": "1"})
    assert PlannedQuestion.objects.filter(interview=planned, deleted_at=None).count() == 10
    assert "Will 7 last" not in page(browser_of_marisol, planned)


def test_a_question_moves_by_its_menu_and_with_htmx_only_the_plan_comes(browser_of_marisol, planned):
    first, second = PlannedQuestion.objects.filter(interview=planned)[:2]
    address = f"/interviews/planned/{first.pk}/place/"
    assert browser_of_marisol.post(address, {"to": "down"}).url == f"/interviews/{planned.pk}/brief"
    assert PlannedQuestion.objects.filter(interview=planned)[0].pk == second.pk
    part = browser_of_marisol.post(address, {"to": "up"}, headers={"hx-request": "true", "hx-target": "plan"})
    assert part.content.decode().startswith('<div class="plan" id="plan">') and b"<h1>" not in part.content
    assert browser_of_marisol.post(address, {"to": "sideways"}).status_code == 422


def test_words_are_changed_and_a_colleague_asks_back_without_stopping(browser_of_marisol, planned):
    row = PlannedQuestion.objects.filter(interview=planned)[1]
    address = f"/interviews/planned/{row.pk}/"
    assert "Say it my way" in browser_of_marisol.get(address).content.decode()
    assert browser_of_marisol.post(address, {"text": " "}).status_code == 422
    assert browser_of_marisol.post(address, {"text": "What do you make?"}).status_code == 302
    shown = page(browser_of_marisol, planned)
    assert "What do you make?" in shown and "Does this ask what they earn themselves?" in shown
    assert "Is this late enough?" in shown
    browser_of_marisol.post(f"/interviews/planned/{row.pk}/removal/")
    assert "What do you make?" not in page(browser_of_marisol, planned)


def test_what_was_typed_stands_in_the_box_when_it_is_too_long(browser_of_marisol, planned):
    answer = browser_of_marisol.post(f"/interviews/{planned.pk}/plan/questions/", {"text": "w" * 401})
    assert answer.status_code == 422 and "fits into 400 characters" in answer.content.decode()
    assert "w" * 401 in answer.content.decode()


def test_the_page_costs_the_same_with_many_questions(
    browser_of_marisol, marisol, planned, now, django_assert_num_queries
):
    page(browser_of_marisol, planned)

    def queries():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as caught:
            page(browser_of_marisol, planned)
        return len(caught)

    few = queries()
    for number in range(30):
        PlannedQuestion.objects.create(
            workspace=marisol.workspace, interview=planned, place=20 + number, text=f"Is it {number}?"
        )
        ResearchItem.objects.create(
            workspace=marisol.workspace, interview=planned, key=f"own-{number}", text="x", found="y"
        )
    assert queries() == few


def test_the_preparation_of_all_talks_costs_three_queries(marisol, now, planned, campaign, django_assert_num_queries):
    other = cast.interview(marisol, cast.contact(marisol), now, medium="video")
    ResearchItem.objects.create(workspace=marisol.workspace, interview=other, key="camera", text="x", done_at=now)
    ResearchItem.objects.create(workspace=marisol.workspace, interview=other, key="own-1", text="x")
    ResearchItem.objects.create(
        workspace=marisol.workspace, interview=other, key="dressed", text="of another way of meeting", done_at=now
    )
    with django_assert_num_queries(3):
        found = preparation([planned, other])
    assert (found[planned.pk].questions, found[planned.pk].research_of, found[planned.pk].showcase) == (7, 7, False)
    assert (found[other.pk].questions, found[other.pk].research_done, found[other.pk].research_of) == (0, 1, 8)
    assert "no questions yet" in found[other.pk].words and not found[other.pk].is_ready
    assert preparation([]) == {}


def pages_of(made: bytes) -> list:
    return list(pypdf.PdfReader(io.BytesIO(made)).pages)


@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("letter", 612)])
def test_the_pdf_is_one_sheet_of_the_paper_asked_for(browser_of_marisol, planned, paper, width):
    answer = browser_of_marisol.get(f"/interviews/{planned.pk}/brief.pdf?paper={paper}")
    assert (
        answer["Content-Type"] == "application/pdf"
        and 'filename="brief-luis-ferreira.pdf"' in answer["Content-Disposition"]
    )
    (sheet_,) = pages_of(answer.content)
    assert int(sheet_.mediabox.width) == width
    words = " ".join(sheet_.extract_text().split())
    assert "Luis Ferreira" in words and "You are not asking for a job." in words and "always last" in words


def test_the_paper_is_that_of_her_country_unless_she_says():
    assert [paper_for("", country) for country in ("US", "DE", "", "ca")] == ["letter", "a4", "a4", "letter"]
    assert paper_for("A4", "US") == "a4" and paper_for("../x", "DE") == "a4"


def test_when_no_pdf_can_be_made_the_page_says_what_to_do(browser_of_marisol, planned, monkeypatch):
    monkeypatch.setattr(brief_pdf, "LAYOUT", brief_pdf.LAYOUT.with_name("missing.typ"))
    answer = browser_of_marisol.get(f"/interviews/{planned.pk}/brief.pdf", follow=True)
    assert answer.status_code == 200 and "prints on one sheet too" in answer.content.decode()


NASTY = st.one_of(
    st.text(max_size=60),
    st.sampled_from((
        '#read("/etc/passwd")', "$x^2$ #panic()", "*bold* _it_ `raw` <label> @ref", "\\u{41} // /* ", "]]]}}}\"'",
        "{low} {high}",
        "漢字 العربية עברית 🙂 \u202e\u0000\ud800\ufffe", "= Heading", "- a\n- b", "#let x = 1", "https://a.example",
    )),
)  # fmt: skip


@st.composite
def briefs(draw):
    questions = tuple(
        Asked(
            pk=number, number=number, text=draw(NASTY), follow_up=draw(NASTY), why=draw(NASTY),
            belief=draw(st.sampled_from(["", "#x"])), sure="50", source="", sensitive=False, must=False, findings=(),
            noticed=(),
        )
        for number in range(draw(st.integers(0, 10)))
    )  # fmt: skip
    known = tuple(Known(draw(NASTY), draw(NASTY)) for _ in range(draw(st.integers(0, 8))))
    words = [draw(NASTY) for _ in range(8)]
    return Brief(
        interview=Interview(pk=1), name=words[0], called=words[1], headline=words[2], when=words[3], when_there="",
        how=words[4], fallback_at="10:05", fallback=words[5], why_here=words[6], field="", seconds=words[7],
        seconds_count=1, know=known, questions=questions, noticed=(), stop_at="10:18", coverage=coverage(()),
    )  # fmt: skip


@given(briefs(), st.sampled_from(["a4", "letter"]))
@how(deadline=None, max_examples=25)
def test_nothing_that_anybody_wrote_breaks_the_pdf_or_is_read_as_markup(brief, paper):
    assert len(pages_of(typeset(brief, paper))) == 1
    assert json.loads(json.dumps(sheet(brief)))["questions"] is not None


def test_markup_comes_out_as_it_was_typed():
    made = typeset(_with('#read("x") *bold* $y$ <z> @w'), "a4")
    assert '#read("x") *bold* $y$ <z> @w' in " ".join(pages_of(made)[0].extract_text().split())


def _asked(text: str, number: int) -> Asked:
    return Asked(
        pk=number, number=number, text=text, follow_up=text, why="your own question", belief="", sure="", source="",
        sensitive=False, must=False, findings=(), noticed=(),
    )  # fmt: skip


def _with(text: str, count: int = 1) -> Brief:
    return Brief(
        interview=Interview(pk=1), name="Luis", called="Luis", headline="", when="", when_there="", how="",
        fallback_at="", fallback="", why_here="", field="", seconds="", seconds_count=0, know=(),
        questions=tuple(_asked(text, n) for n in range(count)), noticed=(), stop_at="10:18", coverage=coverage(()),
    )  # fmt: skip


def test_the_fullest_plan_in_the_longest_words_still_is_one_sheet():
    assert len(pages_of(typeset(_with("Would you say that it is so? " * 13, 10), "letter"))) == 1


def test_the_page_is_set_as_roomily_as_one_sheet_allows():
    order = [setting.name for setting in SETTINGS]
    found = [order.index(setting_for(_with("Is it so? " * length, 10))) for length in (1, 5, 15, 25, 38)]
    assert found == sorted(found) and found[0] <= 1 and found[-1] >= 3


def test_what_no_page_can_show_is_left_out():
    assert visible("a\x00b\ud800c\ue000d\u200be\nf") == "a bcd\u200be f"


def test_another_zone_is_named_beside_her_own(marisol, talk):
    talk.time_zone = "Europe/Berlin"
    assert brief_for(marisol, talk).when_there == "16:00 in Berlin"
    talk.time_zone = "Nowhere/Land"
    assert brief_for(marisol, talk).when_there == ""


def test_undo_after_a_swap_leads_back_to_the_brief(browser_of_marisol, planned):
    row = PlannedQuestion.objects.filter(interview=planned)[1]
    here = f"/interviews/{planned.pk}/brief"
    asked = {"hx-request": "true", "hx-target": "plan", "hx-current-url": f"http://testserver{here}"}
    part = browser_of_marisol.post(f"/interviews/planned/{row.pk}/removal/", headers=asked).content.decode()
    assert f'name="back" value="{here}"' in part
