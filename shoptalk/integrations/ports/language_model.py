"""A language model that is asked over the wire, if the seeker chose one. Nothing here needs one.

A model gets text and gives text. It gets no tools, so that words in a note or a mail can make it do nothing. It fails
with the three failures of `ports/servers.py`, each one sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

MOST_SENT = 60_000  # bytes of one question; a scenario with a long call is a tenth of it
MOST_ANSWERED = 200_000  # bytes of one answer, with everything that servers put around it


@dataclass(frozen=True, slots=True)
class Message:
    """One part of the question: `role` is "system" (what we say), "user" (what somebody said), "assistant"."""

    role: str
    words: str


class LanguageModel(Protocol):
    def reply(self, messages: Sequence[Message], *, max_tokens: int, seconds: float) -> str:
        """The model's text, as it came, within `seconds`. Raises Retryable, Permanent or SignInRefused."""
        ...

    def would_send(self, messages: Sequence[Message], *, max_tokens: int) -> str:
        """The very text that `reply` sends for these messages, for the seeker to read before anything leaves."""
        ...
