"""What the product is for, walked from end to end: from an empty notebook to a belief that moved, in two sizes.

The tests follow each other in one notebook a size. Every step begins where the one before ended, or with the move that
stands on Today; no address is typed. The talk itself is on a phone, and the network goes in the middle of it.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.notebook import rows
from tests.journeys.on_the_phone import kept, phone, tap, waiting
from tests.journeys.program import Program
from tests.journeys.watching import PHONE, watched

DESK = {"width": 1280, "height": 900}
SIZES = {
    "desk": {"viewport": DESK},
    "phone": {"viewport": PHONE, "has_touch": True, "is_mobile": True},
}
ZONES = ("Pacific/Auckland", "Asia/Tokyo", "Europe/Berlin", "America/New_York", "America/Los_Angeles")
DANA = "Dana Whitfield"
LINE = f"{DANA}, Senior Planner at City of Rivermark, dana@rivermark.example, choir"
BELIEF = "In this work, people spend most of their day"
FACTS = {
    "Who you are, in one line": "I have taught earth science for nine years",
    "What you want to find out": "whether planning work would suit me, before I decide anything",
    "One question you would love to ask": "how a week in your work really goes",
    "When you are free": "any day after 3:30",
    "E-mail you write from": "marisol.vega@mail.example",
}
QUOTE = "I spend four days a week reading what residents sent in, and one evening in a meeting"
ADVICE = "Read the zoning code of your own street"


@pytest.fixture(scope="module", params=SIZES)
def size(request: pytest.FixtureRequest) -> dict:
    return SIZES[request.param]


@pytest.fixture(scope="module")
def app(size: dict, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """A fresh installation for each size."""
    program = Program(tmp_path_factory.mktemp("loop"))
    yield program
    program.stop()


@pytest.fixture(scope="module")
def zone() -> str:
    """A place where it is day now, so that "in an hour" is today, whenever this test runs."""
    return min(ZONES, key=lambda name: abs(datetime.now(ZoneInfo(name)).hour - 12))


@pytest.fixture
def page(chromium: Browser, app: Program, size: dict, zone: str) -> Iterator[Page]:
    with watched(chromium, app, timezone_id=zone, **size) as page:
        yield page


def on_today(page: Page, title: str) -> Locator:
    """The move of that title on Today, opened."""
    page.goto("/")
    move = page.locator(".move").filter(has=page.get_by_role("heading", name=title, exact=True))
    expect(move).to_be_visible()
    if move.locator("details").count():
        move.locator("summary").first.click()
    return move


def test_the_first_run_ends_on_today_with_somebody_to_ask(page: Page, zone: str):
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("What are you curious about?")
    page.get_by_label("Your name").fill("Marisol Vega")
    page.get_by_label("Add a field, in your own words").press_sequentially("city plann", delay=10)
    page.get_by_role("listbox").get_by_role("option").first.click()
    expect(page.locator(".picked-fields")).to_contain_text(re.compile("plann", re.I))
    page.get_by_role("button", name="Next: what you believe").click()
    page.get_by_label(BELIEF).fill("in public meetings")
    page.get_by_label("How sure are you?").first.fill("80")
    page.get_by_role("button", name="Next: who you know").click()
    page.get_by_role("button", name="Bring people in").click()
    page.get_by_label("In one line").fill(LINE)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(DANA)
    page.goto("/")
    page.get_by_role("link", name="Write the line").click()
    for label, fact in FACTS.items():
        page.get_by_label(label).fill(fact)
    page.get_by_role("button", name="Keep these lines").click()
    on_today(page, f"Ask {DANA} for a short talk")


def test_the_ask_leaves(page: Page, app: Program):
    on_today(page, f"Ask {DANA} for a short talk").get_by_role("link", name="Look over the ask").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ask")
    letter = page.locator("#body-email")
    letter.fill(re.sub(r"\[[^]]+\]", "your talk about bus lanes", letter.input_value()))
    expect(page.locator("#saved-email")).not_to_be_empty()
    send(page)
    expect(page.locator("main")).to_contain_text("Written down")


def test_they_say_yes_and_the_appointment_is_written_in(page: Page, zone: str):
    page.goto("/people/")
    page.get_by_role("link", name="Waiting for a reply").click()
    page.get_by_role("link", name=DANA).first.click()
    page.get_by_role("button", name="Said yes").first.click()
    page.locator(".log-pop:popover-open").get_by_role("button", name="Write it down").click()
    expect(page.locator(".trail [aria-current]")).to_have_text("Scheduled")
    move = on_today(page, f"Fix a time with {DANA}")
    move.get_by_role("link", name="Offer a time").click()
    boxes = page.locator("input[name=time]")
    for place in (0, 1):
        boxes.nth(place).check(force=True)
    page.get_by_role("button", name="Put them in the letter").click()
    expect(page.locator(".panel:visible textarea")).to_be_visible()
    page.screenshot(path="/tmp/j-offer.png", full_page=True)
    send(page)
    page.screenshot(path="/tmp/j-offer-left.png", full_page=True)
    page.goto("/")
    page.screenshot(path="/tmp/j-today-offered.png", full_page=True)


def send(page: Page) -> None:
    """Looked over, what it claims is true, and away."""
    for claim in page.locator("input[name=claims]:visible:not(:checked)").all():
        claim.check()
    page.get_by_role("button", name="I sent it elsewhere").locator("visible=true").click()
    page.wait_for_url("**/left/**")


def test_they_choose_a_time_and_the_talk_is_written_in(page: Page, zone: str):
    page.goto("/people/")
    page.get_by_role("link", name="See everyone").click()
    page.get_by_role("link", name=DANA).first.click()
    expect(page.get_by_role("link", name="Write the appointment in")).to_be_visible()
    page.screenshot(path="/tmp/j-person-offered.png", full_page=True)
    soon = datetime.now(ZoneInfo(zone)) + timedelta(minutes=50)
    page.get_by_role("button", name="Said yes").first.click()
    answer = page.locator(".log-pop:popover-open")
    answer.get_by_label("When you will talk").fill(f"{soon:%Y-%m-%d}")
    answer.get_by_role("button", name="Write it down").click()
    on_today(page, f"Write in the talk with {DANA}").get_by_role("link", name="Write it in").click()
    assert page.get_by_label("Day and time").input_value().startswith(f"{soon:%Y-%m-%d}")
    page.get_by_label("Day and time").fill(f"{soon:%Y-%m-%dT%H:%M}")
    page.get_by_role("button", name="Write it in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Talk with {DANA}")
    page.screenshot(path="/tmp/j-talk.png", full_page=True)


def test_the_brief_is_planned_from_what_she_believes(page: Page, app: Program):
    on_today(page, f"Prepare the talk with {DANA}").get_by_role("link", name="Choose the questions").click()
    page.get_by_role("button", name="Plan the questions").click()
    expect(page.locator("[data-planned]").first).to_be_visible()
    expect(page.locator(".plan")).to_contain_text("tests")
    page.screenshot(path="/tmp/j-brief.png", full_page=True)
    page.goto("/")
    expect(page.get_by_role("heading", name=f"Prepare the talk with {DANA}")).to_have_count(0)
    page.screenshot(path="/tmp/j-today-talk.png", full_page=True)


def test_the_network_goes_during_the_talk_and_nothing_is_lost(chromium: Browser, app: Program):
    with phone(chromium, app) as context:
        page = context.new_page()
        on_today(page, f"Talk with {DANA}").get_by_role("link", name="Open the talk").tap()
        expect(page.locator("#meeting[data-ready=offline]")).to_be_attached()
        page.get_by_label("They said yes to notes").first.check()
        page.get_by_role("button", name="Start the talk").tap()
        tap(page, "Quote", QUOTE)
        kept(page)
        context.set_offline(True)
        tap(page, "Suggestion", ADVICE)
        tap(page, "Surprise", "Nobody draws any more")
        waiting(page, 2)
        page.reload()
        waiting(page, 2)
        tap(page, "A name", "Ines Prado, port planner")
        context.set_offline(False)
        kept(page)
        page.get_by_role("button", name="We are done").tap()
        expect(page.get_by_role("heading", level=1)).to_have_text("After Dana")
        page.screenshot(path="/tmp/j-debrief-phone.png", full_page=True)
    kinds = [row["kind"] for row in rows(app, "SELECT kind FROM interviews_note ORDER BY taken_at")]
    assert kinds == ["quote", "suggestion", "surprise", "referral"]


def test_looking_back_sorts_what_was_caught(page: Page, app: Program, zone: str):
    on_today(page, f"Look back on the talk with {DANA}").get_by_role("link", name="Look back").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("After Dana")
    advice = page.locator(".triage li.of-suggestion, .triage li").filter(has=page.get_by_text(ADVICE))
    today = datetime.now(ZoneInfo(zone)).date()
    with page.expect_response(lambda answer: answer.request.method == "POST" and answer.ok):
        advice.get_by_label("by", exact=True).fill(f"{today}")
        advice.get_by_label("by", exact=True).press("Tab")
    page.get_by_label("Dana said that I may mention them").check()
    page.get_by_role("button", name="Add them").click()
    expect(page.locator(".triage")).to_contain_text("Ines Prado added")
    page.get_by_label("What did you learn?").fill("It is a reading job")
    page.get_by_label("What will you do with it?").fill("read the zoning code of my street")
    page.get_by_label("By when").fill(f"{today + timedelta(days=3)}")
    with page.expect_response(lambda answer: answer.request.method == "POST" and answer.ok):
        page.get_by_label("By when").press("Tab")
    expect(page.locator("#thank-you")).to_contain_text("I will read the zoning code of my street")
    page.get_by_role("button", name="That is it").click()
    page.screenshot(path="/tmp/j-debriefed.png", full_page=True)
    expect(page.get_by_role("link", name="Weigh what Dana said")).to_be_visible()


def test_the_thank_you_is_made_from_her_notes_and_goes(page: Page, app: Program):
    move = on_today(page, f"Thank {DANA}")
    expect(move).to_contain_text(QUOTE[:40])
    page.screenshot(path="/tmp/j-today-thank.png", full_page=True)
    move.get_by_role("link", name="Look over the thanks").click()
    expect(page.locator(".panel:visible textarea")).to_have_value(re.compile("I will read the zoning code"))
    page.screenshot(path="/tmp/j-thanks-desk.png", full_page=True)
    send(page)
    page.get_by_role("link", name="Back to Today").click()
    expect(page.get_by_role("heading", name=f"Thank {DANA}")).to_have_count(0)
    page.goto("/people/?lens=all")
    page.get_by_role("link", name=DANA).first.click()
    expect(page.locator(".trail [aria-current]")).to_have_text("Thanked")
    page.screenshot(path="/tmp/j-person-thanked.png", full_page=True)


def test_what_was_said_is_weighed_and_the_belief_moves(page: Page):
    on_today(page, f"Weigh what {DANA} said").get_by_role("link", name="Weigh the notes").click()
    note = page.locator(".weighed-note").filter(has_text=QUOTE)
    with page.expect_response(lambda answer: answer.request.method == "POST" and answer.ok):
        note.get_by_text("against", exact=False).first.click()
    expect(page.locator("#adds-up")).to_contain_text("points to about")
    page.locator("#adds-up summary").first.click()
    mind = page.locator("#adds-up form").first
    mind.locator("input[type=range]").fill("45")
    mind.get_by_label("What moved it?").fill("Dana reads far more than she meets")
    mind.get_by_label("The best reason against the new number").fill("Rivermark is a small office")
    page.screenshot(path="/tmp/j-weigh.png", full_page=True)
    mind.get_by_role("button", name="Keep this number").click()
    page.screenshot(path="/tmp/j-moved.png", full_page=True)
    page.goto("/careers/")
    page.screenshot(path="/tmp/j-careers.png", full_page=True)
    expect(page.locator(".belief .moved").first).to_contain_text(re.compile(r"80.*45", re.S))


def test_the_advice_is_acted_on_and_the_giver_hears_of_it(page: Page):
    on_today(page, ADVICE).get_by_role("link", name="Say what came of it").click()
    page.screenshot(path="/tmp/j-promises.png", full_page=True)
    page.get_by_text("What came of it").first.click()
    page.get_by_label("How it went").fill("It explains why our street has no shops")
    page.get_by_role("button", name="Done", exact=True).click()
    move = on_today(page, f"Tell {DANA} what came of it")
    expect(move).to_contain_text("no shops")
    page.screenshot(path="/tmp/j-today-report.png", full_page=True)
    move.get_by_role("link", name="Look over the letter").click()
    page.get_by_role("button", name="Look over and send").click()
    send(page)
    page.screenshot(path="/tmp/j-reported.png", full_page=True)
    page.get_by_role("link", name="Back to Today").click()
    expect(page.get_by_role("heading", name=f"Tell {DANA} what came of it")).to_have_count(0)
    page.screenshot(path="/tmp/j-today-end.png", full_page=True)


def test_the_scoreboard_counts_it(page: Page):
    page.goto("/scoreboard/")
    page.screenshot(path="/tmp/j-scoreboard.png", full_page=True)
    expect(page.locator("main")).to_contain_text("One person has given you their time.")
    expect(page.locator("main")).to_contain_text("the furthest from 80 to 45")
