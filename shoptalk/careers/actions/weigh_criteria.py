"""What the seeker wants of work, how much each wish counts, and how well each field serves it (E21)."""

from collections.abc import Mapping
from datetime import datetime

from shoptalk.accounts.answers import Mend, line, number
from shoptalk.campaigns.models import Campaign, Field
from shoptalk.careers.models import Criterion, Rating
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.method.names import fold
from shoptalk.workspaces.access import Seat, one_click_at_a_time

NAME_LENGTH, MOST_CRITERIA, USUAL, MOST = 120, 12, 50, 100


def add_criterion(*, seat: Seat, now: datetime, campaign: Campaign, name: str) -> Step:
    """Raises Mend when it is empty or there already, Refusal when there are twelve."""
    name = line("name", name, NAME_LENGTH, "A criterion")
    if not fold(name):
        raise Mend("name", "Say what you want of work, in your own words, for example: home by six.")
    with step(seat, now, "add_criterion", f"It counts now: {name}") as change:
        one_click_at_a_time(seat)
        there = list(Criterion.objects.visible_to(seat).filter(campaign=campaign))
        if any(fold(one.name) == fold(name) for one in there):
            raise Mend("name", f"“{name}” is among them already. Move its slider instead.")
        if len(there) >= MOST_CRITERIA:
            raise Refusal("Twelve are plenty; with more, none decides anything. Remove one that matters least.")
        place = max((one.place for one in there), default=0) + 1
        change.create(
            Criterion(workspace=seat.workspace, campaign=campaign, name=name, weight=USUAL, place=place, written_at=now)
        )
    return change


def remove_criterion(*, seat: Seat, now: datetime, criterion: Criterion) -> Step:
    with step(seat, now, "remove_criterion", f"It counts no longer: {criterion.name}") as change:
        change.bin(criterion, now)
    return change


def judge(
    *, seat: Seat, now: datetime, weights: Mapping[Criterion, object], ratings: Mapping[tuple[Criterion, Field], str]
) -> Step:
    """Sets how much each criterion counts, and how well fields serve it, each 0 to 100. A rating of "" says that one
    cannot tell yet, which is no zero. One step."""
    weighed = {one: number(f"weight-{one.pk}", typed, 0, MOST, "A weight") for one, typed in weights.items()}
    rated = {pair: _rating(typed) for pair, typed in ratings.items()}
    with step(seat, now, "judge", "You moved what counts") as change:
        one_click_at_a_time(seat)
        for criterion, weight in weighed.items():
            change.update(criterion, weight=weight)
        rows = Rating.objects.filter(workspace=seat.workspace, criterion__in={one.pk for one, _ in rated})
        standing = {(row.criterion_id, row.field_id): row for row in rows}
        for (criterion, field), value in rated.items():
            _rate(change, seat, now, criterion, field, value, standing.get((criterion.pk, field.pk)))
    return change


def _rating(typed: str) -> int | None:
    return number("rating", typed, 0, MOST, "A rating") if typed.strip() else None


def _rate(
    change: Step, seat: Seat, now: datetime, criterion: Criterion, field: Field, value: int | None, row: Rating | None
) -> None:
    if row is None:
        if value is not None:
            change.create(Rating(workspace=seat.workspace, criterion=criterion, field=field, value=value, rated_at=now))
    elif value is None:
        if row.deleted_at is None:
            change.bin(row, now)
    elif (row.value, row.deleted_at) != (value, None):
        change.update(row, value=value, deleted_at=None, rated_at=now)
