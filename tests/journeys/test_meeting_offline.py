"""The talk on a phone: the network goes, the page is reloaded, the phone dies; every note is there once."""

import os
import re
import signal
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, expect

from tests.journeys.conftest import QUIET, chromium_path
from tests.journeys.looking_over import looked_over
from tests.journeys.notebook import fill, rows, settle
from tests.journeys.on_the_phone import ON_A_PHONE, caught, kept, on_disk, opened, phone, sent, tap, waiting
from tests.journeys.program import Program
from tests.journeys.talks import agreed_talk
from tests.journeys.watching import PHONE, watched

QUESTIONS = [
    ("What did last week look like, nearly hour by hour?", "tests: planners live in public meetings"),
    ("What do people say who left?", "a leaver"),
]
NOTES = "SELECT kind, text, interview_id, deleted_at FROM interviews_note ORDER BY taken_at, id"


@pytest.fixture(scope="module")
def people(app: Program, chromium: Browser) -> dict[str, int]:
    with watched(chromium, app) as page:
        settle(page)
    return fill(app)


def test_the_network_goes_in_the_middle_and_nothing_is_lost(chromium: Browser, app: Program, people: dict[str, int]):
    talk = agreed_talk(app, people["Dana"], QUESTIONS)
    with phone(chromium, app) as context:
        page = opened(context, talk)
        page.get_by_label("They said yes to notes").first.check()
        page.get_by_role("button", name="Start the talk").tap()
        tap(page, "Quote", "Mondays are for reading letters")
        kept(page)

        context.set_offline(True)
        tap(page, "Suggestion", "Read the zoning code")
        tap(page, "A name")
        waiting(page, 2)
        page.get_by_role("button", name="Next").tap()  # the first question was asked
        expect(page.locator("[data-question]")).to_have_text(QUESTIONS[1][0])
        waiting(page, 3)

        page.reload()
        waiting(page, 3)
        assert caught(page) == ["", "Read the zoning code", "Mondays are for reading letters"]
        expect(page.locator("[data-question]")).to_have_text(QUESTIONS[1][0])
        expect(page.locator("[data-clock]")).to_have_text(re.compile(r"^0:\d\d$"))
        page.locator("[data-captured] li").first.get_by_role("textbox").fill("Ines Prado, port planner")
        tap(page, "Surprise", "Nobody draws any more")

        assert [row["text"] for row in rows(app, NOTES)] == ["Mondays are for reading letters"]
        page.close(run_before_unload=False)  # without a warning
        page = context.new_page()
        page.goto(f"/interviews/{talk}/meeting")
        waiting(page, 4)
        assert caught(page)[:2] == ["Nobody draws any more", "Ines Prado, port planner"]

        context.set_offline(False)
        kept(page)
        tap(page, "Promise", "Send the summary by Friday")
        page.get_by_role("button", name="We are done").tap()
        page.wait_for_url(lambda url: not url.endswith("/meeting"))
    found = [(row["kind"], row["text"]) for row in rows(app, NOTES)]
    assert found == [
        ("quote", "Mondays are for reading letters"),
        ("suggestion", "Read the zoning code"),
        ("referral", "Ines Prado, port planner"),
        ("surprise", "Nobody draws any more"),
        ("promise", "Send the summary by Friday"),
    ]
    [facts] = rows(app, f"SELECT * FROM interviews_interview WHERE id = {talk}")
    assert facts["started_at"] and facts["ended_at"] and facts["notes_agreed"] and facts["recording"] == ""
    asked = rows(app, f"SELECT asked_at FROM interviews_plannedquestion WHERE interview_id = {talk} ORDER BY place")
    assert all(row["asked_at"] for row in asked)


def test_a_whole_talk_without_a_network_is_sent_from_any_page_later(
    chromium: Browser, app: Program, people: dict[str, int]
):
    talk = agreed_talk(app, people["Priya"], minutes=40)
    with phone(chromium, app) as context:
        page = opened(context, talk)
        context.set_offline(True)
        page.get_by_role("button", name="Start the talk").tap()
        tap(page, "Fact", "Two releases a year")
        page.get_by_role("button", name="More time").tap()
        page.get_by_role("button", name="5 minutes more").tap()
        expect(page.locator("[data-of]")).to_have_text("of 25")
        page.get_by_role("button", name="An opening").tap()
        page.get_by_label("What they said").fill("A post in spring")
        page.locator("#opening").get_by_role("button", name="Keep it").tap()
        page.get_by_role("button", name="We are done").tap()
        expect(page.get_by_role("link", name="Look back")).to_be_visible()
        page.close(run_before_unload=False)
        context.set_offline(False)
        page = context.new_page()
        page.goto("/people/")
        sent(page)
    [note] = rows(app, f"SELECT text FROM interviews_note WHERE interview_id = {talk}")
    assert note["text"] == "Two releases a year"
    [facts] = rows(app, f"SELECT * FROM interviews_interview WHERE id = {talk}")
    assert (facts["extended_minutes"], facts["opening_words"]) == (5, "A post in spring")
    assert facts["ended_at"]


def test_a_battery_that_dies_takes_no_note_along(
    chromium: Browser, app: Program, people: dict[str, int], tmp_path: Path
):
    """The whole browser is killed in the middle, as the system does it, and started again with what is on its disk."""
    talk = agreed_talk(app, people["Grace"], minutes=60)
    start = partial(
        chromium.browser_type.launch_persistent_context, tmp_path, executable_path=chromium_path(), args=list(QUIET),
        base_url=app.base, **ON_A_PHONE,
    )  # fmt: skip
    context = start()
    context.add_cookies(app.cookies)
    page = opened(context, talk)
    context.set_offline(True)
    page.get_by_role("button", name="Start the talk").tap()
    tap(page, "Quote", "the last words before the battery died")
    waiting(page, 3)
    on_disk(page, "the last words before the battery died")
    process = int((tmp_path / "SingletonLock").readlink().name.rpartition("-")[2])
    os.kill(process, signal.SIGKILL)
    with suppress(Error):
        context.close()
    for lock in tmp_path.glob("Singleton*"):
        lock.unlink()
    context = start()
    try:
        context.add_cookies(app.cookies)  # a browser writes fresh cookies to its disk only after half a minute
        context.set_offline(True)
        page = context.new_page()
        page.goto(f"/interviews/{talk}/meeting")
        waiting(page, 3)
        assert caught(page) == ["the last words before the battery died"]
        context.set_offline(False)
        kept(page)
    finally:
        context.close()
    [note] = rows(app, f"SELECT text FROM interviews_note WHERE interview_id = {talk}")
    assert note["text"] == "the last words before the battery died"


def test_two_devices_that_wrote_in_one_line_keep_both(chromium: Browser, app: Program, people: dict[str, int]):
    talk = agreed_talk(app, people["Grace"], minutes=80)
    with phone(chromium, app) as first, phone(chromium, app) as second:
        one = opened(first, talk)
        one.get_by_role("button", name="Start the talk").tap()
        tap(one, "Quote", "memos")
        kept(one)
        other = opened(second, talk)
        expect(other.locator("[data-captured] input")).to_have_value("memos")
        first.set_offline(True)
        one.locator("[data-captured] input").fill("memos, on Mondays")
        other.locator("[data-captured] input").fill("memos and maps")
        kept(other)
        first.set_offline(False)
        expect(one.locator("[data-trouble]")).to_contain_text("Both are kept")
        kept(one)
    texts = sorted(row["text"] for row in rows(app, f"SELECT text FROM interviews_note WHERE interview_id = {talk}"))
    assert texts == ["memos and maps", "memos, on Mondays"]


def test_a_phone_that_is_not_let_in_any_more_says_so_and_keeps_everything(
    chromium: Browser, app: Program, people: dict[str, int]
):
    talk = agreed_talk(app, people["Zoë"], minutes=120)
    with phone(chromium, app) as context:
        page = opened(context, talk)
        page.get_by_role("button", name="Start the talk").tap()
        kept(page)
        context.set_offline(True)
        tap(page, "Quote", "said while away")
        context.clear_cookies()
        context.set_offline(False)
        expect(page.locator("[data-trouble]")).to_contain_text("no longer let in")
        waiting(page, 1)
        page.reload()
        waiting(page, 1)
        assert caught(page) == ["said while away"]
        context.add_cookies(app.cookies)
        page.reload()
        kept(page)
    assert rows(app, f"SELECT text FROM interviews_note WHERE interview_id = {talk}")[0]["text"] == "said while away"


def test_notes_about_somebody_forgotten_stay_on_the_phone_until_they_are_cleared(
    chromium: Browser, app: Program, people: dict[str, int]
):
    talk = agreed_talk(app, people["Zoë"], minutes=200)
    with phone(chromium, app) as context:
        page = opened(context, talk)
        context.set_offline(True)
        page.get_by_role("button", name="Start the talk").tap()
        tap(page, "Impression", "tired, but proud")
        page.close(run_before_unload=False)
        context.set_offline(False)
        [token] = re.findall(r'"X-CSRFToken": "(\w+)"', context.request.get("/").text())
        forgotten = context.request.post(f"/people/{people['Zoë']}/forget/", form={"csrfmiddlewaretoken": token})
        assert forgotten.ok, forgotten.status
        page = context.new_page()
        page.goto(f"/interviews/{talk}/meeting")
        expect(page.locator("[data-trouble]")).to_contain_text("not in the notebook any more")
        assert caught(page) == ["tired, but proud"]
        page.goto("/interviews/")
        page.get_by_role("button", name="Show them").tap()
        expect(page.get_by_role("dialog")).to_contain_text("tired, but proud")
        page.get_by_role("button", name="Clear them from this phone").tap()
        sent(page)


def test_the_page_reads_well_for_everybody(chromium: Browser, app: Program, people: dict[str, int]):
    talk = agreed_talk(app, people["Dana"], QUESTIONS, minutes=160)
    with watched(chromium, app, viewport=PHONE) as page:
        page.goto(f"/interviews/{talk}/meeting")
        expect(page.locator("#meeting[data-ready]")).to_be_attached()
        troubles = looked_over(page)
        page.get_by_role("button", name="Start the talk").click()
        page.get_by_role("button", name="Quote", exact=True).click()
        page.keyboard.type("Mondays are for reading what residents sent in, all of it, every week of the year")
        kept(page)
        troubles += looked_over(page)
        assert not troubles, "\n".join(troubles)
