"""How fast the seeker wants to go, and a pause from all of it."""

from datetime import datetime

from shoptalk.accounts.answers import Mend, number
from shoptalk.campaigns.models import MOST_ASKS_A_WEEK, MOST_TALKS_A_WEEK, Campaign, LinkedInPlan
from shoptalk.history.steps import Step, step
from shoptalk.workspaces.access import Seat

MINUTES = (15, 20, 30)  # A17


def set_pace(
    *, seat: Seat, now: datetime, campaign: Campaign, asks_per_week: object, talks_per_week: object, minutes: object,
    linkedin_plan: str,
) -> Step:  # fmt: skip
    """Sets asks and talks a week, the minutes to ask for (15, 20 or 30) and the LinkedIn plan. Raises Mend."""
    asks = number("asks_per_week", asks_per_week, 1, MOST_ASKS_A_WEEK, "Asks a week")
    talks = number("talks_per_week", talks_per_week, 0, MOST_TALKS_A_WEEK, "Talks a week")
    length = number("minutes", minutes, min(MINUTES), max(MINUTES), "The time to ask for")
    if length not in MINUTES:
        raise Mend("minutes", "Ask for 15, 20 or 30 minutes.")
    if linkedin_plan not in LinkedInPlan.values:
        raise Mend("linkedin_plan", "The LinkedIn plan is free or premium. Choose one of the two.")
    with step(seat, now, "set_pace", f"Your pace: {asks} asks and {talks} talks a week") as change:
        change.update(campaign, asks_per_week=asks, talks_per_week=talks, minutes=length, linkedin_plan=linkedin_plan)
    return change


def pause(*, seat: Seat, now: datetime, campaign: Campaign) -> Step:
    """Rests the whole search; pausing twice keeps the first day."""
    with step(seat, now, "pause", "Your search rests") as change:
        change.update(campaign, paused_at=campaign.paused_at or now)
    return change


def resume(*, seat: Seat, now: datetime, campaign: Campaign) -> Step:
    """Ends the pause."""
    with step(seat, now, "resume", "Your search goes on") as change:
        change.update(campaign, paused_at=None)
    return change
