"""The thirty seconds about oneself, kept."""

from datetime import datetime

from django.db import transaction

from shoptalk.accounts.answers import Mend, line
from shoptalk.campaigns.models import Campaign
from shoptalk.history.steps import Step, step
from shoptalk.interviews.models import Showcase
from shoptalk.interviews.models.brief import QUESTION
from shoptalk.method.showcase import MOST_WORDS, PARTS, say_aloud
from shoptalk.workspaces.access import Seat, one_click_at_a_time


@transaction.atomic
def write_showcase(*, seat: Seat, now: datetime, campaign: Campaign, **parts: str) -> Step:
    """Keeps the three parts. Raises Mend when they hold more words than thirty seconds do (B18)."""
    said = {name: line(name, parts.get(name, ""), QUESTION, "Each part") for name in PARTS}
    aloud = say_aloud(**said)
    if aloud.too_many:
        raise Mend(
            "what_i_do", f"These are {aloud.words} words, and thirty seconds hold {MOST_WORDS}. "
            f"Leave out {aloud.too_many}; the result often carries the most.",
        )  # fmt: skip
    one_click_at_a_time(seat)
    row = Showcase.objects.filter(workspace=seat.workspace, campaign=campaign).first()
    with step(seat, now, "write_showcase", "Your thirty seconds are kept") as change:
        if row is None:
            change.create(Showcase(workspace=seat.workspace, campaign=campaign, written_at=now, **said))
        elif row.deleted_at is not None or any(getattr(row, name) != said[name] for name in PARTS):
            change.update(row, deleted_at=None, written_at=now, **said)
    return change
