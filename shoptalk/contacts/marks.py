"""Do-not-import marks: all that is left of somebody who was forgotten. A mark cannot be read back into a name.

A mark is the HMAC-SHA256 of one identity key (`method.duplicates.keys`: profile, e-mail, name at an employer), made
with the salt of the workspace, so that marks of two notebooks cannot be compared and marks still hold after a move.
"""

import hmac
from collections.abc import Callable, Collection, Iterable

from shoptalk.contacts.models import DoNotImport
from shoptalk.workspaces.access import Seat


def marks_for(seat: Seat, keys: Iterable[str]) -> set[str]:
    """The marks of these identity keys, 64 hexadecimal digits each."""
    secret = seat.workspace.salt.encode()
    return {_mark(secret, key) for key in keys}


def forgotten_check(seat: Seat) -> Callable[[Collection[str]], bool] | None:
    """A test whether any of some identity keys is marked in this workspace; None when nobody was forgotten."""
    marks = frozenset(DoNotImport.objects.visible_to(seat).values_list("mark", flat=True))
    if not marks:
        return None
    secret = seat.workspace.salt.encode()
    return lambda keys: any(_mark(secret, key) in marks for key in keys)


def _mark(secret: bytes, key: str) -> str:
    return hmac.digest(secret, key.encode(), "sha256").hex()
