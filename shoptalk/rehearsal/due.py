"""What the ladder asks for: to rehearse a call before making it, where calls are more than a little frightening."""

from datetime import datetime, timedelta

from django.urls import reverse

from shoptalk.campaigns.models import Campaign
from shoptalk.method.fear_ladder import rehearse_first
from shoptalk.outreach.due_move import DueMove, Source, moves_of
from shoptalk.rehearsal.at_hand import calls_at_hand
from shoptalk.rehearsal.models import FearStep, Rehearsal
from shoptalk.workspaces.access import Seat
from shoptalk.workspaces.holdings import Kind

FRESH = timedelta(days=4)  # as long a practice of this very call stays fresh


def calls_to_rehearse(seat: Seat, now: datetime, campaign: Campaign) -> list[DueMove]:
    """The first call at hand that was not practised lately, if the ladder has a call that is more than mild. One move
    at most: a list of them would frighten. Four queries."""
    calls = calls_at_hand(seat, now)
    if not calls:
        return []
    steps = list(FearStep.objects.visible_to(seat).exclude(scenario=""))
    step = max(steps, key=lambda one: one.fear_latest, default=None)
    if step is None or not rehearse_first(step.fear_latest):
        return []
    lately = Rehearsal.objects.visible_to(seat).filter(ended_at__gte=now - FRESH)
    done = set(lately.filter(contact__in=[contact.pk for contact, _ in calls]).values_list("contact_id", flat=True))
    contact, due_on = next(((one, on) for one, on in calls if one.pk not in done), (None, None))
    if contact is None or due_on is None:
        return []
    return [
        DueMove(
            kind="rehearse", contact=contact, due_on=due_on,
            why=f"You call {contact.called} soon, and on your ladder calls weigh {step.fear_latest}. "
            "Four minutes of practice first, and nobody hears it.",
            url=f"{reverse('begin_call')}?person={contact.pk}", title=f"Rehearse the call to {contact}",
            button="Rehearse this call", icon="rehearse",
        )
    ]  # fmt: skip


STEPS = Kind(FearStep, "scenario <> ''")
SOURCES: tuple[Source, ...] = ((calls_to_rehearse, (STEPS,)),)


def due_moves(seat: Seat, now: datetime, campaign: Campaign) -> list[DueMove]:
    """Everything that the rehearsal room asks for at the moment `now`."""
    return moves_of(SOURCES, seat, now, campaign)
