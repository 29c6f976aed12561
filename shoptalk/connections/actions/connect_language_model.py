"""Connecting a language model, switching it on and off. Nothing is asked of any server here."""

from collections.abc import Mapping
from datetime import datetime

from shoptalk.accounts import answers
from shoptalk.accounts.answers import Mend
from shoptalk.connections import answers as servers
from shoptalk.connections.current import language_model
from shoptalk.connections.models import LanguageModelConnection
from shoptalk.connections.secrets import close
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.integrations.language_model.chat_completions import PATH, must_be_an_address
from shoptalk.integrations.ports.servers import Permanent
from shoptalk.workspaces.access import Seat, one_click_at_a_time


def connect_language_model(*, seat: Seat, now: datetime, typed: Mapping[str, str]) -> Step:
    """Keeps what was typed, and has it off: who agreed, agreed to another address. Raises Mend with a sentence."""
    address, token = _address(typed.get("address", "")), servers.secret(typed.get("secret", ""))
    read = {"address": address, "model": _model(typed.get("model", ""))}
    with step(seat, now, "connect_language_model", f"Language model: {read['model']}") as change:
        one_click_at_a_time(seat)
        connection = language_model(seat)
        if connection is None:
            made = LanguageModelConnection(workspace=seat.workspace, connected_at=now, **read)
            connection = change.create(made, only=read)
        else:
            moved = {name: value for name, value in read.items() if getattr(connection, name) != value}
            if "address" in moved:  # the token was for the other one, and Undo brings none back
                connection.closed_secret, connection.trouble, connection.trouble_at = "", "", None
                connection.save(update_fields=["closed_secret", "trouble", "trouble_at"])
            change.update(connection, **moved, **({"agreed_at": None} if moved else {}))
        if token:
            connection.closed_secret = close(token, connection.place)
            connection.save(update_fields=["closed_secret"])
    return change


def switch_on(*, seat: Seat, now: datetime, address: str) -> Step:
    """After what leaves was read. `address` is the one that stood on that page; another one was not agreed to."""
    with step(seat, now, "switch_on_language_model", "The language model words what the other side says") as change:
        connection = _connected(seat)
        if connection.address != address:
            raise Refusal("The address was changed in the meantime. Read once more what leaves, and where to.")
        if connection.agreed_at is None:
            change.update(connection, agreed_at=now)
    return change


def switch_off(*, seat: Seat, now: datetime) -> Step:
    with step(seat, now, "switch_off_language_model", "The language model is off") as change:
        connection = _connected(seat)
        if connection.agreed_at is not None:
            change.update(connection, agreed_at=None)
    return change


def _connected(seat: Seat) -> LanguageModelConnection:
    one_click_at_a_time(seat)
    connection = language_model(seat)
    if connection is None:
        raise Refusal("No language model is connected. Type its address first.")
    return connection


def _address(typed: str) -> str:
    if not typed.strip():
        raise Mend("address", "Which address? A model on this machine is often at http://127.0.0.1:11434/v1.")
    address = servers.web_address("address", typed).rstrip("/").removesuffix(PATH)
    try:
        must_be_an_address(address)
    except Permanent as sentence:
        raise Mend("address", str(sentence)) from None
    return address


def _model(typed: str) -> str:
    model = answers.line("model", typed, 200, "The name of a model")
    if not model:
        raise Mend("model", "Which model? Its server lists them by name, like llama3.2 or qwen3.")
    return model
