"""Sends a notice to a browser that agreed to it, and notes when nobody is there any more."""

import json
import ssl
from datetime import datetime
from hashlib import sha256

from shoptalk.connections import push_key
from shoptalk.connections.models import PushAddress
from shoptalk.connections.secrets import CannotOpen, close, open_
from shoptalk.integrations.ports.push import Browser, Gone
from shoptalk.integrations.ports.servers import Permanent
from shoptalk.integrations.webpush.sending import push

PUBLIC_ONLY = True  # always: no push service lives in a private network (tests have one on loopback)
TRUSTING: ssl.SSLContext | None = None  # the certificates of this machine


def closed_keys(p256dh: str, auth: str) -> str:
    return close(json.dumps({"p256dh": p256dh, "auth": auth}))


def send_notice(address: PushAddress, now: datetime, *, words: str, path: str, key: str, until: datetime) -> None:
    """One line for one browser; on a tap it opens `path`. Raises the failures of integrations.ports.servers.

    `key` names the notice: should it come twice, the second takes the place of the first.
    """
    tag = sha256(key.encode()).hexdigest()[:24]
    notice = json.dumps({"words": words, "path": path, "tag": tag}, ensure_ascii=False).encode()
    try:
        push(
            browser_of(address), notice, key=push_key.private_key(), contact=push_key.contact(),
            seconds=int((until - now).total_seconds()), topic=tag, public_only=PUBLIC_ONLY, trusting=TRUSTING,
        )  # fmt: skip
    except Gone:
        PushAddress.objects.filter(pk=address.pk, gone_at=None).update(gone_at=now)
        raise


def browser_of(address: PushAddress) -> Browser:
    try:
        keys = json.loads(open_(address.closed_keys))
        return Browser(address.endpoint, keys["p256dh"], keys["auth"])
    except (CannotOpen, ValueError, KeyError) as error:
        raise Permanent("The keys of this browser cannot be opened any more. Let it agree once more.") from error
