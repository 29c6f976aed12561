"""The screenshot tour: every page of the sample campaign, 1280 and 390 px wide, by day and by lamp.

bin/tour [FOLDER]     (test-results/tour when no folder is named)
"""

import os
import re
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from playwright.sync_api import Page, sync_playwright  # noqa: E402

from tests.journeys.conftest import QUIET, chromium_path  # noqa: E402
from tests.journeys.notebook import settle  # noqa: E402
from tests.journeys.pages import places  # noqa: E402
from tests.journeys.program import ROOT, Program  # noqa: E402
from tests.journeys.watching import PHONE, WIDE, watched  # noqa: E402

FIRST_RUN = ("/", "/people/", "/desk/", "/fields/", "/contacts/import/", "/keep/bin/", "/keep/history/")
LIGHTS = {"light": "day", "dark": "lamp"}
TALLEST = 12_000  # px; the picture of a very long list ends there


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "test-results" / "tour")
    folder.mkdir(parents=True, exist_ok=True)
    if chromium_path() is None:
        raise SystemExit("The tour needs Chromium: apt-get install chromium")
    with tempfile.TemporaryDirectory(prefix="shoptalk-tour-") as place, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path(), args=list(QUIET))
        for name, demo in (("sample", True), ("empty", False)):
            program = Program(Path(place) / name, demo=demo)
            try:
                with watched(chromium, program) as page:
                    if not demo:
                        settle(page)
                    paths = [one.path for one in places(program)] if demo else list(FIRST_RUN)
                    for path in paths:
                        if page.request.get(path, max_redirects=0).status == 200:
                            _pictures(page, path, folder, name)
            finally:
                program.stop()
        chromium.close()
    print(f"{len(list(folder.glob('*.png')))} pictures are in {folder}")


def _pictures(page: Page, path: str, folder: Path, name: str) -> None:
    """The whole page in both sizes and both lights; bars that stick to the window stand at the end of the page."""
    title = re.sub(r"[^\w]+", "-", path).strip("-") or "today"
    for size in (WIDE, PHONE):
        page.set_viewport_size(size)
        page.goto(path)
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": size["width"], "height": min(max(height, size["height"]), TALLEST)})
        for scheme, light in LIGHTS.items():
            page.emulate_media(color_scheme=scheme)
            page.wait_for_timeout(80)
            page.screenshot(path=folder / f"{name}-{title}-{size['width']}-{light}.png")


if __name__ == "__main__":
    main()
