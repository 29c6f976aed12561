"""Secrets of connections, closed with a key that lies beside the database and never in it.

`close(text)` gives what may be stored, `open_(text)` gives the secret back. The key file may hold several keys, the
newest first: new secrets are closed with the first, old ones are opened with whichever fits, so a key can be changed
without asking for every password again (docs/operating/mail-and-calendar.md). A copy of the database alone opens
nothing.

A secret is closed together with the place that it was typed in for, and opens for that place only: whatever changes the
host of a connection, an Undo or an edited export included, no password goes to a server that it was not meant for.
"""

import os
import tempfile
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

KEYS_FILE = "secrets.keys"
BETWEEN = "\x00"  # no form lets it through


class CannotOpen(Exception):
    """The secret was closed with a key that is not here: one sentence, what happened and what to do."""


def close(secret: str, place: str = "") -> str:
    """The secret in a form that may be stored; an empty one stays empty."""
    return _keys().encrypt(f"{place}{BETWEEN}{secret}".encode()).decode() if secret else ""


def open_(closed: str, place: str | None = None) -> str:
    """The secret again, for the place that it was typed in for (none: whatever that was).

    Raises CannotOpen where its key is missing or the place is another; never returns what is still closed.
    """
    if not closed:
        return ""
    try:
        kept_for, _, secret = _keys().decrypt(closed.encode()).decode().partition(BETWEEN)
    except (InvalidToken, UnicodeError):
        raise CannotOpen(
            "The password kept here cannot be opened: the key beside the notebook is another one. Type it in once more."
        ) from None
    if place is not None and kept_for and kept_for != place:
        raise CannotOpen("The password kept here was typed in for another server. Type in the one for this server.")
    return secret


def change_key(folder: Path | None = None) -> None:
    """Puts a new key in front; what is closed from now on is closed with it."""
    path = (folder or settings.DATA) / KEYS_FILE
    _write(path, "\n".join([Fernet.generate_key().decode(), *_lines(path)]) + "\n")


def close_anew(closed: str) -> str:
    """The same secret, closed with the newest key. Raises CannotOpen where none of the keys fits."""
    try:
        return _keys().rotate(closed.encode()).decode() if closed else ""
    except InvalidToken:
        raise CannotOpen("One secret cannot be opened by any key that is here.") from None


def forget_old_keys() -> None:
    """Only the newest key stays. What was closed with another one opens no more."""
    path = settings.DATA / KEYS_FILE
    _write(path, _lines(path)[0] + "\n")


def _keys() -> MultiFernet:
    path = settings.DATA / KEYS_FILE
    if not path.exists():
        _make(path)
    return MultiFernet([Fernet(line) for line in _lines(path)])


def _lines(path: Path) -> list[str]:
    return path.read_text().split() if path.exists() else []


def _make(path: Path) -> None:
    """Two may come here at once: the first file that stands whole is the one that counts."""
    beside = _written(path, Fernet.generate_key().decode() + "\n")
    try:
        os.link(beside, path)
    except FileExistsError:
        pass
    finally:
        beside.unlink()


def _write(path: Path, text: str) -> None:
    _written(path, text).replace(path)


def _written(path: Path, text: str) -> Path:
    """A file of its own beside `path`, for its owner only, safely on the disk."""
    handle, name = tempfile.mkstemp(prefix=f"{path.name}.", dir=path.parent)
    with os.fdopen(handle, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return Path(name)
