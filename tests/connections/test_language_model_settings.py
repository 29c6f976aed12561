"""The settings of the language model: off until what leaves was read, and off again when it goes elsewhere."""

import html

import pytest

from shoptalk.connections.current import language_model
from shoptalk.connections.language_model import model_in_use
from shoptalk.connections.secrets import open_
from tests.integrations.model_server import ModelServer

AT = "/settings/language-model/"
LOCAL = "http://127.0.0.1:11434/v1"


def connect(browser, address=LOCAL, model="small", secret=""):
    return browser.post(AT, {"address": address, "model": model, "secret": secret})


def test_it_is_off_until_what_leaves_was_read(browser_of_marisol, marisol, campaign):
    connect(browser_of_marisol, LOCAL + "/chat/completions", secret="sesame-2026")
    kept = language_model(marisol)
    assert (kept.address, kept.agreed_at, model_in_use(marisol)) == (LOCAL, None, None)
    page = html.unescape(browser_of_marisol.get(AT).content.decode())
    assert "on this machine" in page and "say_in_substance" in page  # the very text of the next question
    assert "sesame-2026" not in page and "sesame-2026" not in kept.closed_secret
    browser_of_marisol.post(AT + "consent", {"address": LOCAL})
    assert model_in_use(marisol) is not None
    browser_of_marisol.post(AT + "rest")
    assert model_in_use(marisol) is None


def test_who_agreed_agreed_to_this_address(browser_of_marisol, marisol, campaign):
    connect(browser_of_marisol, secret="sesame-2026")
    browser_of_marisol.post(AT + "consent", {"address": LOCAL})
    connect(browser_of_marisol, "https://models.example.org/v1")
    moved = language_model(marisol)
    assert (moved.agreed_at, moved.closed_secret) == (None, "")  # the token was for the other server
    page = html.unescape(browser_of_marisol.get(AT).content.decode())
    assert "send this to models.example.org" in page and "exchanged for made-up ones" in page
    refused = browser_of_marisol.post(AT + "consent", {"address": LOCAL})
    assert refused.status_code == 422 and model_in_use(marisol) is None


def test_undo_brings_no_token_back(browser_of_marisol, marisol, campaign):
    connect(browser_of_marisol, secret="sesame-2026")
    assert open_(language_model(marisol).closed_secret, LOCAL) == "sesame-2026"
    ended = browser_of_marisol.post(AT + "ending", follow=True)
    assert "Its token is forgotten" in ended.content.decode()
    from shoptalk.history.steps import latest_undoable, undo
    from tests import cast

    undo(marisol, cast.NOW, latest_undoable(marisol))
    assert language_model(marisol).closed_secret == ""


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("", "Which address"), ("http://models.example.org", "without encryption"),
        ("javascript:alert(1)", "no address"),
        ("https://a:b@x.example", "boxes of their own"), ("https://x.example/v1?key=1", "no address"),
    ],
)  # fmt: skip
def test_an_address_that_cannot_be(browser_of_marisol, marisol, campaign, address, words):
    answer = connect(browser_of_marisol, address)
    assert answer.status_code == 422 and words in html.unescape(answer.content.decode())
    assert language_model(marisol) is None


def test_test_it_says_what_the_model_says(browser_of_marisol, marisol, campaign):
    with ModelServer("Good morning, <b>planning</b>.") as server:
        connect(browser_of_marisol, server.address)
        page = browser_of_marisol.post(AT + "test").content.decode()
        assert "It said: “Good morning, &lt;b&gt;planning&lt;/b&gt;.”" in page
        assert "Marisol" not in server.raw[0]
    page = browser_of_marisol.post(AT + "test").content.decode()
    assert "does not answer" in page
