"""The lines of the real brief, for rehearsing the beginning and the end of a talk.

Talks live in a later room. That room tells how to look them up, once, when the app starts: `told_by(function)`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from shoptalk.contacts.models import Contact
from shoptalk.workspaces.access import Seat


@dataclass(frozen=True, slots=True)
class BriefLines:
    """What the brief has to say at the beginning, in the middle and at the end, in the seeker's words."""

    opening: tuple[str, ...]
    questions: tuple[str, ...]
    closing: tuple[str, ...]


Source = Callable[[Seat, datetime, Contact], BriefLines | None]


def no_talk(seat: Seat, now: datetime, contact: Contact) -> BriefLines | None:
    return None


_source: Source = no_talk


def told_by(source: Source) -> None:
    """Registers who knows about briefs. Called once, from the `ready` of the room that holds them."""
    global _source
    _source = source


def brief_lines(seat: Seat, now: datetime, contact: Contact) -> BriefLines | None:
    """The lines of the brief for the next talk with this person, if one is agreed."""
    return _source(seat, now, contact)
