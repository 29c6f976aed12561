"""What the ranking must know of asks: who was asked, who rests, where a door is open already (rulebook A31-A36).

Asks live in a later room. That room tells how to look them up, once, when the app starts:
`told_by(function)`. Until then nobody has been asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from shoptalk.campaigns.models import Campaign
from shoptalk.workspaces.access import Seat


@dataclass(frozen=True, slots=True)
class AskedState:
    """Where one person stands. `final`: they said no, or rest for good."""

    asked_on: date | None = None
    resting_until: date | None = None
    final: bool = False


@dataclass(frozen=True, slots=True)
class AskedSoFar:
    """Everything that was asked in a campaign, as the ranking needs it. Employers go by `Contact.organization_key`."""

    people: Mapping[int, AskedState] = field(default_factory=dict)  # by contact id; only those with an ask
    open_asks: Mapping[str, int] = field(default_factory=dict)  # open asks at an employer (A32)
    boosters: Mapping[str, str] = field(default_factory=dict)  # the name of who answered there (A32)
    segments: frozenset[str] = frozenset()  # kinds of workplace that were asked already (A11)
    talks_held: int = 0  # executives come after a first talk (A8)


AskedSource = Callable[[Seat, Campaign, date], AskedSoFar]


def nobody(seat: Seat, campaign: Campaign, today: date) -> AskedSoFar:
    return AskedSoFar()


_source: AskedSource = nobody


def told_by(source: AskedSource) -> None:
    """Registers who knows about asks. Called once, from the `ready` of the room that holds them."""
    global _source
    _source = source


def asked_so_far(seat: Seat, campaign: Campaign, today: date) -> AskedSoFar:
    return _source(seat, campaign, today)
