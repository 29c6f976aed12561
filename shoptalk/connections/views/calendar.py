"""The settings of calendars: one to write to (CalDAV), feeds of busy times (ICS); “Test it”; ending them."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from shoptalk.accounts.answers import Mend
from shoptalk.connections import current
from shoptalk.connections.actions.connect_calendar import choose_calendar, connect_calendar, connect_feed
from shoptalk.connections.actions.end_connection import end_connection
from shoptalk.connections.models import CalendarConnection
from shoptalk.connections.testing import try_calendar
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.history.steps import Step
from shoptalk.integrations import autoconfig
from shoptalk.workspaces.access import SeekerRequest, get_or_404

PAGE = "connections/calendar.html"
KEPT = "Saved. The server is asked now."


@never_cache
@require_http_methods(["GET", "POST"])
def calendar_settings(request: SeekerRequest) -> HttpResponse:
    if request.method == "GET":
        return _page(request)
    try:
        kept = connect_calendar(seat=request.seat, now=request.now, typed=request.POST)
    except Mend as mend:
        return _page(request, mend=mend)
    connection = current.calendar(request.seat)
    return _tested(request, kept, connection.pk if connection else 0)


@require_POST
def calendar_feeds(request: SeekerRequest) -> HttpResponse:
    try:
        kept = connect_feed(seat=request.seat, now=request.now, typed=request.POST)
    except Mend as mend:
        return _page(request, mend=mend)
    newest = max((one.pk for one in current.calendars(request.seat)), default=0)
    return _tested(request, kept, newest if kept.event else 0)


@require_POST
def calendar_test(request: SeekerRequest, pk: int) -> HttpResponse:
    connection = get_or_404(CalendarConnection.objects.filter(ended_at=None), request.seat, pk=pk)
    return _page(request, tested=connection.pk, found=try_calendar(connection))


@require_POST
def calendar_choice(request: SeekerRequest, pk: int) -> HttpResponse:
    kinds = CalendarConnection.objects.filter(ended_at=None, kind=CalendarConnection.Kind.CALDAV)
    connection = get_or_404(kinds, request.seat, pk=pk)
    address, _, name = request.POST.get("calendar", "").partition(" ")
    chosen = choose_calendar(seat=request.seat, now=request.now, connection=connection, address=address, name=name)
    say(request, f"{chosen.words}.", chosen.event)
    return go(request, "calendar_settings")


@require_POST
def calendar_ending(request: SeekerRequest, pk: int) -> HttpResponse:
    connection = get_or_404(CalendarConnection.objects.filter(ended_at=None), request.seat, pk=pk)
    ended = end_connection(seat=request.seat, now=request.now, connection=connection)
    say(request, f"{ended.words}. Its password and busy times are forgotten.", ended.event)
    return go(request, "calendar_settings")


def _tested(request: SeekerRequest, kept: Step, pk: int) -> HttpResponse:
    say(request, f"{kept.words}." if kept.event else KEPT, kept.event)
    return go(request, f"{reverse('calendar_settings')}{f'?test={pk}' if pk else ''}")


def _page(request: SeekerRequest, mend: Mend | None = None, tested: int = 0, found: Any = None) -> HttpResponse:
    connected = current.calendars(request.seat)
    kept = next((one for one in connected if one.kind == CalendarConnection.Kind.CALDAV), None)
    mailbox = current.mailbox(request.seat)
    provider = autoconfig.guess(mailbox.address).provider if mailbox else None
    said = {
        "address": kept.address if kept else (provider.caldav if provider else ""),
        "login": kept.login if kept else (mailbox.address if mailbox and provider and provider.caldav else ""),
    }
    if request.method == "POST" and mend:
        said |= {name: request.POST.get(name, "") for name in ("address", "login", "feed_name") if name in request.POST}
    asked = request.GET.get("test", "") if request.method == "GET" else ""
    return screen(
        request,
        PAGE,
        {
            "tab": "settings",
            "calendar": kept,
            "feeds": [one for one in connected if one is not kept],
            "said": said,
            "provider": provider,
            "providers": [one for one in autoconfig.PROVIDERS if one.caldav],
            "mend": mend,
            "mend_caldav": mend is not None and mend.answer in ("address", "login", "secret"),
            "tested": tested,
            "found": found,
            "tests_now": int(asked) if asked.isdecimal() and len(asked) < 18 else 0,
        },
        status=422 if mend else 200,
    )
