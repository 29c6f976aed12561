"""A third of the pages: talks, what was promised in them, careers and the numbers, with a past to show."""

from playwright.sync_api import Browser

from tests.journeys.looking_over import troubles_of
from tests.journeys.pages import OF_TALKS, places
from tests.journeys.program import Program
from tests.journeys.watching import watched


def test_the_pages_of_talks_have_no_findings(chromium: Browser, demo: Program):
    with watched(chromium, demo) as page:
        mine = [place for place in places(demo) if place.path.startswith(OF_TALKS)]
        assert {"brief", "meeting", "debrief", "weigh", "application", "offer"} <= {place.name for place in mine}
        troubles = troubles_of(page, mine)
    assert not troubles, "\n".join(troubles)
