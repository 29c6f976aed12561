"""Whether an application is under way where a talk is held: then questions of pay keep to the market (rulebook B17).

Applications live in a later room. That room tells how to look them up, once, when the app starts: `told_by(function)`.
Until then nobody applies anywhere.
"""

from collections.abc import Callable

from shoptalk.workspaces.access import Seat

Source = Callable[[Seat, str], bool]


def nowhere(seat: Seat, organization_key: str) -> bool:
    return False


_source: Source = nowhere


def told_by(source: Source) -> None:
    """Registers who knows about applications. Called once, from the `ready` of the room that holds them."""
    global _source
    _source = source


def is_applying_at(seat: Seat, organization_key: str) -> bool:
    """Is an application of the seeker under way at the employer with this key (`Contact.organization_key`)?"""
    return _source(seat, organization_key)
