"""Any server that speaks the chat completions of OpenAI: Ollama, llama.cpp, vLLM, LM Studio, and most that are hosted.

Encrypted, or on this machine; no redirect is followed, because the token would go with it.
"""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import HTTPError

from shoptalk.integrations import http_session
from shoptalk.integrations.language_model.in_time import in_time
from shoptalk.integrations.ports.language_model import MOST_ANSWERED, MOST_SENT, Message
from shoptalk.integrations.ports.servers import Failure, Permanent, Retryable, SignInRefused, is_loopback_name

PATH = "/chat/completions"
A_PIECE = 65_536
NO_ADDRESS = "That is no address. It begins with https:// and names a server, like https://models.example.org/v1."
TOO_LONG = "{} took too long to answer."
UNREADABLE = "{} answered, but not as a language model does. Is the address right, with /v1 at its end?"


@dataclass(frozen=True, slots=True)
class ChatCompletions:
    """`address` is what stands before /chat/completions. The token is left out of the representation."""

    address: str
    model: str
    token: str = field(default="", repr=False)
    public_only: bool = False

    def reply(self, messages: Sequence[Message], *, max_tokens: int, seconds: float) -> str:
        body = self.would_send(messages, max_tokens=max_tokens).encode()
        if len(body) > MOST_SENT:
            raise Permanent("That is more text than one question may hold. Nothing was sent.")
        host = host_of(self.address)
        # within() gives up a little earlier, so that the connection is closed before nobody waits for it any more
        return in_time(lambda: self._ask(body, seconds), seconds + 0.3, TOO_LONG.format(host))

    def would_send(self, messages: Sequence[Message], *, max_tokens: int) -> str:
        return json.dumps(
            {
                "model": self.model,
                "messages": [{"role": one.role, "content": one.words} for one in messages],
                "max_tokens": max_tokens,
                "temperature": 0.6,
                "stream": False,
            },
            ensure_ascii=False,
            indent=1,
        )

    def _ask(self, body: bytes, seconds: float) -> str:
        ends = time.monotonic() + seconds
        with http_session.session(self.public_only, seconds) as web, web.within(seconds):
            try:
                answer = web.post(
                    self.address.rstrip("/") + PATH, data=body, headers=self._headers(), stream=True,
                    allow_redirects=False,
                )  # fmt: skip
                _accepted(answer, host_of(self.address), self.model)
                return _words(_read(answer, ends), host_of(self.address))
            except requests.RequestException as error:
                if time.monotonic() >= ends - 0.05:  # it was we who hung up
                    raise Retryable(TOO_LONG.format(host_of(self.address))) from None
                raise http_session.failure(error, self.address) from None
            except Failure:
                raise
            except (UnicodeError, ValueError, OverflowError):
                raise Permanent(NO_ADDRESS) from None

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Accept-Encoding": "identity", "User-Agent": "Shoptalk"}
        return headers | ({"Authorization": f"Bearer {self.token}"} if self.token else {})


def host_of(address: str) -> str:
    """The host that the address names, for sentences; never more than it."""
    try:
        return urlsplit(address).hostname or "The server"
    except ValueError:
        return "The server"


def stays_here(address: str) -> bool:
    """Whether what is sent there stays on this machine, whatever a name server says."""
    return is_loopback_name(host_of(address))


def must_be_an_address(address: str) -> None:
    """Raises Permanent with a sentence for an address that will never be spoken to."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise Permanent(NO_ADDRESS) from None
    if parts.scheme not in ("http", "https") or not host or parts.query or parts.fragment:
        raise Permanent(NO_ADDRESS)
    if parts.username or parts.password:
        raise Permanent("The address holds a name or a password. Write the token into its own box instead.")
    if parts.scheme == "http" and not is_loopback_name(host):
        raise Permanent(http_session.UNENCRYPTED.format(host))


def _accepted(answer: requests.Response, host: str, model: str) -> None:
    """The server's own words stay out: they are a stranger's, and may repeat what was sent."""
    code = answer.status_code
    if code in (401, 403):
        raise SignInRefused(f"{host} does not take this token.", code)
    if code == 404:
        raise Permanent(f"{host} knows no model “{model}”, or nothing stands at this address.", code)
    if code in (408, 425, 429) or code >= 500:
        raise Retryable(f"{host} is busy or in trouble just now (its answer was {code}).", code)
    if 300 <= code < 400:
        raise Permanent(f"{host} sends us on to another address. Use that one, if you trust it.", code)
    if code != 200:
        raise Permanent(f"{host} did not take the question (its answer was {code}).", code)
    if answer.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise Permanent(f"{host} sends its answer packed, though it was asked not to.")


def _read(answer: requests.Response, ends: float) -> bytes:
    pieces = bytearray()
    try:
        while piece := answer.raw.read1(A_PIECE):
            pieces += piece
            if len(pieces) > MOST_ANSWERED:
                raise Permanent("The answer is far longer than what one says in a call.")
            if time.monotonic() > ends:
                raise Retryable("The server took too long to answer.")
    except (OSError, HTTPError):
        raise Retryable("The connection broke off in the middle of the answer.") from None
    return bytes(pieces)


def _words(read: bytes, host: str) -> str:
    """The text in an answer. Whatever else the server put into it is not looked at."""
    try:
        content: Any = json.loads(read)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        raise Permanent(UNREADABLE.format(host)) from None
    if not isinstance(content, str):
        raise Permanent(UNREADABLE.format(host))
    return content
