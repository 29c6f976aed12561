"""Looks a page over in both sizes and both lights: axe, one h1, and nothing that scrolls sideways."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.journeys.pages import ONLY_POSTED, Place
from tests.journeys.watching import PHONE, WIDE

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = "only => axe.run({resultTypes: ['violations'], runOnly: only}).then(all => all.violations)"
FORMS = ((WIDE, "dark"), (PHONE, "light"))  # each size and each light once: the colours are the same in both sizes
WIDTHS = (320, 390, 768, 1280)
OPEN_ALL = (
    "() => document.querySelectorAll('main details').forEach(one => { one.removeAttribute('name'); one.open = true; })"
)
SETTLED = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))).then(() =>
  document.getAnimations().forEach(one => { try { one.finish(); } catch { one.cancel(); } }))"""
WIDER_THAN_THE_WINDOW = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > innerWidth + 1)
    .map(one => one.tagName.toLowerCase() + '.' + one.className).slice(0, 6)"""


def troubles_of(window: Page, found: list[Place]) -> list[str]:
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
        troubles += [f"{place.path} {one}" for one in looked_over(window)]
    print(f"\n{pages} pages looked over")
    return troubles


def looked_over(page: Page) -> list[str]:
    """All findings on the page that is open, each with the size and the light (dark or not) in which it was found."""
    troubles = [f"at {width} px scrolls sideways: {wide}" for width in WIDTHS if (wide := _too_wide(page, width))]
    if page.locator("h1").count() != 1:
        troubles.append(f"has {page.locator('h1').count()} h1")
    page.evaluate(OPEN_ALL)
    page.evaluate(Axe().axe_script)
    for size, light in FORMS:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=light)
        page.evaluate(SETTLED)
        troubles += _axe(page, f"at {size['width']} px, {light}")
    return troubles


def _too_wide(page: Page, width: int) -> list[str]:
    page.set_viewport_size({"width": width, "height": 800})
    return page.evaluate(WIDER_THAN_THE_WINDOW)


def _axe(page: Page, how: str) -> list[str]:
    seen = page.evaluate(AXE, {"type": "tag", "values": RULES})
    return [
        f"{how}, {one['id']}: {one['help']}: " + "; ".join(node["html"][:110] for node in one["nodes"][:3])
        for one in seen
    ]
