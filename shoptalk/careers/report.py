"""The decision report: what was looked into, what was believed then and now, what is open, what was decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from shoptalk.campaigns.models import Belief, Campaign, Field
from shoptalk.careers.belief_cards import BeliefCard, belief_cards
from shoptalk.careers.field_states import FieldState
from shoptalk.careers.models import Decision
from shoptalk.careers.side_by_side import Column, SideBySide, side_by_side
from shoptalk.workspaces.access import Seat

QUOTES = 2
# E22: after the talks, by doing. From the smallest to the largest.
TESTS = (
    "Shadow somebody for half a day.",
    "Do a small piece of the work, and show it to one of the people you talked with.",
    "Take one class or an open course, and see whether the homework draws you.",
    "Volunteer where the work is done, for a month.",
)


@dataclass(frozen=True, slots=True)
class FieldReport:
    field: Field
    state: FieldState
    column: Column
    score: int | None  # of 100, by the seeker's weights
    beliefs: tuple[BeliefCard, ...]
    open_questions: tuple[str, ...]
    decision: Decision | None  # the latest about this field


@dataclass(frozen=True, slots=True)
class Report:
    made_at: datetime
    fields: tuple[FieldReport, ...]
    side_by_side: SideBySide
    decisions: tuple[Decision, ...]  # newest first
    tests: tuple[str, ...]

    @property
    def talks(self) -> int:
        return sum(one.state.talks for one in self.fields)

    @property
    def beliefs(self) -> int:
        return sum(len(one.beliefs) for one in self.fields)

    @property
    def evidence(self) -> int:
        return sum(card.for_count + card.against_count for one in self.fields for card in one.beliefs)


def decision_report(seat: Seat, now: datetime, campaign: Campaign) -> Report:
    """A fixed number of queries."""
    side = side_by_side(seat, campaign)
    fields = [column.field for column in side.columns]
    talks = {column.field.pk: column.state.talks for column in side.columns}
    beliefs = Belief.objects.visible_to(seat).filter(field__in=fields).select_related("field")
    cards = defaultdict(list)
    for card in belief_cards(seat, list(beliefs.order_by("written_at", "pk")), talks, quotes=QUOTES):
        cards[card.belief.field_id].append(card)
    said = Decision.objects.visible_to(seat).filter(campaign=campaign).select_related("field")
    decisions = tuple(said)
    scores = dict(side.comparison.scores)
    return Report(
        made_at=now,
        fields=tuple(_field(column, cards[column.field.pk], decisions, scores) for column in side.columns),
        side_by_side=side,
        decisions=decisions,
        tests=TESTS,
    )


def _field(
    column: Column, cards: list[BeliefCard], decisions: Sequence[Decision], scores: dict[str, float]
) -> FieldReport:
    return FieldReport(
        field=column.field,
        state=column.state,
        column=column,
        score=int(score + 0.5) if (score := scores.get(column.field.name)) is not None else None,
        beliefs=tuple(cards),
        open_questions=tuple(_open_questions(column.state, cards)),
        decision=next((one for one in decisions if one.field_id == column.field.pk), None),
    )


def _open_questions(state: FieldState, cards: list[BeliefCard]) -> list[str]:
    """What the record itself shows to be missing."""
    found = [f"No talk has spoken to “{card.belief.text}” yet." for card in cards if not card.evidence]
    found += [
        f"“{card.belief.text}” was heard from one side only."
        for card in cards
        if card.evidence and not (card.for_count and card.against_count)
    ]
    if state.badge.missing and state.talks:
        found.append(f"To speak firmly: {', '.join(state.badge.missing)}.")
    return found
