"""Changing what Shoptalk knows about the person: name, phone, clock, country, light, keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from shoptalk.accounts import answers, places
from shoptalk.accounts.models import User
from shoptalk.history.steps import Step, step

NAME_LENGTH = 200
WORDS = {
    "full_name": "your name",
    "phone": "your phone number",
    "time_zone": "your time zone",
    "country": "your country",
    "light": "the light",
    "single_keys": "the single keys",
}


def change_settings(*, seat: Any, now: datetime, **typed: Any) -> Step:
    """Changes only the settings given (keys of WORDS), as typed; returns the step, for its Undo.

    A first time zone also fills an empty country, since public holidays follow from it. Raises Mend with a sentence.
    `seat` is a workspaces.Seat; this room may not name it.
    """
    read = read_settings(seat.user, typed)
    changed = [WORDS[name] for name in typed if getattr(seat.user, name) != read[name]]
    with step(seat, now, "change_settings", f"Saved: {', '.join(changed)}") as change:
        change.update(seat.user, **read)
    return change


def read_settings(user: User, typed: dict[str, Any]) -> dict[str, Any]:
    """What was typed, as columns of User, for actions that change more than that in one step. Raises Mend."""
    read = {name: _READ[name](value) for name, value in typed.items()}
    if read.get("time_zone") and not (user.country or read.get("country")):
        read["country"] = places.country_of_zone(read["time_zone"])
    return read


def _light(typed: str) -> str:
    if typed not in User.Light.values:
        raise answers.Mend("light", "The light is the device’s own, daylight or lamplight. Choose one of the three.")
    return typed


_READ: dict[str, Callable[[str], Any]] = {
    "full_name": lambda typed: answers.line("full_name", typed, NAME_LENGTH, "A name"),
    "phone": lambda typed: answers.phone("phone", typed),
    "time_zone": lambda typed: places.zone("time_zone", typed),
    "country": lambda typed: places.country("country", typed),
    "light": _light,
    "single_keys": bool,
}
