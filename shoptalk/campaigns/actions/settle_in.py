"""The end of the first run: from here on Today opens."""

from datetime import datetime

from shoptalk.campaigns.models import Campaign
from shoptalk.history.steps import Step, step
from shoptalk.workspaces.access import Seat


def settle_in(*, seat: Seat, now: datetime, campaign: Campaign) -> Step:
    """Marks the first steps as done or left for later; doing it twice changes nothing."""
    with step(seat, now, "settle_in", "You opened your notebook") as change:
        change.update(campaign, settled_in_at=campaign.settled_in_at or now)
    return change
