"""What the appointments and the talks ask for: one list of sources, each a small rule of its own."""

from collections.abc import Callable
from datetime import datetime

from shoptalk.campaigns.models import Campaign
from shoptalk.interviews.debrief_due import debriefs
from shoptalk.outreach.due_move import DueMove
from shoptalk.workspaces.access import Seat

SOURCES: tuple[Callable[[Seat, datetime, Campaign], list[DueMove]], ...] = (debriefs,)


def due_moves(seat: Seat, now: datetime, campaign: Campaign) -> list[DueMove]:
    """Everything that is due around the talks at the moment `now`. A fixed number of queries a source."""
    return [move for source in SOURCES for move in source(seat, now, campaign)]
