"""Connecting one's own mailbox and calendar, with real servers behind: typed once, tested, and said in words."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.notebook import settle
from tests.journeys.program import Program
from tests.servers.calendars import CalendarServer
from tests.servers.mail import MailServer

ANSWERED = 30_000  # ms; a test of a connection takes ten seconds at most, on a busy machine with others


@pytest.fixture(scope="module")
def app(
    mail_server: MailServer, calendar_server: CalendarServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Program]:
    """Started after the servers, so that it trusts whom the tests trust."""
    program = Program(tmp_path_factory.mktemp("connecting"))
    yield program
    program.stop()


@pytest.fixture(scope="module")
def address(mail_server: MailServer) -> str:
    return mail_server.fresh()


def type_servers(page: Page, mail: MailServer) -> None:
    for kind, port in (("smtp", mail.submission_port), ("imap", mail.imaps_port)):
        page.locator(f"#{kind}_host").fill(mail.host)
        page.locator(f"#{kind}_port").fill(str(port))


def test_a_wrong_password_says_so(window: Page, mail_server: MailServer, address: str):
    settle(window)
    window.goto("/settings/")
    window.get_by_role("link", name="Mailbox").click()
    window.get_by_label("E-mail address").fill(address)
    window.get_by_role("button", name="Go on").click()
    type_servers(window, mail_server)
    window.get_by_label("Password, app password or token").fill("not-this-one")
    window.get_by_role("button", name="Save and test it").click()
    told = window.locator("#test")
    expect(told).to_contain_text("Something does not work yet", timeout=ANSWERED)
    expect(told).to_contain_text("does not take this login and password")
    assert "not-this-one" not in window.content()


def test_the_right_one_works_and_the_folder_of_copies_is_found(window: Page, mail_server: MailServer, address: str):
    window.goto("/settings/mail/")
    window.get_by_label("Password, app password or token").fill(mail_server.password)
    window.get_by_role("button", name="Save and test it").click()
    told = window.locator("#test")
    expect(told).to_contain_text("All of it works.", timeout=ANSWERED)
    expect(told).to_contain_text("Copies of your letters will lie in the folder “Sent”.")
    window.get_by_role("button", name="Test it", exact=True).click()
    expect(told).to_contain_text("All of it works.", timeout=ANSWERED)
    assert mail_server.messages(address) == [], "nothing was sent"


def test_a_calendar_is_found_behind_its_server_and_chosen(window: Page, calendar_server: CalendarServer):
    calendar_server.make_calendar("family", "Family")
    window.goto("/settings/calendar/")
    window.get_by_label("Address of the calendar server").fill(calendar_server.address)
    window.get_by_label("Login").fill(calendar_server.login)
    window.get_by_label("Password or app password").fill(calendar_server.password)
    window.locator("#caldav").get_by_role("button", name="Save and test it").click()
    expect(window.locator("#caldav")).to_contain_text("It works.", timeout=ANSWERED)
    window.get_by_label("Talks", exact=True).check()
    window.get_by_role("button", name="Choose this one").click()
    expect(window.locator("#caldav .set")).to_contain_text("“Talks”")


def test_ending_is_asked_about_and_can_be_undone(window: Page, address: str):
    window.goto("/settings/mail/")
    window.get_by_role("button", name="End the connection").click()
    window.get_by_role("button", name="End it").click()
    expect(window.get_by_role("status").filter(has_text="Its password is forgotten")).to_be_visible()
    expect(window.get_by_label("E-mail address")).to_have_value("")
    window.get_by_role("button", name=re.compile("^Undo")).click()
    window.goto("/settings/mail/")
    expect(window.locator(".set")).to_contain_text(address)
    window.get_by_role("button", name="Test it", exact=True).click()
    expect(window.locator("#test")).to_contain_text("There is no password here")
