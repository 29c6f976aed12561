"""Journeys walk the real program in a real browser. Without a Chromium exactly these are skipped, and it is said.

A journey is a module: it gets a notebook of its own (`app`), and its tests follow each other in it.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.program import Program
from tests.journeys.watching import watched

NAMES = ("chromium", "chromium-browser", "google-chrome")
# The same pages at two thirds of the work. It cannot listen or show notices, and a page that asks whether it could
# listen on this machine crashes; so it is told to have no answer to that.
WITHOUT_WINDOWS = "chromium-headless-shell"
DEAF = "--disable-blink-features=OnDeviceWebSpeechAvailable"
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
HERE = Path(__file__).parent


def chromium_path() -> str | None:
    """The whole browser, as it is on a desktop."""
    named = os.environ.get("SHOPTALK_TEST_CHROMIUM")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


def light_path() -> str | None:
    """The browser that most journeys use."""
    return os.environ.get("SHOPTALK_TEST_CHROMIUM") or shutil.which(WITHOUT_WINDOWS) or chromium_path()


def pytest_itemcollected(item: pytest.Item) -> None:
    item.add_marker("browser")
    if chromium_path() is None:
        item.add_marker(pytest.mark.skip(reason="needs Chromium: apt-get install chromium"))


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """One browser for all journeys of this process. Ends with them: its event loop would disturb database tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=light_path(), args=[*QUIET, DEAF])
        yield browser
        browser.close()


@pytest.fixture
def whole_chromium(chromium: Browser) -> Iterator[Browser]:
    browser = chromium.browser_type.launch(executable_path=chromium_path(), args=list(QUIET))
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """A fresh installation, as the README's first command leaves it."""
    program = Program(tmp_path_factory.mktemp("notebook"))
    yield program
    program.stop()


@pytest.fixture(scope="session")
def written_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which bin/run --demo was started once: writing the sample campaign takes several seconds."""
    folder = tmp_path_factory.mktemp("written")
    Program(folder, demo=True).stop()
    return folder


@pytest.fixture(scope="module")
def demo(written_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """The sample campaign with its past (bin/run --demo)."""
    folder = tmp_path_factory.mktemp("demo")
    shutil.copytree(written_demo, folder, dirs_exist_ok=True)
    program = Program(folder, demo=True)
    yield program
    program.stop()


@pytest.fixture
def window(chromium: Browser, app: Program) -> Iterator[Page]:
    """A watched page, 1280 px wide, with the key opened. (pytest-playwright's own `page` would reorder the modules.)"""
    with watched(chromium, app) as page:
        yield page
