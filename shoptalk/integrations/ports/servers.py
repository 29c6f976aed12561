"""A server that is spoken to on the seeker's behalf, and how it may fail.

Every adapter of mail and calendars raises only these three, each with one sentence for the seeker: what happened.
"""

import ipaddress
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Server:
    """Host, port and how to sign in. `tls` is "tls", "starttls" or "none". `is_token`: the secret is an XOAUTH2 token.

    The secret is left out of the representation, so that no log and no trace can show it.
    """

    host: str
    port: int
    tls: str
    login: str = ""
    secret: str = field(default="", repr=False)
    is_token: bool = False

    def __post_init__(self) -> None:
        if self.tls == "none" and not is_loopback_name(self.host):
            raise Permanent(f"A password goes to {self.host} encrypted or not at all. Choose TLS or STARTTLS.")


def is_loopback_name(host: str) -> bool:
    """Whether the name means this machine whatever a name server says."""
    name = host.strip("[]").rstrip(".").lower()
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"


class Failure(Exception):
    """What the server said or did, as a sentence. `code` is the server's own (SMTP status), where it gave one."""

    def __init__(self, words: str, code: int = 0):
        super().__init__(words)
        self.words, self.code = words, code


class Retryable(Failure):
    """It may work later: no connection, a time-out before anything was handed over, a temporary refusal (4yz)."""


class Permanent(Failure):
    """It will not work until somebody changes something: a refusal (5yz), a wrong certificate."""


class SignInRefused(Permanent):
    """The server does not take this login and secret: nothing else needs trying with them."""


class Unclear(Failure):
    """The connection ended after the message was handed over and before the answer: it may have been accepted."""
