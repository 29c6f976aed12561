"""Everything can be reached and done by keys; single keys rest while one types, and can be switched off."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.notebook import fill, settle
from tests.journeys.program import Program
from tests.journeys.watching import watched


@pytest.fixture(scope="module")
def filled(app: Program, chromium: Browser) -> dict[str, int]:
    """Four people, one of whom replied yesterday, so that Today has a move."""
    with watched(chromium, app) as page:
        settle(page)
    people = fill(app)
    app.command("log", str(people["Grace"]), "replied")
    return people


@pytest.fixture
def today(window: Page, filled: dict[str, int]) -> Iterator[Page]:
    window.goto("/")
    yield window


@pytest.mark.parametrize(
    ("keys", "path"),
    [("gp", "/people/"), ("gd", "/desk/"), ("gf", "/fields/"), ("gm", "/contacts/import/"), ("n", "/contacts/new/")],
)
def test_letters_lead_to_a_page(today: Page, keys: str, path: str):
    for key in keys:
        today.keyboard.press(key)
    today.wait_for_url(f"**{path}")
    today.keyboard.press("Escape")


def test_g_t_leads_home(window: Page, filled: dict[str, int]):
    window.goto("/people/")
    window.keyboard.press("g")
    window.keyboard.press("t")
    window.wait_for_url("**/")
    expect(window.get_by_role("heading", level=1)).to_contain_text("Good")


def test_a_second_letter_that_leads_nowhere_does_nothing(today: Page):
    today.keyboard.press("g")
    today.keyboard.press("o")
    assert today.url.endswith("/"), "g o is no way, and o alone was not pressed"


def test_slash_finds_a_person_from_anywhere(today: Page):
    today.keyboard.press("/")
    today.wait_for_url("**/people/?q=")
    expect(today.locator("#q")).to_be_focused()
    today.keyboard.type("angstr")
    expect(today.locator("[data-row]")).to_have_count(1)
    expect(today.locator("[data-row]")).to_contain_text("Zoë Ångström")


def test_lines_are_walked_ticked_and_opened(window: Page, filled: dict[str, int]):
    window.goto("/people/?lens=all")
    rows = window.locator("[data-row]")
    window.keyboard.press("j")
    expect(rows.nth(0).get_by_role("checkbox")).to_be_focused()
    window.keyboard.press("j")
    window.keyboard.press("x")
    expect(rows.nth(1).get_by_role("checkbox")).to_be_checked()
    expect(window.locator(".bulk .count")).to_have_text("1")
    window.keyboard.press("k")
    name = rows.nth(0).locator("th a").inner_text()
    window.keyboard.press("o")
    window.wait_for_url("**/people/*/")
    expect(window.get_by_role("heading", level=1)).to_have_text(name)


def test_z_takes_back_and_the_focus_returns_to_where_it_was(today: Page):
    later = today.get_by_role("button", name="Not today")
    later.first.click()
    today.get_by_role("button", name="The next working day").first.click()
    expect(today.locator(".toasts .toast")).to_contain_text("Grace")
    expect(today.get_by_role("heading", name="Grace")).to_have_count(0)
    today.keyboard.press("z")
    expect(today.get_by_role("heading", name="Grace")).to_have_count(1)
    expect(later.first).to_be_focused()


def test_the_list_of_keys_opens_and_closes(today: Page):
    today.keyboard.press("?")
    card = today.locator("#keys")
    expect(card).to_be_visible()
    expect(card).to_contain_text("No single key sends anything")
    today.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_the_palette_leads_to_a_page(today: Page):
    today.keyboard.press("Control+k")
    today.keyboard.type("fiel")
    today.keyboard.press("Enter")
    today.wait_for_url("**/fields/")


def test_the_palette_leads_to_a_person_however_fast_one_types(today: Page, filled: dict[str, int]):
    today.keyboard.press("Control+k")
    field = today.get_by_role("combobox", name="Where to, or whom")
    expect(field).to_be_focused()
    today.keyboard.type("whitf")
    today.keyboard.press("Enter")
    today.wait_for_url(f"**/people/{filled['Dana']}/")


def test_the_palette_says_when_there_is_nobody_and_escape_closes_it(today: Page):
    today.keyboard.press("Control+k")
    today.keyboard.type("xyzzy")
    expect(today.locator("#palette .nothing")).to_be_visible()
    expect(today.locator("#palette-q")).not_to_have_attribute("aria-activedescendant", "")
    today.keyboard.press("Escape")
    expect(today.locator("#palette")).to_be_hidden()


def test_single_keys_rest_while_one_types(window: Page, filled: dict[str, int]):
    window.goto("/people/?q=")
    window.locator("#q").focus()
    window.keyboard.type("gptnz?")
    expect(window.locator("#q")).to_have_value("gptnz?")
    expect(window.locator("#keys")).to_be_hidden()
    assert "/people/" in window.url


def test_single_keys_can_be_switched_off(window: Page, filled: dict[str, int]):
    _switch_keys(window, on=False)
    window.goto("/")
    for key in "gp?n":
        window.keyboard.press(key)
    expect(window.locator("#keys")).to_be_hidden()
    window.keyboard.press("Control+k")
    expect(window.locator("#palette")).to_be_visible()
    assert window.url.endswith("/")
    window.keyboard.press("Escape")
    _switch_keys(window, on=True)


def _switch_keys(window: Page, *, on: bool) -> None:
    """The switch saves by itself; the toast says so."""
    window.goto("/settings/")
    switch = window.get_by_role("switch", name="Single-key shortcuts")
    switch.set_checked(on)
    expect(window.locator(".toasts .toast")).to_be_visible()
    window.reload()
    expect(switch).to_be_checked(checked=on)
