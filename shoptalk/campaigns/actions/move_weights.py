"""What counts how much in the order of asking: moved by the seeker, put back to the defaults at any time."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from shoptalk.accounts.answers import number
from shoptalk.campaigns.models import Campaign
from shoptalk.history.steps import Step, step
from shoptalk.method.ranking import Weights
from shoptalk.workspaces.access import Seat

DEFAULTS = asdict(Weights())
MOST = 100


def weights_of(campaign: Campaign) -> Weights:
    """The weights in force: the defaults, with what the seeker moved."""
    return Weights(**{name: campaign.weights.get(name, default) for name, default in DEFAULTS.items()})


def move_weights(
    *, seat: Seat, now: datetime, campaign: Campaign, weights: Mapping[str, object], close_ties_first: bool
) -> Step:
    """Sets the weights given (names of `Weights`, 0 to 100) and whether close ties come first (A2). Raises Mend.

    Only what differs from the default is stored, so that better defaults reach whoever never moved them.
    """
    typed = DEFAULTS | campaign.weights | {name: weights[name] for name in DEFAULTS if name in weights}
    read = {name: number(name, typed[name], 0, MOST, "A weight") for name in DEFAULTS}
    moved = {name: value for name, value in read.items() if value != DEFAULTS[name]}
    with step(seat, now, "move_weights", "You moved what counts") as change:
        change.update(campaign, weights=moved, close_ties_first=bool(close_ties_first))
    return change


def reset_weights(*, seat: Seat, now: datetime, campaign: Campaign) -> Step:
    """Back to the defaults."""
    with step(seat, now, "reset_weights", "Back to how it was weighed at first") as change:
        change.update(campaign, weights={}, close_ties_first=False)
    return change
