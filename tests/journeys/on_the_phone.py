"""Meeting mode in the hand: a phone that was let in, its keys, and what it says of its notes."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.program import Program
from tests.journeys.watching import PATIENCE, PHONE

ON_A_PHONE = {"viewport": PHONE, "has_touch": True, "is_mobile": True, "reduced_motion": "reduce"}
HOLDS_NOTHING = """() => new Promise(done => {
  const open = indexedDB.open("shoptalk-talks");
  open.onsuccess = () => {
    const all = open.result.transaction("talks").objectStore("talks").getAll();
    all.onsuccess = () => { open.result.close(); done(!all.result.length); };
  };
})"""


@contextmanager
def phone(chromium: Browser, app: Program) -> Iterator[BrowserContext]:
    """A phone that was let in. Offline it complains on its console, so it is watched for script errors only."""
    context = chromium.new_context(base_url=app.base, **ON_A_PHONE)
    context.set_default_timeout(PATIENCE)
    context.add_cookies(app.cookies)
    troubles: list[str] = []
    context.on("weberror", lambda error: troubles.append(str(error.error)))
    try:
        yield context
        assert not troubles, troubles
    finally:
        context.close()


def opened(context: BrowserContext, talk: int) -> Page:
    page = context.new_page()
    page.goto(f"/interviews/{talk}/meeting")
    expect(page.locator("#meeting[data-ready=offline]")).to_be_attached()
    return page


def tap(page: Page, key: str, words: str = "") -> None:
    lines = page.locator("[data-captured] li")
    before = lines.count()
    page.get_by_role("button", name=key, exact=True).tap()
    expect(lines).to_have_count(before + 1)
    if words:
        lines.first.get_by_role("textbox").fill(words)


def kept(page: Page) -> None:
    expect(page.locator("[data-kept]")).to_have_text("All kept")


def waiting(page: Page, count: int) -> None:
    expect(page.locator("[data-kept]")).to_have_text(f"{count} kept on this phone, not yet sent")


def caught(page: Page) -> list[str]:
    return page.locator("[data-captured] input").evaluate_all("all => all.map(one => one.value)")
