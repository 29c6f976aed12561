"""The brief in a real browser: planned with one click, ordered by keyboard, printed on one sheet, read on the phone."""

import io
from unicodedata import normalize

import pypdf
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.looking_over import troubles_of
from tests.journeys.notebook import rows, settle
from tests.journeys.pages import Place
from tests.journeys.program import Program
from tests.journeys.talks import agree
from tests.journeys.watching import PHONE, watched


def order(window: Page) -> list[str]:
    return window.locator("[data-planned]").evaluate_all("all => all.map(one => one.dataset.planned)")


def test_planned_with_one_click_and_put_in_her_order_by_keyboard(window: Page, app: Program):
    settle(window)
    talk = agree(app)
    window.goto(f"/interviews/{talk}/brief")
    window.get_by_role("button", name="Plan the questions").click()
    window.wait_for_url(f"**/interviews/{talk}/brief")
    expect(window.locator("[data-planned]")).to_have_count(7)
    first, second, *others = order(window)
    window.get_by_role("button", name="Question 1: move or change").focus()
    window.keyboard.press("Alt+ArrowDown")
    expect(window.locator("[data-planned]").first).to_have_attribute("data-planned", second)
    expect(window.get_by_role("button", name="Question 2: move or change")).to_be_focused()
    assert order(window) == [second, first, *others]
    window.keyboard.press("Alt+ArrowUp")
    expect(window.locator("[data-planned]").first).to_have_attribute("data-planned", first)
    window.reload()
    assert order(window) == [first, second, *others]


def test_the_menu_leaves_a_question_out_and_undo_brings_it_back(window: Page, app: Program):
    talk = rows(app, "SELECT id FROM interviews_interview")[0]["id"]
    window.goto(f"/interviews/{talk}/brief")
    window.get_by_role("button", name="Question 3: move or change").click()
    window.get_by_role("button", name="Leave it out").click()
    expect(window.locator("[data-planned]")).to_have_count(6)
    window.get_by_role("button", name="Undo").click()
    expect(window.locator("[data-planned]")).to_have_count(7)


def test_the_words_of_a_question_are_asked_about_while_she_types(window: Page, app: Program):
    talk = rows(app, "SELECT id FROM interviews_interview")[0]["id"]
    window.goto(f"/interviews/{talk}/brief")
    window.get_by_role("button", name="Question 2: move or change").click()
    window.locator(".q-pop:popover-open").get_by_role("link", name="Say it my way").click()
    window.get_by_label("The question").fill("How much do you earn?")
    expect(window.get_by_text("Does this ask what they earn themselves?")).to_be_visible()
    window.get_by_label("The question").fill("What did last week look like?")
    expect(window.get_by_text("Nothing to mend.")).to_be_visible()
    window.get_by_role("button", name="Keep my words").click()
    window.wait_for_url("**/brief")
    expect(window.get_by_text("What did last week look like?")).to_be_visible()


def test_thirty_seconds_are_counted_and_heard_while_she_types(window: Page, app: Program):
    window.goto("/interviews/showcase/")
    window.get_by_label("What you do now").fill("I teach earth science")
    window.get_by_label("One result, with a number").fill("I got forty parents to agree")
    expect(window.locator("[data-words-out]")).to_have_text("10")
    expect(window.locator("#aloud blockquote")).to_have_text("I teach earth science. I got forty parents to agree.")
    window.get_by_role("button", name="Keep my thirty seconds").click()
    expect(window.get_by_text("Your thirty seconds are kept.")).to_be_visible()


@pytest.mark.parametrize("full", [False, True], ids=["usual", "full"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_prints_on_one_sheet(window: Page, app: Program, paper: str, full: bool):
    talk = rows(app, "SELECT id FROM interviews_interview")[0]["id"] if not full else agree(app, full=True)
    window.goto(f"/interviews/{talk}/brief")
    sheets = pypdf.PdfReader(io.BytesIO(window.pdf(format=paper))).pages
    assert len(sheets) == 1
    words = " ".join(normalize("NFKC", sheets[0].extract_text()).split())  # the font joins letters: "oﬀer"
    assert "Luis Ferreira" in words and "offer to stop" in words and "Afterwards" in words
    assert "Add it" not in words and "Meeting mode" not in words


def test_the_pages_of_preparing_have_no_findings(window: Page, app: Program):
    talk = rows(app, "SELECT id FROM interviews_interview")[0]["id"]
    planned = rows(app, "SELECT id FROM interviews_plannedquestion WHERE deleted_at IS NULL")[0]["id"]
    paths = (
        f"/interviews/{talk}/brief", f"/interviews/{talk}/research/", "/interviews/showcase/",
        f"/interviews/planned/{planned}/", "/interviews/questions/Q68/", f"/interviews/questions/?for={talk}&q=pay",
    )  # fmt: skip
    troubles = troubles_of(window, [Place("preparing", path) for path in paths])
    assert not troubles, "\n".join(troubles)


def test_without_script_every_step_still_works(chromium: Browser, app: Program):
    talk = rows(app, "SELECT id FROM interviews_interview")[0]["id"]
    with watched(chromium, app, viewport=PHONE, java_script_enabled=False) as page:
        page.goto(f"/interviews/{talk}/brief")
        before = [one.get_attribute("data-planned") for one in page.locator("[data-planned]").all()]
        page.get_by_role("button", name="Question 1: move or change").click()
        page.get_by_role("button", name="Move down").first.click()
        page.wait_for_url("**/brief")
        after = [one.get_attribute("data-planned") for one in page.locator("[data-planned]").all()]
        assert after[:2] == before[1::-1]
