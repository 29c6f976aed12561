"""A seeker chooses what she is told, and looks whether everything runs: in a browser, in both sizes."""

import json

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.looking_over import troubles_of
from tests.journeys.notebook import rows, settle
from tests.journeys.pages import Place
from tests.journeys.program import Program
from tests.journeys.watching import watched

WAITS = 30_000  # ms, for a worker on a busy machine


@pytest.fixture
def notebook(window: Page) -> Page:
    settle(window)
    return window


def test_settings_lead_there_and_a_choice_stays(notebook: Page, app: Program):
    notebook.goto("/settings/")
    notebook.get_by_role("link", name="What Shoptalk tells you").click()
    expect(notebook.get_by_role("heading", level=1)).to_have_text("What Shoptalk tells you")
    notebook.get_by_role("switch", name="Somebody answered").check()
    notebook.get_by_label("From").fill("22:30")
    notebook.get_by_role("button", name="Save").click()
    expect(notebook.locator("#toasts")).to_contain_text("Saved: what you are told")
    expect(notebook.get_by_role("switch", name="Somebody answered")).to_be_checked()
    expect(notebook.get_by_label("From")).to_have_value("22:30")


def test_the_page_asks_for_nothing_by_itself_and_says_what_is_missing(notebook: Page):
    notebook.goto("/settings/notices/")
    assert notebook.evaluate("Notification.permission") != "granted"
    expect(notebook.locator("#agree-said")).not_to_contain_text("which is off")


def test_a_notice_that_comes_is_shown_in_one_line(whole_chromium: Browser, app: Program):
    """The real service worker of a real browser, handed what a push service would hand it."""
    with watched(whole_chromium, app) as notebook:
        notebook.context.grant_permissions(["notifications"], origin=app.base)
        notebook.goto("/settings/notices/")
        notebook.evaluate(
            "navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready).then(() => 1)"
        )
        registered: list[dict] = []
        session = notebook.context.new_cdp_session(notebook)
        session.on("ServiceWorker.workerRegistrationUpdated", lambda heard: registered.extend(heard["registrations"]))
        session.send("ServiceWorker.enable")
        notebook.wait_for_timeout(500)
        told = {"words": "Your talk with Dana starts in 15 minutes.", "path": "/interviews/1/", "tag": "one"}
        for data in (json.dumps(told), json.dumps(told), "not ours"):
            session.send(
                "ServiceWorker.deliverPushMessage",
                {"origin": app.base, "registrationId": registered[-1]["registrationId"], "data": data},
            )
        notebook.wait_for_timeout(1000)
        shown = notebook.evaluate(
            """navigator.serviceWorker.ready.then(one => one.getNotifications())
              .then(all => all.map(one => [one.body, one.tag, one.data.path]).sort())"""
        )
        assert shown == [
            ["Something is new on Today.", "shoptalk", "/"],
            ["Your talk with Dana starts in 15 minutes.", "one", "/interviews/1/"],
        ]


def test_the_page_of_health_says_that_a_worker_is_there(notebook: Page):
    notebook.goto("/keep/health/")
    expect(notebook.get_by_text("Yes. What happens by itself is happening.")).to_be_visible(timeout=WAITS)
    expect(notebook.get_by_text("Finding people stays quick as the notebook grows")).to_be_visible()


def test_without_a_worker_the_command_says_so(notebook: Page, app: Program):
    assert rows(app, "SELECT count(*) AS workers FROM clock_beat WHERE ended_at IS NULL") == [{"workers": 1}]
    assert app.command("health")["well"] is True


def test_both_pages_in_both_sizes_and_lights(notebook: Page):
    found = [Place("notices", "/settings/notices/"), Place("health", "/keep/health/")]
    assert troubles_of(notebook, found) == []
