"""The next question to the language model, to be read before it is switched on.

What is asked is the business of a later room. It tells how to look it up, once, when the app starts:
`told_by(function)`. Until then nothing would be asked.
"""

from collections.abc import Callable
from datetime import datetime

from shoptalk.integrations.ports.language_model import Message
from shoptalk.workspaces.access import Seat

Source = Callable[[Seat, datetime, bool], tuple[Message, ...]]
TOKENS = 120


def nothing(seat: Seat, now: datetime, stays_here: bool) -> tuple[Message, ...]:
    return ()


_source: Source = nothing


def told_by(source: Source) -> None:
    """Registers who asks. Called once, from the `ready` of the room that does."""
    global _source
    _source = source


def next_question(seat: Seat, now: datetime, *, stays_here: bool) -> tuple[Message, ...]:
    """The messages as they would be sent now; with stand-ins for names where they would leave the machine."""
    return _source(seat, now, stays_here)
