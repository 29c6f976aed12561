"""The letters whose moment has come, read together with all that decides about them.

One look at the database serves many letters. What changed since it was read is noticed when a letter is taken in hand
(`claims`): then that letter is read anew.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Q

from shoptalk.connections.models import MailConnection
from shoptalk.method.mail.leaving_hours import LONGEST_WAIT
from shoptalk.outreach.models import Letter, Touch
from shoptalk.outreach.standings import NOBODY, second_people, touches_by_ask
from shoptalk.workspaces.access import Seat

READ_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Ready:
    """One letter that may leave, with the touches of its ask, and the newest touch that there was."""

    letter: Letter
    touches: tuple[Touch, ...]
    second: tuple[bool, bool]
    newest_touch: int


def due(connection: MailConnection, now: datetime):
    """Letters of this mailbox that may leave now. A next try that lies further ahead than any wait was set by a clock
    that was wrong."""
    again = Q(try_again_at=None) | Q(try_again_at__lte=now) | Q(try_again_at__gt=now + 2 * LONGEST_WAIT)
    paused = Q(kind=Letter.Kind.FIRST, ask__campaign__paused_at__isnull=False)
    waiting = Letter.objects.queued().filter(again, workspace=connection.workspace_id, deleted_at=None)
    return waiting.filter(send_after__lte=now).exclude(paused)


def ready(connection: MailConnection, seat: Seat, now: datetime) -> list[Ready]:
    """The next letters, the longest due first. Nine queries at most."""
    newest = Touch.objects.aggregate(newest=Max("pk"))["newest"] or 0
    rows = due(connection, now).select_related("ask", "contact", "connector").prefetch_related("ask__campaign")
    letters = list(rows.order_by("send_after", "pk")[:READ_AT_ONCE])
    if not letters:
        return []
    for letter in letters:
        letter.ask.contact = letter.contact
    asks = [letter.ask for letter in letters]
    touches, second = touches_by_ask(asks), second_people(seat, asks)
    return [
        Ready(letter, tuple(touches.get(letter.ask_id, ())), second.get(letter.ask_id, NOBODY), newest)
        for letter in letters
    ]
