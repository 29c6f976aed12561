"""The settings page. Each part of it saves by itself."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from django_htmx.middleware import HtmxDetails

from shoptalk.accounts import places
from shoptalk.accounts.actions.change_settings import change_settings
from shoptalk.accounts.answers import Mend
from shoptalk.accounts.models import User
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say

# The parts of the page and the answers in each; a switch that is off sends nothing, so the part says what it holds.
PARTS = {
    "you": ("full_name", "phone", "time_zone", "country"),
    "light": ("light",),
    "keys": ("single_keys",),
}


class SeekerRequest(HttpRequest):
    """What this room uses of a request; `seat` is a workspaces.Seat, which this room may not name."""

    seat: Any
    now: datetime
    htmx: HtmxDetails


@require_http_methods(["GET", "POST"])
def settings_page(request: SeekerRequest) -> HttpResponse:
    if request.method == "GET":
        return _page(request)
    part = request.POST.get("part", "")
    try:
        typed = {name: request.POST.get(name, "") for name in PARTS[part]}
    except KeyError:
        return _page(request, Mend("part", "That part of the settings is not known here. Nothing was changed."))
    try:
        change = change_settings(seat=request.seat, now=request.now, **typed)
    except Mend as mend:
        return _page(request, mend, typed)
    if change.event:
        say(request, f"{change.words}.", change.event)
    if request.htmx:  # a switch that saves in place; only the line at the foot of the page is new
        return render(request, "design/toasts.html", {"swap": True})
    return go(request, f"{reverse('settings')}#{part}")


def _page(request: SeekerRequest, mend: Mend | None = None, typed: dict | None = None) -> HttpResponse:
    user = request.seat.user
    stored = {name: getattr(user, name) for names in PARTS.values() for name in names}
    return screen(
        request,
        "accounts/settings.html",
        {
            "tab": "settings",
            "said": stored | (typed or {}),
            "mend": mend,
            "zones": places.zone_groups(user.time_zone),
            "countries": places.countries(),
            "lights": User.Light.choices,
            "folder": settings.DATA,
        },
        status=422 if mend else 200,
    )
