"""Every page of the sample campaign, in both sizes and lights: axe finds nothing and nothing scrolls sideways.

Three files, so that processes share the work: `test_pages_of_people.py` and `test_pages_of_talks.py` have the others.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.looking_over import troubles_of
from tests.journeys.pages import OF_PEOPLE, OF_TALKS, places
from tests.journeys.program import Program
from tests.journeys.watching import PHONE, WIDE, watched

FIRST_LOAD = 100_000  # bytes on the wire, headers included (issue: under 100 kB compressed)
SHIFTS = """() => { window.shifts = []; new PerformanceObserver(list => list.getEntries().forEach(one => shifts.push(
  [one.value, one.sources.map(at =>
    at.node?.outerHTML?.slice(0, 60) + JSON.stringify([at.previousRect, at.currentRect]))]
))).observe({type: 'layout-shift', buffered: true}); }"""


@pytest.fixture
def window(chromium: Browser, demo: Program) -> Iterator[Page]:
    with watched(chromium, demo) as page:
        yield page


def test_the_pages_of_the_search_have_no_findings(window: Page, demo: Program):
    troubles = troubles_of(window, [place for place in places(demo) if not place.path.startswith(OF_PEOPLE + OF_TALKS)])
    assert not troubles, "\n".join(troubles)


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_today_comes_light_and_stands_still(chromium: Browser, demo: Program, size: dict):
    with watched(chromium, demo, viewport=size) as page:
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
