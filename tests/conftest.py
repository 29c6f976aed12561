"""Fixtures that every room's tests share."""

import pytest
from django.test import Client

from shoptalk.accounts.single_seeker import access_key, cookie_name, cookie_value
from tests import cast

pytest_plugins = ["tests.servers.fixtures"]


@pytest.fixture
def now():
    return cast.NOW


@pytest.fixture
def marisol(db):
    """The seeker. In single-seeker mode she is whom the key lets in, because hers is the first seat."""
    return cast.seat("seeker", "Marisol Vega")


@pytest.fixture
def stranger(db, marisol):
    return cast.seat("stranger", "Sam Stranger")


@pytest.fixture
def campaign(marisol):
    return cast.campaign(marisol)


@pytest.fixture
def browser_of_marisol(marisol, client: Client) -> Client:
    """Django's test client with the cookie that the key gives."""
    client.cookies[cookie_name()] = cookie_value(access_key())
    return client


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says loudly what could not be tested on this machine, and the command that would change it."""
    reports = terminalreporter.stats.get("skipped", [])
    if missing := [report.nodeid for report in reports if "needs Chromium" in str(report.longrepr)]:
        terminalreporter.section("NOT TESTED: the browser journeys", sep="!", red=True)
        terminalreporter.line(f"{len(missing)} tests walk the app in a real browser, and no Chromium was found.")
        terminalreporter.line(
            "To run them: apt-get install chromium, or name one: SHOPTALK_TEST_CHROMIUM=/path/to/chromium"
        )
    if missing := [report.nodeid for report in reports if "needs Dovecot" in str(report.longrepr)]:
        terminalreporter.section("NOT TESTED: a real mailbox", sep="!", red=True)
        terminalreporter.line(f"{len(missing)} tests speak to a real mail server, and none could be started.")
        terminalreporter.line(
            "To run them, as root: apt-get install --no-install-recommends dovecot-imapd postfix (Dovecot 2.3)"
        )
