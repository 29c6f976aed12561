"""Keeps the order of asking up to date. Nothing has to remember to do it: the history tells when something changed."""

from datetime import datetime

from django.db.models import Count, Max, Q

from shoptalk.campaigns.actions.rank_people import rank_people
from shoptalk.campaigns.models import Campaign
from shoptalk.history.models import PRIVATE, Event
from shoptalk.workspaces.access import Seat

# Steps after which the order is the same. Whoever was asked leaves the list by a query, not by a new order.
CHANGES_NO_ORDER = (
    "save_draft", "snooze_move", "write_belief", "mend_belief", "change_mind", "remove_belief", "set_pace", "pause",
    "resume", "settle_in", "write_wording", "back_to_built_in", "tell_apart", "log_touch", "let_letter_leave",
)  # fmt: skip

SKIPPED_AT_ONCE = 100  # so many steps that tell nothing new, and they are not read again


def keep_ranked(seat: Seat, now: datetime, campaign: Campaign) -> bool:
    """Ranks anew if people, fields, weights or background changed since; says if it did. One quick query if not."""
    events = Event.objects.filter(workspace=seat.workspace, pk__gt=campaign.ranked_after)
    tells_nothing = Q(name__in=CHANGES_NO_ORDER) | Q(name__startswith=PRIVATE)
    seen = events.aggregate(newest=Max("pk"), telling=Max("pk", filter=~tells_nothing), count=Count("pk"))
    if seen["telling"] is not None:
        rank_people(seat=seat, now=now, campaign=campaign)
    elif seen["count"] < SKIPPED_AT_ONCE:
        return False
    campaign.ranked_after = seen["newest"]
    campaign.save(update_fields=["ranked_after"])
    return seen["telling"] is not None
