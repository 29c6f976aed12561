"""One belief with its whole history: every number, every piece of evidence, and the readings that were changed."""

from __future__ import annotations

from dataclasses import dataclass

from shoptalk.campaigns.models import Belief, Confidence
from shoptalk.careers.belief_cards import BeliefCard, Said, belief_cards
from shoptalk.careers.field_states import talks_by_field
from shoptalk.careers.models import Evidence
from shoptalk.workspaces.access import Seat

AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class BeliefStory:
    card: BeliefCard
    said: tuple[Said, ...]  # all, oldest first
    evidence: tuple[Evidence, ...]  # newest first
    older: int  # pieces that are not shown
    read_before: tuple[Evidence, ...]  # readings that were changed or taken back; they wait in the bin


def belief_story(seat: Seat, belief: Belief, everything: bool = False) -> BeliefStory | None:
    """None for a belief without any number, which only a restored record can be. A fixed number of queries."""
    cards = belief_cards(seat, [belief], talks_by_field(seat))
    if not cards:
        return None
    card = cards[0]
    rows = Evidence.objects.visible_to(seat).filter(belief=belief).select_related("contact", "note")
    shown = tuple(rows.order_by("-on", "-pk")[: None if everything else AT_ONCE])
    in_bin = Evidence.objects.in_bin(seat).filter(belief=belief).select_related("contact").order_by("-deleted_at")
    return BeliefStory(
        card=card,
        said=_all_said(seat, belief),
        evidence=shown,
        older=card.for_count + card.against_count - len(shown),
        read_before=tuple(in_bin[:AT_ONCE]),
    )


def _all_said(seat: Seat, belief: Belief) -> tuple[Said, ...]:
    rows = Confidence.objects.visible_to(seat).filter(belief=belief).select_related("moved__interview__contact")
    return tuple(Said(row, moved if (moved := getattr(row, "moved", None)) else None) for row in rows)
