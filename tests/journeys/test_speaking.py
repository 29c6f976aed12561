"""A practice call that is spoken: a recorded voice is the browser's microphone, and a program on this machine listens.

Where Whisper is installed in the folder SHOPTALK_TEST_SPEECH, it listens; else a stand-in that speaks its protocol.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from shoptalk.method.rehearsal.finite_lines import file_of, finite_lines
from shoptalk.method.rehearsal.scenarios import SCENARIOS
from tests.journeys.conftest import QUIET, chromium_path
from tests.journeys.program import Program
from tests.journeys.watching import watched

HERE = Path(__file__).parent
VOICE = HERE.parent / "samples" / "speech" / "marisol.wav"
SCENARIO = "friendly-expert"
GONE = """const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
navigator.mediaDevices.getUserMedia = async wish => window.microphone = await ask(wish);"""


@pytest.fixture(scope="module")
def with_microphone(chromium: Browser) -> Iterator[Browser]:
    """A browser whose microphone plays a recorded voice, again and again."""
    fake = ("--use-fake-device-for-media-stream", f"--use-file-for-fake-audio-capture={VOICE}")
    browser = chromium.browser_type.launch(executable_path=chromium_path(), args=[*QUIET, *fake])
    yield browser
    browser.close()


def install(app: Program) -> None:
    """What listens, and the voice of the other side."""
    speech = app.data / "speech"
    if real := os.environ.get("SHOPTALK_TEST_SPEECH"):
        speech.mkdir()
        (speech / "venv").symlink_to(Path(real) / "venv")
    else:
        python = speech / "venv" / "bin" / "python"
        python.parent.mkdir(parents=True)
        python.write_text(f"#!/bin/sh\nexec {sys.executable} {HERE / 'pretend_listener.py'}\n")
        python.chmod(0o700)
        (speech / "model.bin").write_bytes(b"one's own")
    (speech / "voices").mkdir()
    for key in finite_lines(SCENARIOS[SCENARIO]):
        (speech / "voices" / file_of(key)).write_bytes(VOICE.read_bytes())


def ring(page: Page) -> None:
    page.goto(f"/rehearsal/calls/new/?scenario={SCENARIO}")
    page.locator("main form .btn.primary").click()
    expect(page.locator("#turns li")).to_have_count(1)


def test_without_a_listener_the_browser_may_listen_if_that_is_chosen(whole_chromium: Browser, app: Program):
    with watched(whole_chromium, app) as page:
        page.goto("/")
        ring(page)
        page.get_by_text("Speak instead of typing").click()
        expect(page.get_by_text("your voice leaves this machine")).to_be_visible()
        expect(page.locator("[data-mic]")).to_be_hidden()
        page.get_by_role("button", name="Let the browser listen").click()
        expect(page.locator("[data-mic]")).to_be_visible()
        page.get_by_role("button", name="may not listen any more").click()
        expect(page.locator("[data-mic]")).to_be_hidden()


def test_she_speaks_and_looks_over_what_was_heard(with_microphone: Browser, app: Program):
    install(app)
    with watched(with_microphone, app, permissions=["microphone"]) as page:
        page.add_init_script(GONE)
        ring(page)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.get_by_role("button", name="Read aloud").click()
        page.get_by_role("button", name="Speak").click()
        expect(page.get_by_text("Listening, on this machine.")).to_be_visible()
        page.wait_for_timeout(2500)
        page.get_by_role("button", name="I have said it").click()
        box = page.get_by_label("What do you say?")
        expect(page.get_by_text("Put right what was heard wrongly")).to_be_visible(timeout=60_000)
        assert len(box.input_value().split()) > 2
        box.fill(box.input_value() + " Marisol with an o.")
        page.get_by_role("button", name="Say it").click()
        expect(page.locator("#turns li")).to_have_count(3)
        assert "Marisol with an o." in page.locator("#turns li.you").inner_text()
        expect(box).to_have_value("")
        # the microphone is pulled out in the middle: what came before is written down, and one goes on
        page.get_by_role("button", name="Speak").click()
        expect(page.get_by_text("Listening, on this machine.")).to_be_visible()
        page.wait_for_timeout(2500)
        page.evaluate("microphone.getTracks().forEach(one => { one.stop(); one.dispatchEvent(new Event('ended')); })")
        expect(page.get_by_text("The microphone went away.")).to_be_visible()
        expect(box).not_to_have_value("", timeout=60_000)
        assert any("/rehearsal/voice?line=" in url for url in asked)
        page.get_by_role("button", name="Hang up").click()
        expect(page.get_by_text("Put right what was heard wrongly")).to_be_visible()  # it was spoken


def test_a_microphone_that_is_denied_leaves_typing_as_it_was(with_microphone: Browser, app: Program):
    with watched(with_microphone, app) as page:
        ring(page)
        page.get_by_role("button", name="Speak").click()
        expect(page.get_by_text("The microphone is not allowed here. Typing is just as good")).to_be_visible()
        page.get_by_label("What do you say?").fill("Hello, this is Marisol Vega.")
        page.get_by_role("button", name="Say it").click()
        expect(page.locator("#turns li")).to_have_count(3)
