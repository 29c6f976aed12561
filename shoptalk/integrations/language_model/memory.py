"""A language model that lives in memory: says what it was given to say, or fails as it was told to."""

import json
from collections.abc import Callable, Sequence

from shoptalk.integrations.ports.language_model import MOST_SENT, Message
from shoptalk.integrations.ports.servers import Failure, Permanent, Retryable

Says = str | Failure | Callable[[Sequence[Message]], str]


class Remembering:
    """The twin. `asked` holds every question; `takes` is how many seconds an answer would take."""

    def __init__(self, *says: Says, takes: float = 0.0):
        self.says, self.takes = list(says), takes
        self.asked: list[tuple[Message, ...]] = []

    def reply(self, messages: Sequence[Message], *, max_tokens: int, seconds: float) -> str:
        if len(self.would_send(messages, max_tokens=max_tokens).encode()) > MOST_SENT:
            raise Permanent("That is more text than one question may hold. Nothing was sent.")
        self.asked.append(tuple(messages))
        if self.takes > seconds:
            raise Retryable("The server took too long to answer.")
        said = self.says[min(len(self.asked), len(self.says)) - 1]
        if isinstance(said, Failure):
            raise said
        return said if isinstance(said, str) else said(messages)

    def would_send(self, messages: Sequence[Message], *, max_tokens: int) -> str:
        return json.dumps([{"role": one.role, "content": one.words} for one in messages], ensure_ascii=False, indent=1)
