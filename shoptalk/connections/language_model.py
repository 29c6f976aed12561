"""The seeker's language model, if one is connected and switched on; asked through here, so that it is noted."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings

from shoptalk.connections.current import language_model
from shoptalk.connections.models import WORDS, LanguageModelConnection
from shoptalk.connections.secrets import CannotOpen, open_
from shoptalk.integrations.language_model.chat_completions import ChatCompletions
from shoptalk.integrations.ports.language_model import LanguageModel, Message
from shoptalk.integrations.ports.servers import Failure
from shoptalk.integrations.trying import Line
from shoptalk.workspaces.access import Seat

TEST_SECONDS = 20.0  # a local model that was asleep is loaded first
TEST = (
    Message("system", "Answer with one short sentence of plain text."),
    Message("user", "Somebody rings you at work. Pick up the telephone."),
)


def model_in_use(seat: Seat) -> LanguageModelConnection | None:
    """The connection that is switched on."""
    connection = language_model(seat)
    return connection if connection and connection.agreed_at else None


def model_of(connection: LanguageModelConnection) -> LanguageModel:
    """Raises CannotOpen where the token cannot be opened."""
    token = open_(connection.closed_secret, connection.place)
    return ChatCompletions(connection.address, connection.model, token, settings.PUBLIC_SERVERS_ONLY)


def ask(
    connection: LanguageModelConnection, now: datetime, messages: Sequence[Message], *, max_tokens: int, seconds: float
) -> str:
    """The answer, or "" and why is noted on the connection. Speaks to a server: never within a transaction."""
    try:
        answer = model_of(connection).reply(messages, max_tokens=max_tokens, seconds=seconds)
    except (Failure, CannotOpen) as failure:
        _note(connection, asked_at=now, trouble=str(failure)[:WORDS], trouble_at=now)
        return ""
    _note(connection, asked_at=now, trouble="", trouble_at=None)
    return answer


def try_language_model(connection: LanguageModelConnection, now: datetime) -> tuple[Line, ...]:
    """“Test it”: asks for one sentence that has nothing of the notebook in it."""
    try:
        answer = model_of(connection).reply(TEST, max_tokens=60, seconds=TEST_SECONDS)
    except (Failure, CannotOpen) as failure:
        return (Line(str(failure), False),)
    _note(connection, trouble="", trouble_at=None)
    said = " ".join(answer.split())
    if not said:
        return (Line(f"{connection.host} answered with no words. Another model may do better.", False),)
    return Line(f"{connection.host} answered."), Line(f"It said: “{said[:200]}”", None)


def _note(connection: LanguageModelConnection, **noted) -> None:
    """Only if the connection is still the same; it is the program's note, and no step of history."""
    same = {"pk": connection.pk, "address": connection.address, "ended_at": None}
    LanguageModelConnection.objects.filter(**same).update(**noted)
    for name, value in noted.items():
        setattr(connection, name, value)
