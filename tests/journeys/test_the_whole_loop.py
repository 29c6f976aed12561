"""What the product is for, walked from end to end: from an empty notebook to a belief that moved, in two sizes.

The tests follow each other in one notebook a size. Every step begins where the one before ended, or with the move that
stands on Today; typed are only rooms of the masthead. The talk is on a phone, and the network goes in its middle.
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
def hers(chromium: Browser, app: Program, size: dict, zone: str) -> Iterator[Page]:
    """Her browser, in this size. (Under pytest-playwright's own name, `page`, it would reorder these tests.)"""
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


def send(page: Page) -> None:
    """Looked over, what it claims is true, and away."""
    for claim in page.locator("input[name=claims]:visible:not(:checked)").all():
        claim.check()
    page.get_by_role("button", name="I sent it elsewhere").locator("visible=true").click()
    page.wait_for_url("**/left/**")


def test_the_first_run_ends_on_today_with_somebody_to_ask(hers: Page):
    hers.goto("/")
    expect(hers.get_by_role("heading", level=1)).to_have_text("What are you curious about?")
    hers.get_by_label("Your name").fill("Marisol Vega")
    hers.get_by_label("Add a field, in your own words").press_sequentially("city plann", delay=10)
    hers.get_by_role("listbox").get_by_role("option").first.click()
    expect(hers.locator(".picked-fields")).to_contain_text(re.compile("plann", re.I))
    hers.get_by_role("button", name="Next: what you believe").click()
    hers.get_by_label(BELIEF).fill("in public meetings")
    hers.get_by_label("How sure are you?").first.fill("80")
    hers.get_by_role("button", name="Next: who you know").click()
    hers.get_by_role("button", name="Bring people in").click()
    hers.get_by_label("In one line").fill(LINE)
    hers.get_by_role("button", name="Add", exact=True).click()
    expect(hers.get_by_role("heading", level=1)).to_have_text(DANA)
    hers.goto("/")
    hers.get_by_role("link", name="Write the line").click()
    for label, fact in FACTS.items():
        hers.get_by_label(label).fill(fact)
    hers.get_by_role("button", name="Keep these lines").click()
    on_today(hers, f"Ask {DANA} for a short talk")


def test_the_ask_leaves(hers: Page):
    on_today(hers, f"Ask {DANA} for a short talk").get_by_role("link", name="Look over the ask").click()
    expect(hers.get_by_role("heading", level=1)).to_contain_text("Ask")
    letter = hers.locator("#body-email")
    letter.fill(re.sub(r"\[[^]]+\]", "your talk about bus lanes", letter.input_value()))
    expect(hers.locator("#saved-email")).not_to_be_empty()
    send(hers)
    expect(hers.locator("main")).to_contain_text("Written down")


def test_they_say_yes_and_times_are_offered(hers: Page):
    hers.goto("/people/")
    hers.get_by_role("link", name="Waiting for a reply").click()
    hers.get_by_role("link", name=DANA).first.click()
    hers.get_by_role("button", name="Said yes").first.click()
    hers.locator(".log-pop:popover-open").get_by_role("button", name="Write it down").click()
    expect(hers.locator(".trail [aria-current]")).to_have_text("Scheduled")
    move = on_today(hers, f"Fix a time with {DANA}")
    move.get_by_role("link", name="Offer a time").click()
    boxes = hers.locator("input[name=time]")
    for place in (0, 1):
        boxes.nth(place).check(force=True)
    hers.get_by_role("button", name="Put them in the letter").click()
    expect(hers.locator(".panel:visible textarea")).to_be_visible()
    send(hers)
    expect(hers.get_by_role("link", name="write the talk in")).to_be_visible()
    hers.get_by_role("link", name="Back to Today").click()
    expect(hers.locator(".done-list")).to_contain_text("You answered")
    expect(hers.locator(".move")).to_have_count(0)


def test_they_choose_a_time_and_the_talk_is_written_in(hers: Page, zone: str):
    hers.goto("/people/")
    hers.get_by_role("link", name="See everyone").click()
    hers.get_by_role("link", name=DANA).first.click()
    expect(hers.get_by_role("link", name="Write the appointment in")).to_be_visible()
    soon = datetime.now(ZoneInfo(zone)) + timedelta(minutes=50)
    hers.get_by_role("button", name="Said yes").first.click()
    answer = hers.locator(".log-pop:popover-open")
    answer.get_by_label("When you will talk").fill(f"{soon:%Y-%m-%d}")
    answer.get_by_role("button", name="Write it down").click()
    on_today(hers, f"Write in the talk with {DANA}").get_by_role("link", name="Write it in").click()
    assert hers.get_by_label("Day and time").input_value().startswith(f"{soon:%Y-%m-%d}")
    hers.get_by_label("Day and time").fill(f"{soon:%Y-%m-%dT%H:%M}")
    hers.get_by_role("button", name="Write it in").click()
    expect(hers.get_by_role("heading", level=1)).to_have_text(f"Talk with {DANA}")


def test_the_brief_is_planned_from_what_she_believes(hers: Page):
    on_today(hers, f"Prepare the talk with {DANA}").get_by_role("link", name="Choose the questions").click()
    hers.get_by_role("button", name="Plan the questions").click()
    expect(hers.locator("[data-planned]").first).to_be_visible()
    expect(hers.locator(".plan")).to_contain_text("tests")
    hers.goto("/")
    expect(hers.get_by_role("heading", name=f"Prepare the talk with {DANA}")).to_have_count(0)


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
        kinds = [row["kind"] for row in rows(app, "SELECT kind FROM interviews_note ORDER BY taken_at")]
    assert kinds == ["quote", "suggestion", "surprise", "referral"]


def test_looking_back_sorts_what_was_caught(hers: Page, zone: str):
    on_today(hers, f"Look back on the talk with {DANA}").get_by_role("link", name="Look back").click()
    expect(hers.get_by_role("heading", level=1)).to_have_text("After Dana")
    advice = hers.locator(".triage li").filter(has=hers.get_by_text(ADVICE))
    today = datetime.now(ZoneInfo(zone)).date()
    with hers.expect_response(lambda answer: answer.request.method == "POST" and answer.ok):
        advice.get_by_label("by", exact=True).fill(f"{today}")
        advice.get_by_label("by", exact=True).press("Tab")
    hers.get_by_label("Dana said that I may mention them").check()
    hers.get_by_role("button", name="Add them").click()
    expect(hers.locator(".triage")).to_contain_text("Ines Prado added")
    hers.get_by_label("What did you learn?").fill("It is a reading job")
    hers.get_by_label("What will you do with it?").fill("read the zoning code of my street")
    hers.get_by_label("By when").fill(f"{today + timedelta(days=3)}")
    with hers.expect_response(lambda answer: answer.request.method == "POST" and answer.ok):
        hers.get_by_label("By when").press("Tab")
    expect(hers.locator("#thank-you")).to_contain_text("I will read the zoning code of my street")
    hers.get_by_role("button", name="That is it").click()
    expect(hers.get_by_role("link", name="Weigh what Dana said")).to_be_visible()


def test_the_thank_you_is_made_from_her_notes_and_goes(hers: Page):
    move = on_today(hers, f"Thank {DANA}")
    expect(move).to_contain_text(QUOTE[:40])
    move.get_by_role("link", name="Look over the thanks").click()
    expect(hers.locator(".panel:visible textarea")).to_have_value(re.compile("I will read the zoning code"))
    send(hers)
    hers.get_by_role("link", name="Back to Today").click()
    expect(hers.get_by_role("heading", name=f"Thank {DANA}")).to_have_count(0)
    hers.goto("/people/?lens=all")
    hers.get_by_role("link", name=DANA).first.click()
    expect(hers.locator(".trail [aria-current]")).to_have_text("Thanked")


def test_what_was_said_is_weighed_and_the_belief_moves(hers: Page):
    on_today(hers, f"Weigh what {DANA} said").get_by_role("link", name="Weigh the notes").click()
    note = hers.locator(".weighed-note").filter(has_text=QUOTE)
    with hers.expect_response(lambda answer: answer.request.method == "POST" and answer.ok):
        note.get_by_text("against", exact=False).first.click()
    expect(hers.locator("#adds-up")).to_contain_text("points to about")
    hers.locator("#adds-up summary").first.click()
    mind = hers.locator("#adds-up form").first
    mind.locator("input[type=range]").fill("45")
    mind.get_by_label("What moved it?").fill("Dana reads far more than she meets")
    mind.get_by_label("The best reason against the new number").fill("Rivermark is a small office")
    mind.get_by_role("button", name="Keep this number").click()
    hers.goto("/careers/")
    expect(hers.locator(".belief .moved").first).to_contain_text(re.compile(r"80.*45", re.S))


def test_the_advice_is_acted_on_and_the_giver_hears_of_it(hers: Page):
    on_today(hers, ADVICE).get_by_role("link", name="Say what came of it").click()
    hers.get_by_text("What came of it").first.click()
    hers.get_by_label("How it went").fill("It explains why our street has no shops")
    hers.get_by_role("button", name="Done", exact=True).click()
    move = on_today(hers, f"Tell {DANA} what came of it")
    expect(move).to_contain_text("no shops")
    move.get_by_role("link", name="Look over the letter").click()
    hers.get_by_role("button", name="Look over and send").click()
    send(hers)
    hers.get_by_role("link", name="Back to Today").click()
    expect(hers.get_by_role("heading", name=f"Tell {DANA} what came of it")).to_have_count(0)


def test_the_scoreboard_counts_it(hers: Page):
    hers.goto("/scoreboard/")
    expect(hers.locator("main")).to_contain_text("One person has given you their time.")
    expect(hers.locator("main")).to_contain_text("the furthest from 80 to 45")
