"""Every page, in both sizes and lights: axe finds nothing, nothing scrolls sideways, jumps, or is heavy."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.journeys.pages import ONLY_POSTED, Place, places
from tests.journeys.program import Program
from tests.journeys.watching import PHONE, WIDE, watched

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = "only => axe.run({resultTypes: ['violations'], runOnly: only}).then(all => all.violations)"
CHOIR = b"alpha;beta;gamma\nDana Whitfield;planner;yes\nLin Chow;nurse;no\n"
LIGHT_ONLY = ["color-contrast", "link-in-text-block"]  # what another light can change
WIDTHS = (320, 390, 768, 1280)
FIRST_LOAD = 100_000  # bytes on the wire, headers included (issue: under 100 kB compressed)
OPEN_ALL = (
    "() => document.querySelectorAll('main details').forEach(one => { one.removeAttribute('name'); one.open = true; })"
)
SETTLED = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))).then(() =>
  document.getAnimations().forEach(one => { try { one.finish(); } catch { one.cancel(); } }))"""
WIDER_THAN_THE_WINDOW = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > innerWidth + 1)
    .map(one => one.tagName.toLowerCase() + '.' + one.className).slice(0, 6)"""
SHIFTS = """() => { window.shifts = []; new PerformanceObserver(list => list.getEntries().forEach(one => shifts.push(
  [one.value, one.sources.map(at =>
    at.node?.outerHTML?.slice(0, 60) + JSON.stringify([at.previousRect, at.currentRect]))]
))).observe({type: 'layout-shift', buffered: true}); }"""


@pytest.fixture(scope="module")
def found(chromium: Browser, demo: Program) -> list[Place]:
    """Every page; a file whose columns nobody can guess is brought first, so that the pages of reading it are there."""
    with watched(chromium, demo) as page:
        page.goto("/contacts/import/")
        page.locator("input[type=file]").set_input_files(
            {
                "name": "choir.csv",
                "mimeType": "text/csv",
                "buffer": b"alpha;beta;gamma\nDana Whitfield;planner;yes\nLin Chow;nurse;no\n",
            }
        )
        page.wait_for_url(re.compile(r"/contacts/import/\d+/"))
        reading = Place("import_run", page.url.removeprefix(demo.base))
    return [*places(demo), reading]


@pytest.fixture
def window(chromium: Browser, demo: Program) -> Iterator[Page]:
    with watched(chromium, demo) as page:
        yield page


def test_every_page_in_both_sizes_and_lights(window: Page, found: list[Place]):
    """One visit per page: the window is made narrow, the light is changed, and axe looks each time."""
    troubles, pages = [], 0
    for place in found:
        status = window.request.get(place.path, max_redirects=0).status
        if status == ONLY_POSTED:
            continue
        if status != 200:
            troubles.append(f"{place.path}: answered {status}")
            continue
        window.set_viewport_size(WIDE)
        window.emulate_media(color_scheme="light")
        window.goto(place.path)
        pages += 1
        troubles += [f"{place.path} {one}" for one in _looked_over(window)]
    print(f"\n{pages} pages looked over")
    assert not troubles, "\n".join(troubles)


def _looked_over(page: Page) -> list[str]:
    """All findings on the page that is open, each with the size and the light in which it was found."""
    troubles = [f"at {width} px scrolls sideways: {wide}" for width in WIDTHS if (wide := _too_wide(page, width))]
    if page.locator("h1").count() != 1:
        troubles.append(f"has {page.locator('h1').count()} h1")
    page.evaluate(OPEN_ALL)
    page.evaluate(Axe().axe_script)
    for size in (WIDE, PHONE):
        page.set_viewport_size(size)
        troubles += _axe(page, f"at {size['width']} px, light", {"type": "tag", "values": RULES})
        page.emulate_media(color_scheme="dark")
        page.evaluate(SETTLED)
        troubles += _axe(page, f"at {size['width']} px, dark", {"type": "rule", "values": LIGHT_ONLY})
        page.emulate_media(color_scheme="light")
        page.evaluate(SETTLED)
    return troubles


def _too_wide(page: Page, width: int) -> list[str]:
    page.set_viewport_size({"width": width, "height": 800})
    return page.evaluate(WIDER_THAN_THE_WINDOW)


def _axe(page: Page, how: str, only: dict) -> list[str]:
    seen = page.evaluate(AXE, only)
    return [
        f"{how}, {one['id']}: {one['help']}: " + "; ".join(node["html"][:110] for node in one["nodes"][:3])
        for one in seen
    ]


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_today_comes_light_and_stands_still(chromium: Browser, demo: Program, size: dict):
    with watched(chromium, demo, viewport=size) as entrance:
        cookies = entrance.context.cookies()
    with watched(chromium, demo, viewport=size) as page:
        page.context.clear_cookies()
        page.context.add_cookies(cookies)
        page.goto("about:blank")
        wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
        came: list[float] = []
        wire.on("Network.loadingFinished", lambda loaded: came.append(loaded["encodedDataLength"]))
        page.add_init_script(f"({SHIFTS})()")
        page.goto("/", wait_until="networkidle")
        page.wait_for_timeout(400)
        print(f"\nToday at {size['width']} px: {len(came)} answers, {sum(came):,.0f} bytes")
        assert sum(came) < FIRST_LOAD
        assert page.evaluate("shifts") == []
