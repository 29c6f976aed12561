"""A move that a later room brings to Today: who, since when, why now, and where its page is.

Each of those rooms has one function `due_moves(seat, now, campaign)` in its `due.py`; Today asks them all, and stores
nothing. Kinds stand in `method/moves.py`, which knows their order and their minutes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from shoptalk.campaigns.models import Campaign
from shoptalk.contacts.models import Contact
from shoptalk.outreach.drafting import Prepared
from shoptalk.workspaces.access import Seat
from shoptalk.workspaces.holdings import Kind, holdings

LOOKED_AT = 40  # of each source; what lies behind comes up as these are done


@dataclass(frozen=True, slots=True)
class DueMove:
    """One thing to do. `url` is the page that does it; `due_on` the first day on which it is due."""

    kind: str
    contact: Contact
    due_on: date
    why: str
    url: str
    title: str
    button: str
    icon: str = "right"
    prepared: Prepared | None = None


# One small rule each: who is due, as a fixed number of queries; and the records without any of which it finds nobody.
Source = tuple[Callable[[Seat, datetime, Campaign], list[DueMove]], tuple[Kind, ...]]


def moves_of(sources: Sequence[Source], seat: Seat, now: datetime, campaign: Campaign) -> list[DueMove]:
    """What all sources of a room find. Sources that can find nobody are not asked: one query tells which."""
    there = holdings(seat, (kind for _, needs in sources for kind in needs))
    return [move for source, needs in sources if there.intersection(needs) for move in source(seat, now, campaign)]
