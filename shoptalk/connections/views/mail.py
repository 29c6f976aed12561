"""The settings of the mailbox: address, servers, password; “Test it”; ending it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from shoptalk.accounts.answers import Mend
from shoptalk.connections import current
from shoptalk.connections.actions.connect_mailbox import MOST_LETTERS_A_DAY, connect_mailbox
from shoptalk.connections.actions.end_connection import end_connection
from shoptalk.connections.models import LETTERS_A_DAY, MailConnection, SecretKind, Tls
from shoptalk.connections.testing import try_mailbox
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.integrations import autoconfig
from shoptalk.workspaces.access import SeekerRequest

PAGE = "connections/mail.html"
ANSWERS = (
    "address", "login", "secret_kind", "smtp_host", "smtp_port", "smtp_tls", "imap_host", "imap_port", "imap_tls",
    "letters_a_day",
)  # fmt: skip
# As providers' help pages write it; the long words of the model do not fit beside a port.
SHORT_TLS = ((Tls.STARTTLS, "STARTTLS"), (Tls.TLS, "TLS (or SSL)"), (Tls.NONE, "None (this machine only)"))
OF_SERVERS = {"smtp_host", "smtp_port", "smtp_tls", "imap_host", "imap_port", "imap_tls", "login"}


@never_cache
@require_http_methods(["GET", "POST"])
def mail_settings(request: SeekerRequest) -> HttpResponse:
    if request.method == "GET":
        return _page(request)
    try:
        kept = connect_mailbox(seat=request.seat, now=request.now, typed=request.POST)
    except Mend as mend:
        return _page(request, mend=mend)
    say(request, f"{kept.words}." if kept.event else "Saved. The servers are asked now.", kept.event)
    return go(request, f"{reverse('mail_settings')}?test=now")


@require_POST
def mail_test(request: SeekerRequest) -> HttpResponse:
    connection = _connected(request)
    return _page(request, found=try_mailbox(connection))


@require_POST
def mail_ending(request: SeekerRequest) -> HttpResponse:
    connection = _connected(request)
    ended = end_connection(seat=request.seat, now=request.now, connection=connection)
    say(request, f"{ended.words}. Its password is forgotten.", ended.event)
    return go(request, "mail_settings")


def _connected(request: SeekerRequest) -> MailConnection:
    connection = current.mailbox(request.seat)
    if connection is None:
        raise Http404("No mailbox is connected.")
    return connection


def _page(request: SeekerRequest, mend: Mend | None = None, found: Any = None) -> HttpResponse:
    connection = current.mailbox(request.seat)
    said, provider = _said(request, connection)
    return screen(
        request,
        PAGE,
        {
            "tab": "settings",
            "connection": connection,
            "said": said,
            "provider": provider,
            "providers": autoconfig.PROVIDERS,
            "mend": mend,
            "found": found,
            "tests_now": request.method == "GET" and "test" in request.GET and connection is not None,
            "servers_open": bool(mend and mend.answer in OF_SERVERS)
            or (provider is None and not _works(request, connection)),
            "kinds": SecretKind.choices,
            "tls_choices": SHORT_TLS,
            "most_letters": MOST_LETTERS_A_DAY,
        },
        status=422 if mend else 200,
    )


def _works(request: SeekerRequest, connection: MailConnection | None) -> bool:
    """As far as is known: not while it is being tested, for then the servers may be what must be changed."""
    return connection is not None and not connection.trouble and "test" not in request.GET and request.method == "GET"


def _said(request: SeekerRequest, connection: MailConnection | None) -> tuple[dict[str, Any], Any]:
    """What the form holds: what was typed, or what is kept, or what is known of the address. Never a secret."""
    key = request.GET.get("provider", "")
    if request.method == "POST" and "smtp_host" in request.POST:
        typed = {name: request.POST.get(name, "") for name in ANSWERS}
        return typed, autoconfig.guess(typed["address"]).provider
    if connection is not None and not key:
        kept = {name: getattr(connection, name) for name in ANSWERS}
        return kept, autoconfig.guess(connection.address).provider
    address = request.GET.get("address", connection.address if connection else "")[:254]
    if not address and not key:
        return {}, None
    guess = autoconfig.guess(address, key)
    kind = SecretKind.TOKEN if guess.provider and guess.provider.needs_token else SecretKind.PASSWORD
    said: dict[str, Any] = {"address": address, "login": "", "secret_kind": kind, "letters_a_day": LETTERS_A_DAY}
    for name, (host, port, tls) in (("smtp", guess.smtp), ("imap", guess.imap)):
        said |= {f"{name}_host": host, f"{name}_port": port, f"{name}_tls": tls}
    return said, guess.provider
