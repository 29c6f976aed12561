"""The loop that the product is for, walked once: from the first run to a follow-up three business days later.

The tests follow each other in one notebook, in the order in which a seeker does these things.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import holidays
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.linkedin_export import PEOPLE, export_zip
from tests.journeys.notebook import rows
from tests.journeys.program import Program
from tests.journeys.watching import watched

ZONE = "America/New_York"
FACTS = {
    "Who you are, in one line": "I have taught earth science for nine years",
    "What you want to find out": "whether planning work would suit me, before I decide anything",
    "One question you would love to ask": "how a week in your work really goes",
    "When you are free": "Thursday or Friday after 3:30",
    "E-mail you write from": "marisol.vega@mail.example",
}
SLOT = "is still a slot"
JOB_ASK = "P.S. Could you pass my resume on, or let me know if your team is hiring?"


@pytest.fixture
def desk(chromium: Browser, app: Program) -> Iterator[Page]:
    """A browser that stands in Pittsburgh."""
    with watched(chromium, app, timezone_id=ZONE) as page:
        yield page


@pytest.fixture(scope="module")
def asked(app: Program) -> dict:
    """Whom she asks: the first of the list, once there is one."""
    return {}


def test_the_first_run_takes_a_name_a_field_and_a_belief(desk: Page):
    desk.goto("/")
    expect(desk.get_by_role("heading", level=1)).to_have_text("What are you curious about?")
    expect(desk.get_by_label("Your time zone")).to_have_value(ZONE)
    desk.get_by_label("Your name").fill("Marisol Vega")
    desk.get_by_label("Add a field, in your own words").press_sequentially("city plann", delay=20)
    expect(desk.get_by_role("option").first).to_contain_text("Planner")
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    expect(desk.locator(".picked-fields")).to_contain_text(re.compile("plann", re.I))
    desk.get_by_role("button", name="Next: what you believe").click()
    desk.get_by_label("In this work, people spend most of their day").fill("in public meetings")
    desk.get_by_label("How sure are you?").first.fill("80")
    expect(desk.locator(".sure output").first).to_contain_text("80")
    desk.get_by_role("button", name="Next: who you know").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Who do you know?")


def test_the_linkedin_file_is_read_looked_over_and_kept(desk: Page):
    desk.goto("/fields/welcome/people/")
    desk.get_by_role("button", name="Bring people in").click()
    desk.wait_for_url("**/contacts/import/")
    desk.locator("input[type=file]").set_input_files(
        {"name": "Basic_LinkedInDataExport.zip", "mimeType": "application/zip", "buffer": export_zip()}
    )
    expect(desk.get_by_role("heading", level=1)).to_have_text(f"{PEOPLE} people to bring in")
    desk.get_by_role("button", name="Keep these people").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("They are in your notebook")
    expect(desk.locator(".counts")).to_contain_text(f"{PEOPLE}")


def test_three_people_are_worth_asking_first_each_with_a_reason(desk: Page, asked: dict):
    desk.goto("/people/")
    lines = desk.locator("[data-row]")
    assert lines.count() >= 3
    for place in range(3):
        expect(lines.nth(place).locator(".reason")).not_to_be_empty()
    expect(desk.locator("main")).to_contain_text(re.compile("plann", re.I))
    asked["name"] = lines.first.locator("th a").inner_text()
    lines.first.get_by_role("link", name=re.compile("Ask")).click()
    desk.wait_for_url("**/desk/*/**")
    asked["id"] = int(re.search(r"/desk/(\d+)/", desk.url)[1])


def test_a_draft_with_gaps_stays_and_the_gaps_are_filled(desk: Page, asked: dict):
    check = _at_the_desk(desk, asked)
    expect(check).to_contain_text(SLOT)
    _send(desk)
    expect(desk.locator(".stays:visible")).to_be_visible()
    assert "/left/" not in desk.url, "a letter with a gap may not leave"
    desk.goto("/fields/about-you/")
    for label, fact in FACTS.items():
        desk.get_by_label(label).fill(fact)
    desk.get_by_role("button", name="Keep these lines").click()
    check = _at_the_desk(desk, asked)
    letter = desk.locator("#body-email")
    expect(letter).to_have_value(re.compile(FACTS["Who you are, in one line"]))
    letter.fill(re.sub(r"\[[^]]+\]", "your talk about bus lanes", letter.input_value()))  # what only the letter can say
    expect(check).not_to_contain_text(SLOT)
    expect(desk.locator("#saved-email")).not_to_be_empty()


def test_the_check_sees_a_job_ask_while_one_types(desk: Page, asked: dict):
    check = _at_the_desk(desk, asked)
    letter = desk.locator("#body-email")
    before = letter.input_value()
    letter.press("Control+End")
    letter.press_sequentially("\n" + JOB_ASK)
    expect(check).to_contain_text("pass my resume on")
    expect(desk.locator(".panel[data-channel=email] .backdrop mark").filter(has_text="resume")).to_be_attached()
    letter.fill(before)
    expect(check).not_to_contain_text("pass my resume on")
    expect(desk.locator("#saved-email")).not_to_be_empty()


def test_it_leaves_and_undo_brings_it_back(desk: Page, app: Program, asked: dict):
    for again in (False, True):
        check = _at_the_desk(desk, asked)
        for claim in check.locator("input[name=claims]:not(:checked)").all():
            claim.check()
        _send(desk)
        desk.wait_for_url("**/left/**")
        expect(desk.locator("main")).to_contain_text("Written down")
        assert _touches(app, asked) == ["asked"]
        if not again:
            desk.locator(".toasts").get_by_role("button", name="Undo").click()
            expect(desk.locator(".toasts")).to_contain_text("Undone")
            assert _touches(app, asked) == []
    desk.goto(f"/people/{asked['id']}/")
    expect(desk.locator(".timeline")).to_contain_text("You asked")
    expect(desk.locator(".trail [aria-current]")).to_have_text("Asked")


def test_on_the_third_business_day_the_follow_up_is_there_with_its_text(app: Program, asked: dict):
    third = _business_day(app, 3)
    day_before = app.command("today", "--all", "--at", f"{third - timedelta(days=1)}T09:00")
    assert not _follow_up(day_before), "a follow-up came too early"
    today = app.command("today", "--all", "--at", f"{third}T09:00")
    move = _follow_up(today)
    assert move, f"No follow-up for {asked['name']} on {third}: {[one['title'] for one in today['moves']]}"
    assert "no answer yet" in move["why"] and move["text"]
    at = {row["id"]: row["organization"] for row in rows(app, "SELECT id, organization FROM contacts_contact")}
    assert move["kind"] == "nudge" or (at[move["id"]] == at[asked["id"]] and move["id"] != asked["id"]), move["title"]


def test_a_reply_stops_the_follow_up(desk: Page, app: Program, asked: dict):
    desk.goto(f"/people/{asked['id']}/")
    desk.get_by_role("button", name="Replied").first.click()
    expect(desk.locator(".timeline")).to_contain_text("They replied")
    third = _business_day(app, 3)
    assert not _follow_up(app.command("today", "--all", "--at", f"{third}T09:00"))
    desk.goto("/")
    expect(desk.locator(".moves")).to_contain_text(f"Answer {asked['name']}")


def test_somebody_asked_three_business_days_ago_stands_on_today(desk: Page, app: Program, asked: dict):
    """The browser cannot be sent into the future; an ask written down for last week brings the same move today."""
    ask = rows(app, f"SELECT id FROM contacts_contact WHERE id <> {asked['id']} AND email <> '' ORDER BY id LIMIT 1")[0]
    back = _today()
    while _count(app, back, _today()) < 4:
        back -= timedelta(days=1)
    app.command("log", str(ask["id"]), "asked", "--channel", "email", "--at", f"{back}T09:00")
    desk.goto("/")
    expect(desk.locator(".moves")).to_contain_text(re.compile("no answer yet", re.I))


def _at_the_desk(desk: Page, asked: dict) -> Locator:
    """Opens the e-mail to her; returns what the check says of it."""
    desk.goto(f"/desk/{asked['id']}/?channel=email")
    return desk.locator("#check-email")


def _send(desk: Page) -> None:
    desk.get_by_role("button", name="I sent it elsewhere").locator("visible=true").click()


def _touches(app: Program, asked: dict) -> list[str]:
    return [
        row["kind"]
        for row in rows(app, f"SELECT kind FROM outreach_touch WHERE contact_id = {asked['id']} AND deleted_at IS NULL")
    ]


def _follow_up(today: dict) -> dict | None:
    """The move that follows up on the one ask: a second person at that employer, or a nudge to the first."""
    return next((one for one in today["moves"] if one["kind"] in ("second_person", "nudge")), None)


def _today() -> date:
    return datetime.now(ZoneInfo(ZONE)).date()


def _is_business_day(app: Program, day: date) -> bool:
    country = rows(app, "SELECT country FROM accounts_user")[0]["country"]
    off = holidays.country_holidays(country, years=day.year) if country else {}
    return day.weekday() < 5 and day not in off


def _count(app: Program, start: date, end: date) -> int:
    """Business days after `start`, up to `end`."""
    return sum(_is_business_day(app, start + timedelta(days=day)) for day in range(1, (end - start).days + 1))


def _business_day(app: Program, wanted: int) -> date:
    """The so many-th business day after today; today does not count."""
    day = _today()
    while _count(app, _today(), day) < wanted:
        day += timedelta(days=1)
    return day
