"""The seeker's ladder as a page shows it: the highest step first, what to do with each, and what was noticed."""

from collections import defaultdict
from dataclasses import dataclass

from shoptalk.method import fear_ladder as craft
from shoptalk.method.fear_ladder import Checked, Climb, Rung
from shoptalk.rehearsal.models import Attempt, FearStep
from shoptalk.workspaces.access import Seat


@dataclass(frozen=True, slots=True)
class LadderStep:
    """One rung: the step itself, how often it was done, and whether one is past it."""

    step: FearStep
    times: int
    is_past: bool
    is_current: bool
    advice: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """`steps` from the top down; `checked` speaks of gaps and of what is missing."""

    steps: tuple[LadderStep, ...]
    checked: Checked

    @property
    def current(self) -> LadderStep | None:
        return next((one for one in self.steps if one.is_current), None)


def ladder_of(seat: Seat) -> Ladder:
    """Two queries."""
    steps = list(FearStep.objects.visible_to(seat))
    climbs: dict[int | None, list[Climb]] = defaultdict(list)
    for attempt in Attempt.objects.visible_to(seat).filter(step__in=[step.pk for step in steps]):
        climbs[attempt.step_id].append(Climb(attempt.fear_before, attempt.fear_peak, attempt.fear_end))
    rungs = [Rung(step.words, step.fear, step.scenario) for step in steps]
    at = craft.current([(rung, climbs[step.pk]) for rung, step in zip(rungs, steps, strict=True)])
    found = [
        LadderStep(
            step=step,
            times=len(climbs[step.pk]),
            is_past=craft.may_go_up(climbs[step.pk]),
            is_current=index == at,
            advice=craft.advice(climbs[step.pk]),
        )
        for index, step in enumerate(steps)
    ]
    return Ladder(tuple(reversed(found)), craft.check(rungs))


def place_of(ladder: Ladder, step: FearStep | None) -> int:
    """Which step from below it is, 0 being the lowest. Whoever has none is at the beginning."""
    if step is None:
        return 0 if not any(one.times for one in ladder.steps) else craft.FIRST_STEPS
    pks = [one.step.pk for one in reversed(ladder.steps)]
    return pks.index(step.pk) if step.pk in pks else 0
