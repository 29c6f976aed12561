"""Offers: written down, changed, accepted, declined, put into the bin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from shoptalk.accounts.answers import Mend, line
from shoptalk.campaigns.models import Campaign
from shoptalk.history.steps import Step, step
from shoptalk.scoreboard.actions.write_application import WORDS, just_written, organization_columns, possible_day
from shoptalk.scoreboard.models import NAME, Application, Offer
from shoptalk.workspaces.access import Seat, one_click_at_a_time


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """What is said of an offer, as it was typed."""

    organization: str
    role: str = ""
    made_on: date | None = None
    application: Application | None = None
    words: str = ""


@transaction.atomic
def write_offer(*, seat: Seat, now: datetime, campaign: Campaign, facts: OfferFacts) -> tuple[Offer, Step]:
    """Writes an offer down, with or without an application before it. A second click returns the first one."""
    columns = _columns(seat, now, facts)
    one_click_at_a_time(seat)
    if twin := just_written(Offer, seat, now, columns):
        return twin, Step()
    field = facts.application.field if facts.application else None
    made = Offer(workspace=seat.workspace, campaign=campaign, field=field, written_at=now, **columns)
    with step(seat, now, "write_offer", f"Written down: an {made}") as change:
        change.create(made)
    return made, change


def change_offer(*, seat: Seat, now: datetime, offer: Offer, facts: OfferFacts) -> Step:
    """Changes what is said of an offer. Raises Mend with a sentence."""
    columns = _columns(seat, now, facts)
    decided = offer.accepted_on or offer.declined_on
    if decided and decided < columns["made_on"]:
        raise Mend("made_on", f"You decided on {decided:%-d %B %Y}, so it was made before that.")
    with step(seat, now, "change_offer", "Changed the offer") as change:
        change.update(offer, **columns)
    return change


def decide_offer(
    *, seat: Seat, now: datetime, offer: Offer, accepted: bool, on: date | None, never: bool = False
) -> Step:
    """Accepts or declines, today when no day is given; the one takes the other back, and `never` takes back both."""
    today = seat.today(now)
    day = None if never else possible_day("on", on or today, today)
    if day and day < offer.made_on:
        raise Mend("on", f"That would be before it was made, on {offer.made_on:%-d %B %Y}. Check the day.")
    said = f"Open again: the {offer}" if never else f"{'Accepted' if accepted else 'Declined'}: the {offer}"
    with step(seat, now, "decide_offer", said) as change:
        change.update(
            offer, accepted_on=day if accepted else None, declined_on=None if accepted else day
        )  # fmt: skip
    return change


def remove_offer(*, seat: Seat, now: datetime, offer: Offer) -> Step:
    """Puts an offer into the bin for 30 days."""
    with step(seat, now, "remove_offer", f"You removed: the {offer}") as change:
        change.bin(offer, now)
    return change


def _columns(seat: Seat, now: datetime, facts: OfferFacts) -> dict:
    today = seat.today(now)
    named = facts.organization or (facts.application.organization if facts.application else "")
    return {
        **organization_columns(named),
        "role": line("role", facts.role, NAME, "What it is for"),
        "made_on": possible_day("made_on", facts.made_on or today, today),
        "application": facts.application,
        "words": line("words", facts.words, WORDS, "A note"),
    }
