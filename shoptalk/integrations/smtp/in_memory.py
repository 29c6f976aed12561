"""The twin in memory: takes letters like a server would, and fails when it is told to."""

from collections.abc import Iterable

from shoptalk.integrations.ports.mail_out import Envelope
from shoptalk.integrations.ports.servers import Failure, Unclear


class InMemory:
    """A MailOut that keeps what it took. `answers`: what comes of the next letters, in order; None is "taken"."""

    def __init__(self, answers: Iterable[Failure | None] = (), at_the_door: Failure | None = None):
        self.taken: list[Envelope] = []
        self.answers, self.at_the_door = list(answers), at_the_door
        self.times_opened, self._is_open = 0, False

    def open(self) -> None:
        if self.at_the_door:
            raise self.at_the_door
        self.times_opened += not self._is_open
        self._is_open = True

    def hand_over(self, envelope: Envelope) -> None:
        self.open()
        answer = self.answers.pop(0) if self.answers else None
        if isinstance(answer, Unclear):
            self._is_open = False
        if answer is not None:
            raise answer
        self.taken.append(envelope)

    def close(self) -> None:
        self._is_open = False
