"""Fixtures that every room's tests share."""

import pytest
from django.db import connection
from django.test import Client

from shoptalk.accounts.single_seeker import access_key, cookie_name, cookie_value
from shoptalk.stewardship.first_tables import LAID, statements
from tests import cast

pytest_plugins = ["tests.servers.fixtures"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_blocker) -> None:
    """The tables are laid in one piece, as a new notebook's are; `tests/stewardship/test_first_tables.py` compares them
    with what all migrations make, which takes every process of the tests many seconds."""
    if connection.vendor != "sqlite":
        return
    make = connection.creation._create_test_db

    def make_with_tables(*told, **more) -> str:
        name = make(*told, **more)
        connection.close()
        connection.settings_dict["NAME"] = name
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            for statement in statements(LAID.read_text(encoding="utf-8")):
                cursor.execute(statement)
        return name

    connection.creation._create_test_db = make_with_tables


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
