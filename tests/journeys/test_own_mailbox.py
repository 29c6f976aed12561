"""A letter leaves from the seeker's own mailbox, is answered, and the answer re-plans Today: real servers behind."""

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.looking_over import looked_over
from tests.journeys.notebook import COLUMNS, rows, settle
from tests.journeys.program import Program
from tests.journeys.test_connecting import ANSWERED, type_servers
from tests.servers.mail import MailServer

LEAVES_WITHIN = 60  # seconds: the worker looks every few, on a busy machine
LETTER = """Hi Dana,

We both serve on the Hazel Street bus council, and your map of night lines made me curious about planning. I have \
taught earth science for nine years and am finding out what planners do all day.

Would you have twenty minutes for a call next Tuesday or Thursday? I am not looking for a job, I would like to learn.

Best wishes,
Marisol Vega"""


@pytest.fixture(scope="module")
def app(mail_server: MailServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    program = Program(tmp_path_factory.mktemp("own-mailbox"))
    yield program
    program.stop()


@pytest.fixture(scope="module")
def addresses(mail_server: MailServer) -> tuple[str, str]:
    """The seeker's, and Dana's."""
    return mail_server.fresh(), mail_server.fresh()


@pytest.fixture(scope="module")
def dana(app: Program, addresses: tuple[str, str]) -> int:
    file = app.given.parent / "dana.csv"
    file.write_text(f"{COLUMNS}\nDana,Whitfield,Senior Planner,City of Rivermark,{addresses[1]}\n")
    app.command("import", str(file))
    return rows(app, "SELECT id FROM contacts_contact")[0]["id"]


def test_a_mailbox_is_connected(window: Page, mail_server: MailServer, addresses: tuple[str, str]):
    settle(window)
    window.goto("/settings/mail/")
    window.get_by_label("E-mail address").fill(addresses[0])
    window.get_by_role("button", name="Go on").click()
    type_servers(window, mail_server)
    window.get_by_label("Password, app password or token").fill(mail_server.password)
    window.get_by_role("button", name="Save and test it").click()
    expect(window.locator("#test")).to_contain_text("All of it works.", timeout=ANSWERED)


def test_a_letter_that_was_looked_over_leaves_once(
    window: Page, app: Program, mail_server: MailServer, addresses: tuple[str, str], dana: int
):
    window.goto(f"/desk/{dana}/?channel=email")
    window.locator("#subject-email").fill("Twenty minutes about planning?")
    window.locator("#body-email").fill(LETTER)
    check = window.locator("#check-email")
    expect(check).not_to_contain_text("We have not met")  # the claim of the draft that was offered
    for claim in check.locator("input[name=claims]:not(:checked)").all():
        claim.check()
    at_once = window.get_by_role("button", name="Send now").locator("visible=true")
    (at_once if at_once.count() else window.get_by_role("button", name="Send from my mailbox")).click()
    expect(window.locator("main")).to_contain_text("It leaves")
    (arrived,) = mail_server.arrived(addresses[1], within=LEAVES_WITHIN)
    letter = email.message_from_bytes(arrived, policy=email.policy.default)
    assert (letter["Subject"], letter["To"].addresses[0].addr_spec) == ("Twenty minutes about planning?", addresses[1])
    assert "your map of night lines" in letter.get_content()
    (copy,) = mail_server.arrived(addresses[0], folder="Sent", within=LEAVES_WITHIN)
    assert email.message_from_bytes(copy)["Message-ID"] == letter["Message-ID"]
    assert [touch["kind"] for touch in rows(app, "SELECT kind FROM outreach_touch")] == ["asked"]


def test_her_answer_is_noticed_and_today_says_so(
    window: Page, app: Program, mail_server: MailServer, addresses: tuple[str, str], dana: int
):
    sent = rows(app, "SELECT message_id FROM outreach_letter WHERE left_at IS NOT NULL")[0]["message_id"]
    answer = EmailMessage()
    answer["From"], answer["To"] = f"Dana Whitfield <{addresses[1]}>", addresses[0]
    answer["Subject"], answer["Message-ID"] = "Re: Twenty minutes about planning?", "<answer@rivermark.example>"
    answer["In-Reply-To"] = answer["References"] = sent
    answer.set_content("Tuesday at ten works for me.\n\n> Would you have twenty minutes for a call\n")
    mail_server.put(addresses[0], answer.as_bytes())
    app.command("notice")
    window.goto("/")
    expect(window.locator(".moves")).to_contain_text("Answer Dana Whitfield")
    window.goto(f"/people/{dana}/")
    expect(window.locator(".timeline blockquote").first).to_have_text("Tuesday at ten works for me.")  # no quoted words
    window.goto("/mailbox/")
    expect(window.locator("main")).to_contain_text("Dana Whitfield")
    assert [touch["kind"] for touch in rows(app, "SELECT kind FROM outreach_touch ORDER BY id")] == ["asked", "replied"]


def test_what_lies_twice_from_one_person_reads_well_everywhere(
    window: Page, app: Program, mail_server: MailServer, addresses: tuple[str, str], dana: int
):
    again = EmailMessage()
    again["From"], again["To"] = f"Dana Whitfield <{addresses[1]}>", addresses[0]
    again["Subject"], again["Message-ID"] = "Re: Twenty minutes about planning?", "<again@rivermark.example>"
    again.set_content("Or Thursday.\n")
    mail_server.put(addresses[0], again.as_bytes())
    app.command("notice")
    window.goto("/mailbox/")
    expect(window.locator("[data-row]")).to_have_count(2)
    assert looked_over(window) == []
