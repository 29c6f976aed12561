"""What was promised asks for: one list of sources, each a small rule of its own."""

from datetime import datetime

from shoptalk.campaigns.models import Campaign
from shoptalk.followthrough import due_promises, due_thanks, due_ties
from shoptalk.followthrough.models import Favour, Mentorship, Referral, Suggestion
from shoptalk.interviews.models import Interview
from shoptalk.outreach.due_move import DueMove, Source, moves_of
from shoptalk.outreach.models import Ask, Letter, Touch
from shoptalk.workspaces.access import Seat
from shoptalk.workspaces.holdings import Kind

HELD = Kind(Interview, "ended_at IS NOT NULL")
NAMES = (Kind(Referral), Kind(Touch, "kind = 'gave_another_name'"))
THROUGH_SOMEBODY = Kind(Letter, "connector_id IS NOT NULL")
THANKED = Kind(Ask, "stage = 'thanked'")
ADVICE = Kind(Suggestion)

SOURCES: tuple[Source, ...] = (
    (due_thanks.talks, (HELD,)),
    (due_thanks.helpers, (Kind(Favour, "owes_thanks"), THROUGH_SOMEBODY)),
    (due_promises.reports, (ADVICE, *NAMES)),
    (due_promises.referrals, NAMES),
    (due_promises.suggestions, (Kind(Suggestion, "outcome = ''"),)),
    (due_ties.mentors, (Kind(Mentorship, "ended_on IS NULL"),)),
    (due_ties.offers, (ADVICE,)),
    (due_ties.in_touch, (THANKED,)),
)


def due_moves(seat: Seat, now: datetime, campaign: Campaign) -> list[DueMove]:
    """Everything that is due of what was promised at the moment `now`. A fixed number of queries a source."""
    return moves_of(SOURCES, seat, now, campaign)
