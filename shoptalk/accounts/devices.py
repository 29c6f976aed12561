"""Who comes in through the phone door: a paired phone with a cookie of its own, and nobody else.

The phone door is a second server that `bin/run --phone` opens to the local network. It knows neither the key of
the address nor the cookie made from it: what is never accepted there is never sent over the network.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

if TYPE_CHECKING:
    from django.http import HttpRequest

    from shoptalk.accounts.models import Device

AT_PHONE_DOOR = "shoptalk.phone"  # set by the server itself (start.py); no header can have this name
PAIR_PATH = "/pair"
KEY_GOOD_FOR = timedelta(minutes=10)
SEEN_EVERY = timedelta(minutes=1)  # how exactly "last seen" is kept


def is_phone_door(request: HttpRequest) -> bool:
    return bool(request.META.get(AT_PHONE_DOOR))


def cookie_name() -> str:
    return f"shoptalk-phone-{settings.PORT}"


def new_secret() -> str:
    return secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    """What is kept of a secret. It has 256 random bits, so nothing slower is needed."""
    return sha256(secret.encode()).hexdigest()


def device_of(request: HttpRequest) -> Device | None:
    """The paired phone that this request comes from, if it may still come in."""
    from shoptalk.accounts.models import Device

    secret = request.COOKIES.get(cookie_name(), "")
    if not secret:
        return None
    device = Device.objects.let_in().select_related("user").filter(cookie_hash=hash_of(secret)).first()
    if device is not None:
        _seen(device, timezone.now())
    return device


def _seen(device: Device, now: datetime) -> None:
    if device.last_seen_at is None or abs(now - device.last_seen_at) > SEEN_EVERY:
        type(device).objects.filter(pk=device.pk).update(last_seen_at=now)


def opens_pairing(request: HttpRequest) -> bool:
    """Whether somebody stands at the door with a pairing key that is still good."""
    from shoptalk.accounts.models import PairingKey

    key = request.GET.get("key", "")
    if request.path_info != PAIR_PATH or not key:
        return False
    return PairingKey.objects.good(timezone.now()).filter(key_hash=hash_of(key)).exists()
