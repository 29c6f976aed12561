"""The campaign that a seat is in. One search at a time; it is made when the seeker first needs it."""

from datetime import datetime

from shoptalk.campaigns.models import Campaign
from shoptalk.workspaces.access import Seat


def current_campaign(seat: Seat, now: datetime) -> Campaign:
    """The newest campaign of this workspace; made on first use, with the default pace."""
    campaign = Campaign.objects.visible_to(seat).order_by("-started_at", "-pk").first()
    return campaign or Campaign.objects.create(workspace=seat.workspace, started_at=now)
