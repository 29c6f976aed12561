"""A move that a later room brings to Today: who, since when, why now, and where its page is.

Each of those rooms has one function `due_moves(seat, now, campaign)` in its `due.py`; Today asks them all, and stores
nothing. Kinds stand in `method/moves.py`, which knows their order and their minutes.
"""

from dataclasses import dataclass
from datetime import date

from shoptalk.contacts.models import Contact
from shoptalk.outreach.drafting import Prepared

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
