"""Pairing a phone: a key that is good once, the phone that came with it, and letting it go again.

These are no steps of the history: what undoes them is another pairing, and a secret belongs into no export.
"""

from datetime import datetime

from django.db import transaction

from shoptalk.accounts.devices import KEY_GOOD_FOR, hash_of, new_secret
from shoptalk.accounts.models import NAME, Device, PairingKey, User
from shoptalk.design.refusals import Refusal

SPENT = (
    "This code opens nothing any more. A code is good once, and for ten minutes. "
    "Make a new one on the computer: Settings, Phones."
)
UNNAMED = "Phone"
MOST_PHONES = 20  # more would be a program that pairs, not a person


def new_pairing_key(*, user: User, now: datetime) -> str:
    """A fresh key. Only its hash is kept, so it can be shown this once."""
    PairingKey.objects.exclude(pk__in=PairingKey.objects.good(now)).delete()
    secret = new_secret()
    PairingKey.objects.create(user=user, key_hash=hash_of(secret), made_at=now, expires_at=now + KEY_GOOD_FOR)
    return secret


@transaction.atomic
def pair_device(*, key: str, name: str, now: datetime) -> tuple[Device, str]:
    """Trades the key for a phone with a cookie of its own; of two who come with the same key, one is refused."""
    good = PairingKey.objects.good(now).filter(key_hash=hash_of(key))
    if good.update(used_at=now) != 1:
        raise Refusal(SPENT)
    user = PairingKey.objects.get(key_hash=hash_of(key)).user
    if Device.objects.let_in().filter(user=user).count() >= MOST_PHONES:
        raise Refusal(f"{MOST_PHONES} phones are paired already. Let one go first: Settings, Phones.")
    secret = new_secret()
    named = " ".join(name.replace("\x00", "").split())[:NAME] or UNNAMED
    device = Device.objects.create(user=user, name=named, cookie_hash=hash_of(secret), paired_at=now, last_seen_at=now)
    return device, secret


def revoke_device(*, device: Device, now: datetime) -> None:
    """Lets a phone go: from its next request on it gets nothing."""
    Device.objects.let_in().filter(pk=device.pk).update(revoked_at=now)
