"""A way out for letters: a server that takes them in from the seeker's own account.

Adapters raise exactly the failures of `servers`: Retryable and Permanent when the letter was surely not taken,
SignInRefused when this login does not open the account, Unclear when nobody can know.
"""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Envelope:
    """What is handed over: from and to as plain addresses, and the whole message with CRLF line ends."""

    sender: str
    recipient: str
    message: bytes


class MailOut(Protocol):
    """One way out. It may carry many letters, one after the other; a failure with one leaves it usable for the next."""

    def open(self) -> None:
        """Connects and signs in; does nothing while that stands."""
        ...

    def hand_over(self, envelope: Envelope) -> None:
        """Returns when the server has taken the letter on."""
        ...

    def close(self) -> None:
        """Takes leave. Never raises."""
        ...
