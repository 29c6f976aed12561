"""Alone on a laptop: no account. The address that bin/run prints carries a key, and the key becomes a cookie.

As notebook servers do it: loopback is shared by every user and every page of a machine, so being on loopback proves
nothing. Whoever has neither the key nor the cookie gets a 404 that says where the right address is.
"""

import hmac
import os
import secrets
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.request import split_domain_port

from shoptalk.accounts.devices import PAIR_PATH, device_of, is_phone_door, opens_pairing

KEY_FILE = "access.key"
KEPT_DAYS = 365
TICKET_FILE = "open.ticket"
TICKET_SECONDS = 60  # from the start of the browser to its first request
OPEN_FOLDER, OPEN_PATH = "/static/", "/alive"
# Pages that ask for a link of their own instead of the key: what a guest was sent, what a calendar program reads.
WITH_A_LINK = ("/pick/", "/calendar/")
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
SENTENCE = "Nothing here. Shoptalk opens with the whole address that bin/run printed, including its key."

NOT_PAIRED = "Nothing here for this phone. Pair it on the computer that Shoptalk runs on: Settings, Phones."
SPENT_OR_NONE = "This code opens nothing. A code is good once, for ten minutes. Make a new one: Settings, Phones."


def access_key(folder: Path | None = None) -> str:
    """The key of this installation, made on first use and kept in the data folder for its owner's eyes only."""
    folder = folder or settings.DATA
    path = folder / KEY_FILE
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(24))
        except FileExistsError:
            pass
    return path.read_text().strip()


def new_ticket() -> str:
    """What is handed to the browser in place of the key: good for one visit within a minute.

    The address that a program is started with can be read by every user of the machine (ps), for as long as it runs.
    """
    path, ticket = settings.DATA / TICKET_FILE, secrets.token_urlsafe(24)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(ticket)
    return ticket


def _opens(offered: str, key: str) -> bool:
    return hmac.compare_digest(offered.encode(), key.encode()) or _redeems_ticket(offered)


def _redeems_ticket(offered: str) -> bool:
    path = settings.DATA / TICKET_FILE
    try:
        is_ours = hmac.compare_digest(offered.encode(), path.read_bytes())
        is_fresh = time.time() - path.stat().st_mtime < TICKET_SECONDS
        if is_ours:
            path.unlink()  # of two who come with it, one finds it gone
    except FileNotFoundError:
        return False
    return is_ours and is_fresh


def is_open(request: HttpRequest) -> bool:
    """Whether this is there for everybody. Asked of the path that is served: where a request says that the whole app
    is mounted (SCRIPT_NAME) is part of `request.path`, and anybody can say it."""
    return request.path_info == OPEN_PATH or request.path_info.startswith((OPEN_FOLDER, *WITH_A_LINK))


def is_seen_from_outside(request: HttpRequest) -> bool:
    """Whether it came to the public address. There the notebook does not exist, not even for somebody with the key.

    However the name is written (capitals, a dot at the end, the usual port). Only where that name is also this
    machine's own or the phones', the port tells them apart."""
    if not settings.PUBLIC_HOST:
        return False
    asked, public = split_domain_port(request.get_host()), split_domain_port(settings.PUBLIC_HOST)
    if public[0] in (*LOOPBACK, settings.PHONE_NAME):
        return asked == public
    return asked[0] == public[0]


def cookie_name() -> str:
    return f"shoptalk-{settings.PORT}"


def cookie_value(key: str) -> str:
    """What the browser keeps: derived from the key, so that the cookie alone never reveals the address."""
    return hmac.new(settings.SECRET_KEY.encode(), key.encode(), sha256).hexdigest()


class KeyMiddleware:
    """Lets in whoever brings the key or the cookie; answers everybody else with a plain 404."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.get_host()  # an unknown Host header ends here (DNS rebinding), before anything is read
        if is_open(request):
            return self._open_to_all(request)
        if not (settings.SINGLE_SEEKER or is_seen_from_outside(request)):
            return self.get_response(request)
        if is_seen_from_outside(request):
            return _nothing(SENTENCE)
        request.device = None  # type: ignore[attr-defined]
        if is_phone_door(request):
            return self._at_phone_door(request)
        key = access_key()
        offered = request.GET.get("key", "")
        if request.method == "GET" and offered and _opens(offered, key):
            return _enter(request, key)
        cookie = request.COOKIES.get(cookie_name(), "")
        if not hmac.compare_digest(cookie.encode(), cookie_value(key).encode()):
            return _nothing(SENTENCE)
        return self.get_response(request)

    def _open_to_all(self, request: HttpRequest) -> HttpResponse:
        """Where nothing is, the notebook's own page would show its menu to everybody, and leave a cookie."""
        response = self.get_response(request)
        says_it_itself = response.status_code != 404 or "X-Robots-Tag" in response  # pages with a link of their own
        return response if says_it_itself else _nothing(SENTENCE)

    def _at_phone_door(self, request: HttpRequest) -> HttpResponse:
        """Only a paired phone comes in here, and only by the name that the door has. The key of the address opens
        nothing: over the network it could be overheard, and it cannot be taken back."""
        if split_domain_port(request.get_host())[0] != settings.PHONE_NAME:
            return _nothing(SENTENCE)
        device = device_of(request)
        request.device = device  # type: ignore[attr-defined]
        if device is not None or opens_pairing(request):
            return self.get_response(request)
        return _nothing(SPENT_OR_NONE if request.path_info == PAIR_PATH else NOT_PAIRED)


def _nothing(sentence: str) -> HttpResponse:
    return HttpResponse(sentence, status=404, content_type="text/plain; charset=utf-8")


def _enter(request: HttpRequest, key: str) -> HttpResponse:
    """Trades the key for the cookie and drops it from the address, so that it stays out of history and screenshots."""
    rest = request.GET.copy()
    del rest["key"]
    where = request.path_info + (f"?{rest.urlencode()}" if rest else "")
    response = HttpResponseRedirect("/" + where.lstrip("/"))  # never "//elsewhere"
    response.set_cookie(
        cookie_name(),
        cookie_value(key),
        max_age=KEPT_DAYS * 86400,
        httponly=True,
        samesite="Lax",  # Strict would show a 404 to somebody who follows a link in their own notes
        secure=settings.SECURE_COOKIES,
    )
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "no-store"
    return response
