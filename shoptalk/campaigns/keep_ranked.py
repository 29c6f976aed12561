"""Keeps the order of asking up to date. Nothing has to remember to do it: the history tells when something changed."""

from datetime import datetime

from django.db.models import Max

from shoptalk.campaigns.actions.rank_people import rank_people
from shoptalk.campaigns.models import Campaign
from shoptalk.history.models import Event
from shoptalk.workspaces.access import Seat

# Steps after which the order is the same. Whoever was asked leaves the list by a query, not by a new order.
CHANGES_NO_ORDER = (
    "save_draft", "snooze_move", "write_belief", "mend_belief", "change_mind", "remove_belief", "set_pace", "pause",
    "resume", "settle_in", "write_wording", "back_to_built_in", "tell_apart", "log_touch", "let_letter_leave",
)  # fmt: skip


def keep_ranked(seat: Seat, now: datetime, campaign: Campaign) -> bool:
    """Ranks anew if people, fields, weights or background changed since; says whether it did. Two quick queries if not."""
    events = Event.objects.filter(workspace=seat.workspace, pk__gt=campaign.ranked_after)
    newest = events.exclude(name__in=CHANGES_NO_ORDER).aggregate(newest=Max("pk"))["newest"]
    if newest is None:
        return False
    rank_people(seat=seat, now=now, campaign=campaign)
    campaign.ranked_after = newest
    campaign.save(update_fields=["ranked_after"])
    return True
