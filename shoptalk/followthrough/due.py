"""What was promised asks for: one list of sources, each a small rule of its own."""

from collections.abc import Callable
from datetime import datetime

from shoptalk.campaigns.models import Campaign
from shoptalk.followthrough import due_promises, due_thanks, due_ties
from shoptalk.outreach.due_move import DueMove
from shoptalk.workspaces.access import Seat

SOURCES: tuple[Callable[[Seat, datetime, Campaign], list[DueMove]], ...] = (
    due_thanks.talks,
    due_thanks.helpers,
    due_promises.reports,
    due_promises.referrals,
    due_promises.suggestions,
    due_ties.mentors,
    due_ties.offers,
    due_ties.in_touch,
)


def due_moves(seat: Seat, now: datetime, campaign: Campaign) -> list[DueMove]:
    """Everything that is due of what was promised at the moment `now`. A fixed number of queries a source."""
    return [move for source in SOURCES for move in source(seat, now, campaign)]
