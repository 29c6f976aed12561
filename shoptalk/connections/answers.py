"""Reading what somebody typed about a server: a host, a web address, a secret."""

import re
from urllib.parse import urlsplit

from shoptalk.accounts import answers
from shoptalk.accounts.answers import Mend
from shoptalk.integrations.http_get import with_scheme
from shoptalk.integrations.reach import is_loopback_name

LONGEST_HOST, LONGEST_ADDRESS, LONGEST_SECRET = 253, 2000, 4096  # tokens of Microsoft have more than 2,000 letters
HOST = re.compile(r"[\w](?:[\w.-]*[\w])?\.?|\[?[0-9a-fA-F:.]+\]?")
APP_PASSWORD = re.compile(r"[a-z]{4}( [a-z]{4}){3}")  # as Google shows it; the spaces are for the eye


def host(answer: str, typed: str) -> str:
    """The name of a server, as people copy it."""
    name = answers.line(answer, typed, LONGEST_HOST, "A server’s name").lower()
    if not name:
        raise Mend(answer, "Which server? Your provider’s help names it, often like smtp.mail.example.")
    if not HOST.fullmatch(name):
        raise Mend(answer, f"“{name}” is no name of a server. It has no spaces and no slashes, like smtp.mail.example.")
    return name


def tls(answer: str, typed: str, host: str, choices: list[str]) -> str:
    if typed not in choices:
        raise Mend(answer, "The encryption is TLS or STARTTLS. Choose one of them.")
    if typed == "none" and not is_loopback_name(host):
        raise Mend(
            answer, f"Without encryption your password could be read on the way to {host}. Choose TLS or STARTTLS."
        )
    return typed


def web_address(answer: str, typed: str) -> str:
    """An address with https, or of this machine; a password goes nowhere else."""
    address = with_scheme(answers.line(answer, typed, LONGEST_ADDRESS, "An address"))
    if address and "://" not in address:
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
        named = parts.hostname if parts.port is None or parts.port else ""
    except ValueError:
        named = ""
    if not named or parts.scheme not in ("http", "https") or not HOST.fullmatch(named):
        raise Mend(answer, "That is no address of a server. It begins with https:// and a name.")
    if parts.username is not None or parts.password is not None:
        raise Mend(answer, "Leave login and password out of the address; they have boxes of their own.")
    if parts.scheme == "http" and not is_loopback_name(named):
        raise Mend(answer, f"{named} would be reached without encryption. Use the address that begins with https://.")
    return address


def secret(typed: str) -> str:
    """A password or token as it was copied: without the space around it, and never shortened."""
    text = typed.replace("\xa0", " ").strip()
    if len(text) > LONGEST_SECRET:
        raise Mend("secret", f"A password or token fits into {LONGEST_SECRET:,} characters. Was something else copied?")
    if any(not letter.isprintable() for letter in text):
        raise Mend("secret", "There is a line break or another invisible sign in it. Copy it once more.")
    return text.replace(" ", "") if APP_PASSWORD.fullmatch(text) else text
