"""The settings of the language model: where it is, what leaves, “Test it”, on and off, ending it."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from shoptalk.accounts.answers import Mend
from shoptalk.connections import current
from shoptalk.connections.actions.connect_language_model import connect_language_model, switch_off, switch_on
from shoptalk.connections.actions.end_connection import end_connection
from shoptalk.connections.language_model import try_language_model
from shoptalk.connections.models import LanguageModelConnection
from shoptalk.connections.next_question import TOKENS, next_question
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.integrations.language_model.chat_completions import ChatCompletions
from shoptalk.workspaces.access import SeekerRequest

PAGE = "connections/language_model.html"


@never_cache
@require_http_methods(["GET", "POST"])
def language_model_settings(request: SeekerRequest) -> HttpResponse:
    if request.method == "GET":
        return _page(request)
    try:
        kept = connect_language_model(seat=request.seat, now=request.now, typed=request.POST)
    except Mend as mend:
        return _page(request, mend=mend)
    say(request, f"{kept.words}." if kept.event else "Saved.", kept.event)
    return go(request, "language_model_settings")


@require_POST
def language_model_test(request: SeekerRequest) -> HttpResponse:
    return _page(request, tried=try_language_model(_connected(request), request.now))


@require_POST
def language_model_consent(request: SeekerRequest) -> HttpResponse:
    change = switch_on(seat=request.seat, now=request.now, address=request.POST.get("address", ""))
    say(request, f"{change.words}.", change.event)
    return go(request, "language_model_settings")


@require_POST
def language_model_rest(request: SeekerRequest) -> HttpResponse:
    change = switch_off(seat=request.seat, now=request.now)
    say(request, f"{change.words}.", change.event)
    return go(request, "language_model_settings")


@require_POST
def language_model_ending(request: SeekerRequest) -> HttpResponse:
    ended = end_connection(seat=request.seat, now=request.now, connection=_connected(request))
    say(request, f"{ended.words}. Its token is forgotten.", ended.event)
    return go(request, "language_model_settings")


def _connected(request: SeekerRequest) -> LanguageModelConnection:
    connection = current.language_model(request.seat)
    if connection is None:
        raise Http404("No language model is connected.")
    return connection


def _page(request: SeekerRequest, mend: Mend | None = None, tried: Any = None) -> HttpResponse:
    connection = current.language_model(request.seat)
    said = {"address": connection.address, "model": connection.model} if connection else {}
    if mend:
        said = {name: request.POST.get(name, "") for name in ("address", "model")}
    return screen(
        request,
        PAGE,
        {
            "tab": "settings",
            "connection": connection,
            "said": said,
            "mend": mend,
            "found": {"lines": tried} if tried else None,
            "text": _text(request, connection) if connection else "",
            "public_only": settings.PUBLIC_SERVERS_ONLY,
        },
        status=422 if mend else 200,
    )


def _text(request: SeekerRequest, connection: LanguageModelConnection) -> str:
    """The very text of the next question, without the token."""
    messages = next_question(request.seat, request.now, stays_here=connection.stays_here)
    return ChatCompletions(connection.address, connection.model).would_send(messages, max_tokens=TOKENS)
