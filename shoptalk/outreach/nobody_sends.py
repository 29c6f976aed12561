"""Whether letters wait to leave while nobody is there to send them.

The worker lives in a later room. That room tells whether one is there, once, when the app starts: `told_by(function)`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from shoptalk.outreach.models import Letter
from shoptalk.workspaces.access import Seat


def _somebody(now: datetime) -> bool:
    return True


_is_anybody_there: Callable[[datetime], bool] = _somebody


def told_by(is_anybody_there: Callable[[datetime], bool]) -> None:
    """Registers who knows of workers. Called once, from the `ready` of the room that holds them."""
    global _is_anybody_there
    _is_anybody_there = is_anybody_there


def letters_stuck(seat: Seat, now: datetime) -> int:
    """How many letters wait although nobody would send them; 0 when all is well."""
    waiting = Letter.objects.visible_to(seat).filter(left_at=None, failed_at=None, unsure_at=None)
    count = waiting.exclude(approved_at=None).count()
    return count if count and not _is_anybody_there(now) else 0
