"""Meeting mode in the hand: a phone that was let in, its keys, and what it says of its notes."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.program import Program
from tests.journeys.watching import PATIENCE, PHONE

ON_A_PHONE = {"viewport": PHONE, "has_touch": True, "is_mobile": True, "reduced_motion": "reduce"}
ASKS = """words => new Promise(done => {
  const open = indexedDB.open("shoptalk-talks");
  open.onsuccess = () => {
    const all = open.result.transaction("«store»").objectStore("«store»").getAll();
    all.onsuccess = () => { open.result.close(); done(«what»); };
  };
})"""
HOLDS_NOTHING = ASKS.replace("«store»", "talks").replace("«what»", "!all.result.length")
HOLDS = ASKS.replace("«store»", "entries").replace("«what»", "JSON.stringify(all.result).includes(words)")


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


def on_disk(page: Page, words: str) -> None:
    """Waits until the phone itself holds these words. The count says nothing of it: words join the line they are in."""
    _becomes_true(page, HOLDS, words)


def sent(page: Page) -> None:
    """Waits until the phone holds nothing any more."""
    _becomes_true(page, HOLDS_NOTHING)


def _becomes_true(page: Page, script: str, about: str = "") -> None:
    """Asks again and again: wait_for_function takes a promise for true before it is kept."""
    ends = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(script, about):
        assert time.monotonic() < ends, f"Never so: {script} {about}"
        page.wait_for_timeout(50)


def caught(page: Page) -> list[str]:
    return page.locator("[data-captured] input").evaluate_all("all => all.map(one => one.value)")
