"""Phones: the list of those that were paired, the code for a new one, and the page on which a phone says yes."""

from datetime import datetime
from typing import Any

import segno
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shoptalk.accounts import devices
from shoptalk.accounts.actions.pair_device import new_pairing_key, pair_device, revoke_device
from shoptalk.accounts.models import Device
from shoptalk.accounts.single_seeker import KEPT_DAYS
from shoptalk.design.refusals import Refusal
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say

ON_THE_COMPUTER = (
    "Phones are paired and let go on the computer, so that a lost phone cannot let in another one. "
    "This phone can let itself go."
)
KINDS = (("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android phone"), ("Macintosh", "Mac"), ("Windows", "PC"))
LIST = "accounts/devices.html"


class SeekerRequest(HttpRequest):
    """What this room uses of a request; `seat` is a workspaces.Seat, which this room may not name."""

    seat: Any
    now: datetime
    device: Device | None


@require_GET
def phones(request: SeekerRequest) -> HttpResponse:
    return screen(request, LIST, _list(request))


@require_POST
def pairing_keys(request: SeekerRequest) -> HttpResponse:
    """Makes a key and shows it, this once, as a picture to point a phone at."""
    _only_on_the_computer(request)
    if not settings.PHONE_DOOR:
        raise Refusal("Phones cannot reach this Shoptalk. Stop it, and start it with: bin/run --phone")
    address = f"{settings.PHONE_DOOR}{devices.PAIR_PATH}?key={new_pairing_key(user=request.seat.user, now=request.now)}"
    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_inline(scale=5, border=4, dark="#192923", light="#ffffff", svgclass=None, lineclass=None)
    return screen(request, LIST, _list(request) | {"code": mark_safe(drawn), "address": address})


@require_POST
def revocation(request: SeekerRequest, pk: int) -> HttpResponse:
    device = Device.objects.let_in().filter(user=request.seat.user, pk=pk).first()
    if device is None:
        raise Http404("No paired phone here.")
    if request.device is None or request.device.pk != device.pk:
        _only_on_the_computer(request)
    revoke_device(device=device, now=request.now)
    say(request, f"{device.name} was let go. It gets nothing any more.")
    return go(request, "devices")


@never_cache
@require_http_methods(["GET", "POST"])
def pair(request: SeekerRequest) -> HttpResponse:
    """The page behind the code. Looking at it uses nothing up: some phones look ahead before they ask."""
    key = request.GET.get("key", "")
    if request.method == "GET" or not key:
        if not devices.opens_pairing(request):
            return HttpResponseRedirect("/")  # somebody who is in already
        kind = _kind_of(request.headers.get("User-Agent", ""))
        return render(request, "accounts/pair.html", {"name": kind, "secure": request.is_secure(), "key": key})
    _, secret = pair_device(key=key, name=request.POST.get("name", ""), now=timezone.now())
    response = HttpResponseRedirect("/")
    response.set_cookie(
        devices.cookie_name(),
        secret,
        max_age=KEPT_DAYS * 86400,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )
    return response


def _list(request: SeekerRequest) -> dict[str, Any]:
    paired = list(Device.objects.filter(user=request.seat.user))
    return {
        "tab": "settings",
        "phones": [one for one in paired if one.revoked_at is None],
        "gone": [one for one in paired if one.revoked_at is not None][:10],
        "here": request.device,
        "door": settings.PHONE_DOOR,
        "encrypted": settings.PHONE_DOOR.startswith("https:"),
    }


def _only_on_the_computer(request: SeekerRequest) -> None:
    if request.device is not None:
        raise Refusal(ON_THE_COMPUTER)


def _kind_of(agent: str) -> str:
    return next((words for sign, words in KINDS if sign in agent), "Phone")
