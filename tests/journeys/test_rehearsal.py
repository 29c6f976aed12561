"""From Today's call to a practice, a surprise, the look back, that moment again, and into the real call, logged."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.looking_over import troubles_of
from tests.journeys.notebook import rows, settle
from tests.journeys.pages import Place
from tests.journeys.program import Program
from tests.journeys.watching import PHONE, watched

CARL = "Carl Nyqvist, zoning administrator at Allegheny County, carl@county.example, 412 555 0188"


@pytest.fixture(scope="module")
def carl(app: Program, chromium: Browser) -> int:
    """He was rung ten days ago and has not called back: he stands on Today."""
    with watched(chromium, app) as window:
        settle(window)
        window.goto("/contacts/new/")
        window.get_by_label("Name, and after commas what you know").fill(CARL)
        window.get_by_role("button", name="Add", exact=True).click()
        window.wait_for_url("**/people/*/")
        person = int(window.url.rstrip("/").rpartition("/")[2])
        window.goto(f"/desk/{person}/?channel=call")
        window.get_by_text("Another moment, or a few words").click()
        window.get_by_label("When it happened").fill(f"{date.today() - timedelta(days=10)}T10:00")
        window.get_by_role("button", name="Left a voicemail").click()
        window.wait_for_url(f"**/desk/{person}/**")
    return person


def say(window: Page, words: str) -> None:
    turns = window.locator("#turns li")
    before = turns.count()
    window.get_by_label("What do you say?").fill(words)
    window.keyboard.press("Enter")
    expect(turns).to_have_count(before + 2)


def talks_on_while_the_other_side_pauses(window: Page) -> None:
    """Nothing is lost, doubled or out of its order when one does not wait for the answer to appear."""
    box, turns = window.get_by_label("What do you say?"), window.locator("#turns li")
    hurried = ["Is this a good moment?", "Could I ask you about your work for twenty minutes, one day this week?"]
    for words in hurried:
        box.fill(words)
        window.keyboard.press("Enter")
        expect(box).to_have_value("")
    expect(turns).to_have_count(7)
    places = [int(turn.get_attribute("data-turn") or 0) for turn in turns.all()]
    assert places == sorted(set(places)), places
    assert [words for words in window.locator("#turns .you .body").all_inner_texts() if words in hurried] == hurried


def test_the_ladder_is_begun_and_says_rehearse_first(window: Page, app: Program, carl: int):
    window.goto("/")
    window.keyboard.press("g")
    window.keyboard.press("r")
    window.wait_for_url("**/rehearsal/")
    window.get_by_role("link", name="Build your ladder").click()
    window.get_by_role("button", name="Take these").click()
    expect(window.locator("#toasts")).to_contain_text("Your ladder is begun")
    assert len(rows(app, "SELECT id FROM rehearsal_fearstep")) == 15
    window.goto("/")
    expect(window.get_by_role("heading", name="Rehearse the call to Carl Nyqvist")).to_be_visible()


def test_from_todays_call_to_a_practice_that_surprises(window: Page, app: Program, carl: int):
    window.goto("/")
    window.get_by_role("link", name="Rehearse this call").first.click()
    expect(window.get_by_role("heading", name="Rehearse the call to Carl Nyqvist")).to_be_visible()
    window.get_by_role("radio", name="A friendly stranger").check()
    window.get_by_label("What do you fear will happen?").fill("He hangs up on me")
    window.get_by_text("Likely, 70").click()
    window.get_by_role("button", name="Ring Carl").click()
    expect(window.locator("#turns li")).to_have_count(1)
    say(window, "Hello, this is Marisol Vega, Dana Whitfield suggested I call. Do you have work for me?")
    window.reload()  # a tab that is closed in the middle loses nothing
    expect(window.locator("#turns li")).to_have_count(3)
    talks_on_while_the_other_side_pauses(window)
    while window.get_by_label("What do you say?").count() and window.locator("#turns li").count() < 15:
        say(window, "I want to learn what your work is really like. Would Thursday at four suit you? Thank you.")
    if window.get_by_role("button", name="Hang up").count():
        window.get_by_role("button", name="Hang up").click()
    else:
        window.get_by_role("link", name="Look back on it").click()
    window.wait_for_url("**/feedback/")
    assert rows(app, "SELECT ended_at FROM rehearsal_rehearsal")[0]["ended_at"]


def test_a_point_is_disputed_and_the_fear_is_looked_back_on(window: Page, app: Program, carl: int):
    call = rows(app, "SELECT id FROM rehearsal_rehearsal")[0]["id"]
    window.goto(f"/rehearsal/calls/{call}/feedback/")
    expect(window.locator("mark").first).to_be_visible()
    window.locator(".points").get_by_role("button", name="That is wrong").first.click()
    expect(window.get_by_text("You dispute this").first).to_be_visible()
    window.get_by_text("It did not happen").click()
    window.get_by_label("And now, how scared are you of it?").fill("25")
    window.get_by_role("button", name="Keep it, for my eyes alone").click()
    expect(window.get_by_role("heading", name="How it was for you")).to_be_visible()
    window.get_by_role("button", name="That moment again, at once").click()
    window.wait_for_url("**/calls/*/")
    assert window.locator("#turns li").last.get_by_text("Carl").count()
    say(window, "I am finding out what your work is like. Could I have twenty minutes of your time?")
    hang_up = window.get_by_role("button", name="Hang up")
    (hang_up if hang_up.count() else window.get_by_role("link", name="Look back on it")).click()
    window.wait_for_url("**/feedback/")


def test_into_the_real_call_with_one_tap_and_logged_with_another(window: Page, app: Program, carl: int):
    call = rows(app, "SELECT id FROM rehearsal_rehearsal")[0]["id"]
    window.goto(f"/rehearsal/calls/{call}/feedback/")
    window.get_by_role("link", name="Call the real Carl").click()
    expect(window.get_by_role("link", name="Ring 412 555 0188")).to_have_attribute("href", "tel:4125550188")
    window.get_by_role("button", name="They said yes").click()
    window.wait_for_url("**/attempts/*/")
    expect(window.get_by_role("heading", name="What comes next with Carl")).to_be_visible()
    logged = rows(app, "SELECT kind, channel FROM outreach_touch ORDER BY id DESC LIMIT 1")[0]
    assert (logged["kind"], logged["channel"]) == ("agreed", "call")
    window.get_by_label("And now, how scared are you of it?").fill("10")
    window.get_by_role("button", name="Keep it, for my eyes alone").click()
    window.goto("/rehearsal/course/")
    expect(window.get_by_role("img", name="Your fear, 2 times")).to_be_visible()


def test_without_script_the_call_goes_on_just_the_same(chromium: Browser, app: Program, carl: int):
    with watched(chromium, app, java_script_enabled=False, viewport=PHONE) as window:
        window.goto("/rehearsal/calls/new/")
        window.get_by_role("button", name="Ring").click()
        window.get_by_label("What do you say?").fill("Hello, this is Marisol.")
        window.get_by_role("button", name="Say it").click()
        assert window.locator("#turns li").count() == 3


def test_the_pages_are_looked_over(window: Page, app: Program, carl: int):
    ended = rows(app, "SELECT id FROM rehearsal_rehearsal WHERE ended_at IS NOT NULL ORDER BY id")[0]["id"]
    open_ = rows(app, "SELECT id FROM rehearsal_rehearsal WHERE ended_at IS NULL")[0]["id"]
    attempt = rows(app, "SELECT id FROM rehearsal_attempt WHERE feared <> ''")[0]["id"]
    paths = (
        f"/rehearsal/calls/{open_}/", f"/rehearsal/calls/{ended}/feedback/", f"/rehearsal/calls/{ended}/words/",
        "/rehearsal/?in-use", "/rehearsal/course/?in-use", f"/rehearsal/attempts/{attempt}/",
        f"/rehearsal/real/{carl}/",
    )  # fmt: skip
    found = troubles_of(window, [Place("rehearsal", path) for path in paths])
    assert not found, "\n".join(found)
