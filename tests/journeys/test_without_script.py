"""The main forms work with scripts switched off: nothing that matters hangs on JavaScript."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.notebook import fill, settle
from tests.journeys.program import Program
from tests.journeys.watching import watched


@pytest.fixture(scope="module")
def filled(app: Program, chromium: Browser) -> dict[str, int]:
    with watched(chromium, app, java_script_enabled=False) as page:
        settle(page)
    return fill(app)


@pytest.fixture
def plain(chromium: Browser, app: Program, filled: dict[str, int]) -> Iterator[Page]:
    """A page that runs no script."""
    with watched(chromium, app, java_script_enabled=False) as page:
        yield page


def test_somebody_can_be_added_in_one_line(plain: Page):
    plain.goto("/contacts/new/")
    plain.get_by_label("Name, and after commas what you know").fill("Tomás Ribeiro, planner at Douro Works")
    plain.get_by_role("button", name="Add", exact=True).first.click()
    plain.goto("/people/?lens=all")
    expect(plain.get_by_role("link", name="Tomás Ribeiro", exact=True)).to_be_visible()


def test_people_are_searched_and_filtered(plain: Page):
    plain.goto("/people/?lens=all")
    plain.get_by_role("searchbox").fill("angstr")
    plain.keyboard.press("Enter")
    expect(plain.locator("[data-row]")).to_have_count(1)
    expect(plain.locator("[data-row]")).to_contain_text("Zoë Ångström")


def test_a_touch_is_logged_and_taken_back(plain: Page, filled: dict[str, int]):
    plain.goto(f"/people/{filled['Grace']}/")
    plain.get_by_role("button", name="Replied").first.click()
    expect(plain.locator(".timeline")).to_contain_text("They replied")
    plain.locator(".toasts").get_by_role("button", name="Undo").click()
    expect(plain.locator(".timeline")).not_to_contain_text("They replied")


def test_a_move_is_put_off(plain: Page, filled: dict[str, int], app: Program):
    app.command("log", str(filled["Priya"]), "replied")
    plain.goto("/")
    expect(plain.get_by_role("heading", name="Priya")).to_have_count(1)
    plain.get_by_role("button", name="Not today").first.click()  # a popover opens without script, too
    plain.get_by_role("button", name="In a week").first.click()
    expect(plain.get_by_role("heading", name="Priya")).to_have_count(0)


def test_a_field_and_a_belief_are_written_down(plain: Page):
    plain.goto("/fields/")
    plain.get_by_label("Add a field, in your own words").fill("urban planner")
    plain.get_by_role("button", name="Add this field").click()
    if plain.get_by_role("button", name="Take this one").count():
        plain.get_by_role("button", name="Take this one").click()
    plain.goto("/fields/")
    if not plain.get_by_label("What you believe").first.is_visible():
        plain.get_by_text("Write down what you believe").first.click()
    plain.get_by_label("What you believe").first.fill("Planners live in public meetings")
    plain.get_by_label("How sure are you?").first.fill("80")
    plain.get_by_role("button", name="Write it down").first.click()
    expect(plain.locator("main")).to_contain_text("Planners live in public meetings")
    expect(plain.locator("main")).to_contain_text("80")


def test_a_letter_is_kept_as_a_draft(plain: Page, filled: dict[str, int]):
    plain.goto(f"/desk/{filled['Dana']}/?channel=email")
    letter = plain.locator("#body-email")
    written = "Hi Dana,\n\nMay I ask you for 15 minutes about how a week in planning goes?\n\nMarisol"
    letter.fill(written)
    plain.get_by_role("button", name="Keep as a draft").first.click()
    plain.goto(f"/desk/{filled['Dana']}/?channel=email")
    expect(letter).to_have_value(written)
