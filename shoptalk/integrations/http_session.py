"""A `requests` session for addresses that somebody typed into a setting.

Every connection, also after a redirect, goes through `reach.connected`: the name is resolved once and the address that
was looked at is spoken to, while the certificate is verified for the name. Plain HTTP reaches this machine only.
"""

import contextlib
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection

from shoptalk.integrations import trust
from shoptalk.integrations.ports.servers import Failure, Permanent, Retryable
from shoptalk.integrations.reach import connected, is_loopback_name

REDIRECTS = 3
UNAUTHORIZED = 401
SECONDS = 10.0
UNENCRYPTED = "{} is not encrypted. Use its https address, so that nobody on the way can read along."


def session(public_only: bool, seconds: float = SECONDS) -> "Session":
    """To be closed after use (`with`). `seconds` is how long one answer may take to begin, unless a call says less."""
    return Session(public_only, seconds)


def failure(error: requests.RequestException, address: str) -> Failure:
    """What went wrong, as one of ours: one sentence, without anything that was sent."""
    host = urlsplit(address).hostname or "The server"
    if isinstance(error, requests.TooManyRedirects):
        return Permanent(f"{host} sends us on and on, from one address to the next. Is the address right?")
    if isinstance(error, requests.exceptions.SSLError):
        return Permanent(trust.words(_inner(error), host))
    if isinstance(error, requests.Timeout):
        return Retryable(f"{host} did not answer in time.")
    if isinstance(
        error, requests.exceptions.MissingSchema | requests.exceptions.InvalidURL | requests.exceptions.InvalidSchema
    ):
        return Permanent("That is no address. It begins with https:// and names a server.")
    return Retryable(f"The connection to {host} broke off before it had answered.")


class Session(requests.Session):
    """As `requests` has it, but no setting of the environment (proxy, netrc) changes where it goes."""

    def __init__(self, public_only: bool, seconds: float):
        super().__init__()
        self.trust_env, self.max_redirects = False, REDIRECTS
        self._door = _Door(public_only, seconds)
        self.mount("https://", self._door)
        self.mount("http://", self._door)

    def request(self, method: Any, url: Any, *more: Any, **given: Any) -> requests.Response:
        self._door.home = self._door.home or (urlsplit(str(url)).hostname or "").lower()
        return super().request(method, url, *more, **given)

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Hangs up on a server that is not done by then; time-outs alone allow a byte now and then for ever."""
        too_late = threading.Event()

        def hang_up() -> None:
            too_late.set()
            self._door.hang_up()

        timer = threading.Timer(seconds, hang_up)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
        if too_late.is_set():  # what was read until then looks whole, and is not
            raise Retryable("The server took too long to answer.")

    def rebuild_method(self, prepared_request: requests.PreparedRequest, response: requests.Response) -> None:
        """Questions of WebDAV stay what they are when the server sends us on; `requests` would make them a GET."""
        if prepared_request.method in ("GET", "HEAD", "POST"):
            super().rebuild_method(prepared_request, response)


class _Door(HTTPAdapter):
    """Opens connections by `reach`, and only such as may be opened."""

    def __init__(self, public_only: bool, seconds: float):
        self.public_only, self.seconds = public_only, seconds
        self.home = ""  # the host that was asked for first: only this one may lie inside
        self.opened: list[Any] = []
        super().__init__(max_retries=0)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **more: Any) -> None:
        door = self

        class Plain(HTTPConnection):
            def _new_conn(self):
                return door.open(self)

        class Encrypted(HTTPSConnection):
            def _new_conn(self):
                return door.open(self)

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class EncryptedPool(HTTPSConnectionPool):
            ConnectionCls = Encrypted

        manager = PoolManager(connections, maxsize=maxsize, block=block, ssl_context=trust.context(), **more)
        manager.pool_classes_by_scheme = {"http": PlainPool, "https": EncryptedPool}
        self.poolmanager = manager

    def open(self, connection: Any) -> Any:
        host, timeout = connection.host.strip("[]"), connection.timeout
        plain = not isinstance(connection, HTTPSConnection)
        if plain and (self.public_only or not is_loopback_name(host)):
            raise Permanent(UNENCRYPTED.format(host))
        # Where a server sends us lies outside, even when the server itself stands at home.
        outside = self.public_only or host.lower() != self.home
        self.opened.append(connection)
        return connected(
            host, connection.port or connection.default_port, public_only=outside,
            timeout=timeout if isinstance(timeout, int | float) else self.seconds,
        )  # fmt: skip

    def hang_up(self) -> None:
        for connection in self.opened:
            with contextlib.suppress(OSError, AttributeError):
                connection.sock.shutdown(socket.SHUT_RDWR)

    def send(self, request: Any, stream: bool = False, timeout: Any = None, *more: Any, **given: Any) -> Any:
        answer = super().send(request, stream, timeout or self.seconds, *more, **given)
        if answer.is_redirect or answer.status_code == UNAUTHORIZED:
            # only the head counts, and `requests` would read (and unpack) the rest of it before it goes on, without end
            answer.raw.close()
            answer._content, answer._content_consumed = b"", True
        return answer

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """`trust.context` decides, whatever a caller says of `verify`."""

    def build_connection_pool_key_attributes(self, request: Any, verify: Any, cert: Any = None) -> Any:
        return super().build_connection_pool_key_attributes(request, True, None)


def _inner(error: BaseException) -> ssl.SSLError:
    """The error of TLS itself, which the libraries wrap in errors of their own."""
    around: list[Any] = [error]
    for one in around:
        if isinstance(one, ssl.SSLError):
            return one
        if len(around) < 20:
            around += [inner for inner in (*one.args, getattr(one, "reason", None)) if isinstance(inner, BaseException)]
    return ssl.SSLError()
