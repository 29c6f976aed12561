"""One conversation with a calendar server: signed in, within a time, bounded in size, never with an open password.

Redirects are followed here and not by the library: PROPFIND must stay PROPFIND, and a password goes to the host that
it was typed in for and to no other.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import SplitResult, urljoin, urlsplit

import requests
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth

from shoptalk.integrations import http_session
from shoptalk.integrations.ports.calendars import Account, ChangedThere
from shoptalk.integrations.ports.servers import Failure, Permanent, Retryable, SignInRefused, is_loopback_name

CONNECT_SECONDS, READ_SECONDS = 5.0, 5.0
WHOLE_SECONDS = 30.0  # for everything that is said in one conversation
MOST_BYTES = 20 * 1024 * 1024  # of one answer; a calendar of many years has fewer
MOST_REDIRECTS = 5
CHUNK = 64 * 1024
MOVED = (301, 302, 303, 307, 308)
PRECONDITION_FAILED, MULTISTATUS = 412, 207
SPREAD = ".icloud.com"
NO_ADDRESS = "That is no address of a calendar server. It begins with https:// and a name."


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said. `address`: where it said it, after redirects."""

    status: int
    address: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def etag(self) -> str:
        return self.headers.get("ETag", "")


class BearerAuth(AuthBase):
    def __init__(self, token: str):
        self.token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self.token}"
        return request


class Conversation:
    """Use it with `with`. Every failure is one of the port's, with a sentence; none shows the secret."""

    def __init__(self, account: Account, *, public_only: bool, whole_seconds: float = WHOLE_SECONDS):
        must_be_safe(account.address)
        self.account = account
        self._session = http_session.session(public_only, READ_SECONDS)
        self._session.headers["Accept-Encoding"] = "identity"  # a small answer cannot grow when it is unpacked
        self._within = self._session.within(whole_seconds)
        self._until = time.monotonic() + whole_seconds
        self._auth: AuthBase | None = None
        if account.is_token:
            self._auth = BearerAuth(account.secret)
        elif account.login:
            self._auth = HTTPBasicAuth(account.login.encode(), account.secret.encode())
        self._home = urlsplit(account.address)

    def __enter__(self) -> Self:
        self._within.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.close()
        self._within.__exit__(kind, error, trace)

    def ask(
        self, method: str, address: str, body: bytes = b"", headers: Mapping[str, str] | None = None,
        expected: tuple[int, ...] = (),
    ) -> Answer:  # fmt: skip
        """The answer. A status outside of 2xx that is not `expected` is a failure."""
        try:
            answer = self._followed(method, address, body, headers or {})
        except requests.RequestException as error:
            raise http_session.failure(error, address) from None
        if answer.status in expected or 200 <= answer.status < 300:
            return answer
        raise _refusal(answer, self._name(answer.address))

    def _followed(self, method: str, address: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._signed_in(method, address, body, headers)
            to = answer.headers.get("Location", "")
            if answer.status not in MOVED or not to:
                return answer
            address = _joined(address, to)
        raise Permanent(f"{self._name(address)} sends us from one address to the next without end.")

    def _signed_in(self, method: str, address: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        answer = self._once(method, address, body, headers, self._auth)
        asks_digest = "digest" in answer.headers.get("WWW-Authenticate", "").lower()
        if answer.status == 401 and asks_digest and isinstance(self._auth, HTTPBasicAuth):
            self._auth = HTTPDigestAuth(self.account.login, self.account.secret)
            answer = self._once(method, address, body, headers, self._auth)
        return answer

    def _once(
        self, method: str, address: str, body: bytes, headers: Mapping[str, str], auth: AuthBase | None
    ) -> Answer:
        must_be_safe(address)
        left = self._until - time.monotonic()
        if left <= 0:
            raise Retryable(f"{self._name(address)} was too slow, so we stopped waiting.")
        signing = auth if self._may_sign_in(address) else None
        response = self._session.request(
            method, address, data=body or None, headers=dict(headers), auth=signing,
            timeout=(min(CONNECT_SECONDS, left), min(READ_SECONDS, left)), allow_redirects=False, stream=True,
        )  # fmt: skip
        with response:
            return Answer(response.status_code, address, response.headers, self._read(response, address))

    def _may_sign_in(self, address: str) -> bool:
        """The host that was typed in; and Apple's own, who spread calendars over many hosts. No other host beside it:
        under one domain there may be many strangers (me.example.co.uk, them.example.co.uk)."""
        to = urlsplit(address)
        if _host(to) == _host(self._home):
            return True
        spread = all((one.hostname or "").endswith(SPREAD) for one in (to, self._home))
        return spread and (to.scheme, to.port or 443) == ("https", 443)

    def _read(self, response: requests.Response, address: str) -> bytes:
        parts, size = [], 0
        for part in response.iter_content(CHUNK):
            size += len(part)
            if size > MOST_BYTES:
                raise Permanent(
                    f"{self._name(address)} sent more than {MOST_BYTES // 1024**2} MB, which we do not read."
                )
            if time.monotonic() > self._until:
                raise Retryable(f"{self._name(address)} was too slow, so we stopped waiting.")
            parts.append(part)
        return b"".join(parts)

    @staticmethod
    def _name(address: str) -> str:
        """The server as a sentence names it; never the whole address, which may hold a secret."""
        return urlsplit(address).hostname or "The calendar server"


def must_be_safe(address: str) -> None:
    """Raises Permanent for what is no web address, and for one that would carry a password in the open."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        host, parts = "", urlsplit("")
    if parts.scheme not in ("http", "https") or not host:
        raise Permanent(NO_ADDRESS)
    if parts.scheme == "http" and not is_loopback_name(host):
        raise Permanent(
            f"The address of {host} begins with http://, and on the way a password could be read. Use https:// instead."
        )


def _joined(base: str, to: str) -> str:
    try:
        return urljoin(base, to)
    except ValueError:
        raise Permanent(NO_ADDRESS) from None


def _host(parts: SplitResult) -> tuple[str, int | None]:
    return parts.hostname or "", parts.port or {"http": 80, "https": 443}.get(parts.scheme)


def _refusal(answer: Answer, name: str) -> Failure:
    status = answer.status
    if status == 401:
        return SignInRefused(
            f"{name} does not take this login and password. Where two-factor sign-in is on, it wants an app password.",
            status,
        )
    if status == PRECONDITION_FAILED:
        return ChangedThere("Another version lies there by now.", status)
    if status in (408, 423, 425, 429) or status >= 500:
        return Retryable(f"{name} cannot do it at the moment: it answered {status}.", status)
    if status in (404, 410):
        return Permanent(f"{name} has nothing at that address.", status)
    return Permanent(f"{name} refuses that: it answered {status}.", status)
