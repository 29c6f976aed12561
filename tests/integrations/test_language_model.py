"""What every language model promises, held by a real server on loopback and by the twin in memory."""

import json
import time

import pytest

from shoptalk.integrations.language_model.chat_completions import ChatCompletions, must_be_an_address, stays_here
from shoptalk.integrations.language_model.memory import Remembering
from shoptalk.integrations.ports.language_model import MOST_ANSWERED, Message
from shoptalk.integrations.ports.servers import Permanent, Retryable, SignInRefused
from tests.integrations.model_server import ModelServer, completion

QUESTION = (Message("system", "You are Walt."), Message("user", "Hello “Walt”,\nthis is Marisol."))


@pytest.fixture(params=["server", "twin"])
def model_that(request):
    """Makes a model that answers so; closes what it opened."""
    opened = []

    def make(*says, waits=0.0):
        if request.param == "twin":
            return Remembering(*says, takes=waits)
        server = ModelServer(*says, waits=waits)
        opened.append(server.__enter__())
        return ChatCompletions(server.address, "small", "sesame")

    yield make
    for server in opened:
        server.__exit__()


def test_what_it_says_comes_back_as_it_was_said(model_that):
    model = model_that("Brennan. “Who” is this? 你好", "<b>again</b>")
    assert model.reply(QUESTION, max_tokens=60, seconds=3) == "Brennan. “Who” is this? 你好"
    assert model.reply(QUESTION, max_tokens=60, seconds=3) == "<b>again</b>"


def test_the_text_that_would_leave_can_be_read_before(model_that):
    model = model_that("x")
    shown = model.would_send(QUESTION, max_tokens=60)
    for message in QUESTION:
        assert json.dumps(message.words, ensure_ascii=False) in shown
    assert "sesame" not in shown


def test_who_takes_too_long_is_not_waited_for(model_that):
    model = model_that("late", waits=5)
    began = time.monotonic()
    with pytest.raises(Retryable):
        model.reply(QUESTION, max_tokens=60, seconds=0.3)
    assert time.monotonic() - began < 2


def test_a_question_that_is_too_long_is_not_sent(model_that):
    with pytest.raises(Permanent, match="Nothing was sent"):
        model_that("x").reply([Message("user", "x" * 70_000)], max_tokens=60, seconds=1)


def test_what_is_sent_is_what_was_shown_and_the_token_goes_apart():
    with ModelServer("ok") as server:
        model = ChatCompletions(server.address + "/", "small", "sesame")
        model.reply(QUESTION, max_tokens=60, seconds=3)
        assert server.raw == [model.would_send(QUESTION, max_tokens=60)]
        assert server.tokens == ["Bearer sesame"]
        assert server.questions[0]["max_tokens"] == 60
    assert "sesame" not in repr(model)


REFUSALS = [
    ((401, {}, b"sesame"), SignInRefused, "does not take this token"),
    ((404, {}, b""), Permanent, "knows no model “small”"),
    ((429, {}, b""), Retryable, "429"),
    ((500, {}, b"<h1>sesame</h1>"), Retryable, "500"),
    ((400, {}, b""), Permanent, "did not take the question"),
    ((302, {"Location": "http://127.0.0.1:1/"}, b""), Permanent, "sends us on"),
    ((200, {"Content-Encoding": "gzip"}, b"x"), Permanent, "packed"),
    ((200, {}, b"not json"), Permanent, "not as a language model does"),
    ((200, {}, b"[" * 100_000), Permanent, "not as a language model does"),
    ((200, {}, b'{"choices": []}'), Permanent, "not as a language model does"),
    ((200, {}, completion(None)), Permanent, "not as a language model does"),
    ((200, {}, completion({"tool": "rm"})), Permanent, "not as a language model does"),
    ((200, {}, b"x" * (MOST_ANSWERED + 1)), Permanent, "far longer"),
    ((200, {"Content-Length": "900"}, b'{"choices"'), Retryable, "broke off|too long"),
]


@pytest.mark.parametrize(("answer", "failure", "words"), REFUSALS)
def test_whatever_the_server_answers_becomes_a_sentence_of_ours(answer, failure, words):
    with ModelServer(answer) as server, pytest.raises(failure, match=words) as caught:
        ChatCompletions(server.address, "small", "sesame").reply(QUESTION, max_tokens=60, seconds=1)
    assert "sesame" not in str(caught.value)


def test_where_only_public_servers_may_be_spoken_to_a_local_one_is_not():
    with ModelServer("ok") as server, pytest.raises(Permanent):
        ChatCompletions(server.address, "small", public_only=True).reply(QUESTION, max_tokens=9, seconds=1)
    assert server.questions == []


ADDRESSES = {
    "http://models.example.org/v1": "not encrypted",
    "ftp://127.0.0.1/v1": "no address",
    "models.example.org": "no address",
    "https://": "no address",
    "https://[::1/v1": "no address",
    "http://127.0.0.1:99999/v1": "no address",
    "https://a:b@models.example.org/v1": "token into its own box",
    "https://models.example.org/v1?key=1": "no address",
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_cannot_be_is_said_so_at_once(address):
    with pytest.raises(Permanent, match=ADDRESSES[address]):
        must_be_an_address(address)


def test_which_addresses_stay_on_this_machine():
    for address in ("http://127.0.0.1:11434/v1", "http://localhost:8080/v1", "http://[::1]:9/v1"):
        must_be_an_address(address)
        assert stays_here(address)
    must_be_an_address("https://models.example.org/v1")
    for elsewhere in ("https://models.example.org/v1", "https://localhost.example.org/v1", "https://10.0.0.2/v1"):
        assert not stays_here(elsewhere)
