"""What the fields page shows: each field with its facts and its beliefs. A fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch

from shoptalk.campaigns.actions.write_belief import can_mend
from shoptalk.campaigns.facts_line import facts_line
from shoptalk.campaigns.models import Belief, Campaign, Confidence, Field
from shoptalk.occupations.fact_words import FactLine, profile_lines
from shoptalk.occupations.facts import occupation
from shoptalk.workspaces.access import Seat

MOVED_A_LOT = 30  # points between the first and the latest word


@dataclass(frozen=True, slots=True)
class BeliefCard:
    """A belief with everything that was said about it, oldest first. The first word is the locked one."""

    belief: Belief
    said: tuple[Confidence, ...]
    can_mend: bool

    @property
    def first(self) -> Confidence:
        return self.said[0]

    @property
    def latest(self) -> Confidence:
        return self.said[-1]

    @property
    def moved(self) -> str:
        """How far the number came, in words; "" while only the first stands."""
        if len(self.said) < 2:
            return ""
        way = abs(self.latest.value - self.first.value)
        return "moved a lot" if way >= MOVED_A_LOT else "moved" if way else "held"

    @property
    def stair(self) -> str:
        """The values for the chart, "80 70 55"."""
        return " ".join(str(one.value) for one in self.said)


@dataclass(frozen=True, slots=True)
class FieldCard:
    field: Field
    occupation: str  # the title in the list; "" when kept as written
    facts: str
    more: tuple[FactLine, ...]  # from the imported downloads; empty without them
    beliefs: tuple[BeliefCard, ...]


def field_cards(seat: Seat, now: datetime, campaign: Campaign) -> tuple[FieldCard, ...]:
    """The fields of a campaign in the order they were added. Three queries."""
    said = Prefetch("confidences", Confidence.objects.visible_to(seat))
    beliefs = Prefetch("beliefs", Belief.objects.visible_to(seat).order_by("written_at", "pk").prefetch_related(said))
    fields = Field.objects.visible_to(seat).filter(campaign=campaign).order_by("added_at", "pk")
    return tuple(_card(seat, now, field) for field in fields.prefetch_related(beliefs))


def belief_card(seat: Seat, now: datetime, belief: Belief) -> BeliefCard:
    said = tuple(one for one in belief.confidences.all() if one.deleted_at is None)
    return BeliefCard(belief, said, can_mend(seat, now, belief))


def _card(seat: Seat, now: datetime, field: Field) -> FieldCard:
    known = occupation(field.occupation_code) if field.occupation_code else None
    cards = (belief_card(seat, now, belief) for belief in field.beliefs.all())
    return FieldCard(
        field=field,
        occupation=known.title if known else "",
        facts=facts_line(field.occupation_code),
        more=tuple(profile_lines(field.occupation_code)) if known else (),
        beliefs=tuple(card for card in cards if card.said),
    )
