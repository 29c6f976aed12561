"""A third of the pages: people, files of people, and what keeps them safe."""

import re

from playwright.sync_api import Browser

from tests.journeys.looking_over import troubles_of
from tests.journeys.pages import OF_PEOPLE, Place, places
from tests.journeys.program import Program
from tests.journeys.watching import watched

CHOIR = b"alpha;beta;gamma\nDana Whitfield;planner;yes\nLin Chow;nurse;no\n"  # columns that nobody can guess


def test_the_pages_of_people_have_no_findings(chromium: Browser, demo: Program):
    with watched(chromium, demo) as page:
        page.goto("/contacts/import/")
        file = {"name": "choir.csv", "mimeType": "text/csv", "buffer": CHOIR}
        page.locator("input[type=file]").set_input_files(file)
        page.wait_for_url(re.compile(r"/contacts/import/\d+/"))
        reading = Place("import_run", page.url.removeprefix(demo.base))
        mine = [place for place in places(demo) if place.path.startswith(OF_PEOPLE)]
        troubles = troubles_of(page, [*mine, reading])
    assert not troubles, "\n".join(troubles)
