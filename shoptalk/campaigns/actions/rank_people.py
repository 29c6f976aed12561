"""Makes the order of asking anew: who is worth asking first, and why, in words."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from shoptalk.campaigns.actions.move_weights import weights_of
from shoptalk.campaigns.asked import AskedSoFar, asked_so_far
from shoptalk.campaigns.candidates import candidates
from shoptalk.campaigns.current import current_campaign
from shoptalk.campaigns.models import Campaign, Target
from shoptalk.method.ranking import rank
from shoptalk.workspaces.access import Seat

KEPT = 300  # places; at four asks a week that is more than a year


@transaction.atomic
def rank_people(*, seat: Seat, now: datetime, campaign: Campaign | None = None, asked: AskedSoFar | None = None) -> int:
    """Writes the `Target` rows of a campaign anew and returns how many there are (rulebook A1-A11).

    To be called when people, fields, weights, one's own background or asks have changed. No step and no Undo: the
    order is worked out, so undoing what it was worked out from brings it back. `asked` is looked up where not given.
    """
    campaign = campaign or current_campaign(seat, now)
    today = seat.today(now)
    asked = asked_so_far(seat, campaign, today) if asked is None else asked
    people, fields = candidates(seat, campaign, today, asked)
    order = rank(
        people, weights_of(campaign), already_asked_segments=asked.segments, talks_held=asked.talks_held, today=today
    )
    worth_asking = [place for place in order if not place.left_out][:KEPT]
    Target.objects.filter(campaign=campaign).delete()
    Target.objects.bulk_create(
        Target(
            workspace=seat.workspace,
            campaign=campaign,
            contact_id=place.id,
            field=fields.get(place.id),
            place=number,
            reasons=list(place.reasons),
        )
        for number, place in enumerate(worth_asking, start=1)
    )
    return len(worth_asking)
