"""What a later room shows on the page of an appointment: the invitation to the guest's calendar lives there.

That room tells how to look it up, once, when the app starts: `told_by(function)`. Until then nothing is shown.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from shoptalk.interviews.models import Interview
from shoptalk.workspaces.access import Seat


class Beside(NamedTuple):
    """A part of the page: the template, and what it shows."""

    template: str
    shows: Any


Source = Callable[[Seat, datetime, Interview], Beside | None]


def nothing(seat: Seat, now: datetime, talk: Interview) -> Beside | None:
    return None


_source: Source = nothing


def told_by(source: Source) -> None:
    """Registers the later room. Called once, from its `ready`."""
    global _source
    _source = source


def beside(seat: Seat, now: datetime, talk: Interview) -> Beside | None:
    return _source(seat, now, talk)
