"""The seeker's criteria and ratings, and what they say together. Two queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shoptalk.campaigns.models import Campaign, Field
from shoptalk.careers.models import Criterion, Rating
from shoptalk.method.comparison import Comparison, compare
from shoptalk.workspaces.access import Seat


@dataclass(frozen=True, slots=True)
class Judgement:
    criteria: tuple[Criterion, ...]
    ratings: dict[tuple[int, int], Rating]  # (criterion, field)
    comparison: Comparison


def judgement(seat: Seat, campaign: Campaign, fields: Sequence[Field]) -> Judgement:
    criteria = tuple(Criterion.objects.visible_to(seat).filter(campaign=campaign))
    rows = Rating.objects.visible_to(seat).filter(criterion__in=criteria, field__in=fields)
    ratings = {(row.criterion_id, row.field_id): row for row in rows}
    criterion_names = {one.pk: one.name for one in criteria}
    field_names = {one.pk: one.name for one in fields}
    found = compare(
        {one.name: one.weight for one in criteria},
        {(criterion_names[key[0]], field_names[key[1]]): row.value for key, row in ratings.items()},
        [field.name for field in fields],
    )
    return Judgement(criteria, ratings, found)
