"""An invitation goes out, its answer comes back, and the seeker's own calendar is kept: with real servers behind."""

import email
import email.policy
import time
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.contracts.test_calendars import event
from tests.journeys.looking_over import looked_over
from tests.journeys.notebook import fill, rows, settle
from tests.journeys.program import Program
from tests.journeys.test_connecting import ANSWERED, type_servers
from tests.journeys.watching import WIDE
from tests.servers.calendars import CalendarServer
from tests.servers.mail import MailServer

ARRIVES_WITHIN = 90  # seconds: what is open is looked for once a minute, and the machine may be busy


@pytest.fixture(scope="module")
def app(
    mail_server: MailServer, calendar_server: CalendarServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Program]:
    program = Program(tmp_path_factory.mktemp("inviting"))
    yield program
    program.stop()


@pytest.fixture(scope="module")
def addresses(mail_server: MailServer) -> tuple[str, str]:
    """The seeker's mailbox, and the guest's."""
    return mail_server.fresh(), mail_server.fresh()


@pytest.fixture(scope="module")
def calendar(calendar_server: CalendarServer) -> str:
    return calendar_server.make_calendar("inviting", "Inviting")


def the_talk(app: Program) -> dict:
    return rows(app, "SELECT * FROM interviews_interview ORDER BY id DESC")[0]


def calendar_part(message: bytes):
    parts = email.message_from_bytes(message, policy=email.policy.default).walk()
    return next(part for part in parts if part.get_content_type() == "text/calendar")


def test_mailbox_and_calendar_are_connected_and_a_talk_is_written_in(
    window: Page, app: Program, mail_server: MailServer, calendar_server: CalendarServer, addresses, calendar: str
):
    settle(window)
    fill(app)
    window.goto("/settings/mail/")
    window.get_by_label("E-mail address").fill(addresses[0])
    window.get_by_role("button", name="Go on").click()
    type_servers(window, mail_server)
    window.get_by_label("Password, app password or token").fill(mail_server.password)
    window.get_by_role("button", name="Save and test it").click()
    expect(window.locator("#test")).to_contain_text("All of it works.", timeout=ANSWERED)
    window.goto("/settings/calendar/")
    window.get_by_label("Address of the calendar server").fill(calendar)
    window.get_by_label("Login").fill(calendar_server.login)
    window.get_by_label("Password or app password").fill(calendar_server.password)
    window.locator("#caldav").get_by_role("button", name="Save and test it").click()
    expect(window.locator("#caldav")).to_contain_text("It works.", timeout=ANSWERED)
    app.command("log", "Dana Whitfield", "asked")
    app.command("log", "Dana Whitfield", "agreed")
    at = (datetime.now() + timedelta(days=6)).replace(hour=15, minute=30)
    app.command("appointment", "Dana Whitfield", f"{at:%Y-%m-%dT%H:%M}")


def test_the_talk_stands_in_the_seekers_calendar(app: Program):
    (found,) = app.command("calendar", "--read")
    assert (found["talks_in_it"], found["trouble"]) == (1, "")


def test_the_invitation_is_seen_before_it_leaves(window: Page, app: Program, mail_server: MailServer, addresses):
    window.goto(f"/interviews/{the_talk(app)['id']}/")
    window.get_by_role("link", name="Look over the invitation").click()
    expect(window.get_by_role("heading", level=1)).to_have_text("Send Dana the invitation")
    assert looked_over(window) == []
    window.set_viewport_size(WIDE)
    window.get_by_label("Words").fill("Hi Dana,\n\nHere is the invitation for our talk.\n\nMarisol Vega")
    window.get_by_role("button", name="Send the invitation").click()
    expect(window.locator("#invitation")).to_contain_text("The invitation")
    ends = time.monotonic() + ARRIVES_WITHIN
    while not (copies := mail_server.messages(addresses[0], "Sent")) and time.monotonic() < ends:
        time.sleep(0.5)
    part = calendar_part(copies[0])
    assert part.get_param("method") == "REQUEST" and the_talk(app)["uid"] in part.get_content()


def test_moved_in_the_own_calendar_it_is_asked_about_and_taken_over(
    window: Page, app: Program, calendar_server: CalendarServer, calendar: str
):
    talk = the_talk(app)
    moved = datetime.fromisoformat(talk["starts_at"]) + timedelta(days=1)
    (copy,) = rows(app, "SELECT * FROM mailbox_calendarcopy")
    name = copy["address"].rpartition("/")[2].removesuffix(".ics")
    start, end = (f"{one:%Y%m%dT%H%M%SZ}" for one in (moved, moved + timedelta(minutes=talk["minutes"])))
    calendar_server.put(name, event(talk["uid"], start, end, f"LOCATION:{talk['place']}").decode(), calendar)
    app.command("calendar", "--read")
    window.goto("/")
    window.get_by_role("link", name="Look at it").first.click()
    asked = window.get_by_role("group", name="Your calendar")
    expect(asked).to_contain_text("was moved in your calendar")
    asked.get_by_role("button", name="Yes, take it over").click()
    expect(window.get_by_role("status").filter(has_text="You moved the talk")).to_be_visible()
    expect(window.locator("#invitation")).to_contain_text("Their calendar shows the talk as it was before.")
