"""Looking back on a practice call: the turns as the craft takes them, the feedback, and what counts over time."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from shoptalk.method.rehearsal import feedback as craft
from shoptalk.rehearsal.models import Dispute, Rehearsal, Turn
from shoptalk.rehearsal.scenarios import scenario_of

LEFT_ALONE = timedelta(minutes=10)  # nobody is silent for so long: the tab was closed, or the bell rang


def turns_of(rehearsal: Rehearsal) -> list[Turn]:
    """The turns that stand, in their order. One query."""
    return list(Turn.objects.filter(rehearsal=rehearsal, deleted_at=None).order_by("place"))


def talked_for(rehearsal: Rehearsal, turns: Iterable[Turn], until: datetime) -> timedelta:
    """How long the call has been, without the times in which it was left alone."""
    moments = (rehearsal.begun_at, *(turn.at for turn in turns), until)
    return sum((after - before for before, after in pairwise(moments) if after - before < LEFT_ALONE), timedelta())


def as_said(turns: Iterable[Turn]) -> list[craft.Turn]:
    return [craft.Turn(turn.who, turn.text, turn.seconds, turn.started) for turn in turns]


def disputed_points(rehearsal: Rehearsal) -> set[str]:
    """The points that the seeker disputes, by their keys. One query."""
    return set(Dispute.objects.filter(rehearsal=rehearsal, deleted_at=None).values_list("point", flat=True))


def feedback_of(rehearsal: Rehearsal, turns: list[Turn], disputed: Iterable[str] = ()) -> craft.Feedback:
    """What can be said about this call. Worked out anew each time, so that a corrected word is heard at once."""
    return craft.feedback(scenario_of(rehearsal), as_said(turns), rehearsal.facts, frozenset(disputed))


def figures_of(rehearsal: Rehearsal) -> dict[str, Any]:
    """The figures and points of one call, small enough to keep for the course over time."""
    found = feedback_of(rehearsal, turns_of(rehearsal))
    return {"figures": dict(found.figures), "points": {point.key: point.ok for point in found.points}}
