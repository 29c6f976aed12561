"""A browser agrees to show notices, and is let go again."""

import base64
import binascii
import ipaddress
from datetime import datetime

from django.db import transaction

from shoptalk.connections.models import PushAddress
from shoptalk.connections.pushing import closed_keys
from shoptalk.design.refusals import Refusal
from shoptalk.integrations.ports.servers import Permanent
from shoptalk.integrations.webpush.sending import where
from shoptalk.workspaces.access import Seat, one_click_at_a_time

MOST_BROWSERS = 20
ADDRESS = 1000
POINT, SECRET = 65, 16  # bytes of p256dh (an uncompressed point of P-256) and of auth (RFC 8291, 3.2)
NO_SERVICE = "That is not the address of a push service, so this browser cannot be told anything. Nothing was changed."
NO_KEYS = "The keys that this browser gave are not complete. Try once more; nothing was changed."


def agree_to_push(
    *, seat: Seat, now: datetime, endpoint: str, p256dh: str, auth: str, name: str = ""
) -> PushAddress:  # fmt: skip
    """Keeps the address and the keys of a browser. One that agreed before only gets its keys renewed. Raises Refusal.

    No step of the history: it would carry the address along into every export, and the way back is one click.
    """
    _checked(endpoint)
    if _size(p256dh) != POINT or _size(auth) != SECRET:
        raise Refusal(NO_KEYS)
    keys = closed_keys(p256dh, auth)
    with transaction.atomic():
        one_click_at_a_time(seat)
        known = PushAddress.objects.visible_to(seat).filter(endpoint=endpoint).first()
        if known:
            known.closed_keys, known.gone_at = keys, None
            known.save(update_fields=["closed_keys", "gone_at"])
            return known
        if PushAddress.objects.visible_to(seat).filter(gone_at=None).count() >= MOST_BROWSERS:
            raise Refusal("Twenty browsers show notices already. Let one of them go first.")
        called = " ".join(name.split())[:80] or "A browser"
        return PushAddress.objects.create(
            workspace=seat.workspace, name=called, endpoint=endpoint, closed_keys=keys, made_at=now
        )


def let_browser_go(*, seat: Seat, address: PushAddress) -> None:
    """It is told nothing any more, and nothing of it is kept."""
    PushAddress.objects.visible_to(seat).filter(pk=address.pk).delete()


def _checked(endpoint: str) -> None:
    """The name behind it is looked at again each time something is sent there: names change their addresses."""
    if len(endpoint) > ADDRESS:
        raise Refusal(NO_SERVICE)
    try:
        host, port, _ = where(endpoint)
    except Permanent as error:
        raise Refusal(NO_SERVICE) from error
    if port != 443 or "." not in host or host.endswith((".localhost", ".local")) or _is_number(host):
        raise Refusal(NO_SERVICE)


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host.rpartition(".")[2].isdecimal()
    return True


def _size(text: str) -> int:
    try:
        return len(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (ValueError, binascii.Error):
        return 0
