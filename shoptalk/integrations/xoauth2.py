"""Signing in with a token instead of a password, as Google and Microsoft have it (SASL XOAUTH2).

Both send a refusal as a challenge, to be answered with nothing; only then comes the error itself.
"""

from collections.abc import Callable


def words(login: str, token: str) -> str:
    """What is said, before base64. Neither part can hold the control character between them."""
    return f"user={_plain(login)}\x01auth=Bearer {_plain(token)}\x01\x01"


def for_smtp(login: str, token: str) -> Callable[..., str]:
    """For `smtplib.SMTP.auth("XOAUTH2", …)`."""
    return lambda challenge=None: words(login, token) if challenge is None else ""


def for_imap(login: str, token: str) -> Callable[[bytes], bytes]:
    """For `imaplib.IMAP4.authenticate("XOAUTH2", …)`."""
    return lambda challenge: b"" if challenge else words(login, token).encode()


def _plain(text: str) -> str:
    return "".join(letter for letter in text.strip() if letter.isprintable())
