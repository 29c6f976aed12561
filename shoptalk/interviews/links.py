"""Links that guests get: random, signed, expiring, revocable; and only where this installation has a public address."""

import secrets

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

RANDOM_BYTES = 18  # 144 bits: nobody guesses one
SIGNER = "shoptalk.guest-page"
LONGEST_LINK = 100


def new_token() -> str:
    return secrets.token_urlsafe(RANDOM_BYTES)


def signed(token: str) -> str:
    """The token as it stands in the link."""
    return _signer().sign(token)


def unsigned(link: str) -> str | None:
    """The token of a link, or None when it is not one of ours: a forged link costs no query."""
    if len(link) > LONGEST_LINK:
        return None
    try:
        return _signer().unsign(link)
    except BadSignature:
        return None


def _signer() -> Signer:
    return Signer(salt=SIGNER, sep=".")


def has_public_address() -> bool:
    return bool(settings.PUBLIC_ADDRESS)


def guest_address(token: str) -> str:
    """The whole address that goes into a letter; empty on an installation that nobody else can reach."""
    if not has_public_address():
        return ""
    return settings.PUBLIC_ADDRESS + reverse("guest", args=[signed(token)])
