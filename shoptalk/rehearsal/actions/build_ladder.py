"""The seeker's own ladder: steps written, rated, taken away."""

from datetime import datetime

from shoptalk.accounts.answers import Mend, line, number
from shoptalk.history.steps import Step
from shoptalk.method.fear_ladder import STARTER, Rung
from shoptalk.rehearsal.models import FearStep
from shoptalk.rehearsal.own import mine, own_step
from shoptalk.workspaces.access import Seat, one_click_at_a_time

LONGEST = 160
MOST_STEPS = 60


def add_step(*, seat: Seat, now: datetime, words: str, fear: str, scenario: str = "") -> tuple[FearStep, Step]:
    """Writes a step down. The same words twice are one step."""
    words, rated = _read(words, fear)
    with own_step(seat, now, "add_step", "A step more on your ladder") as change:
        one_click_at_a_time(seat)
        steps = FearStep.objects.visible_to(seat)
        if (same := steps.filter(words__iexact=words).first()) is not None:
            return same, change
        if steps.count() >= MOST_STEPS:
            raise Mend("words", f"{MOST_STEPS} steps are more than anybody climbs. Take one away first.")
        step = change.create(_step(seat, now, Rung(words, rated, scenario[:60])))
    return step, change


def change_step(*, seat: Seat, now: datetime, step: FearStep, words: str, fear: str, scenario: str) -> Step:
    """Other words or another rating. A new first rating begins the count anew."""
    words, rated = _read(words, fear)
    with own_step(seat, now, "change_step", "The step is changed") as change:
        change.update(step, words=words, scenario=scenario[:60])
        if rated != step.fear_latest:
            change.update(step, fear=rated, fear_now=None)
    return change


def drop_step(*, seat: Seat, now: datetime, step: FearStep) -> Step:
    with own_step(seat, now, "drop_step", "The step is taken off your ladder") as change:
        change.bin(step, now)
    return change


def begin_with_starter(*, seat: Seat, now: datetime, ratings: dict[int, str], known: set[str]) -> Step:
    """Those steps of the starter ladder that were rated, by their number there. `known`: the scenarios at hand."""
    with own_step(seat, now, "begin_ladder", "Your ladder is begun") as change:
        one_click_at_a_time(seat)
        have = {words.casefold() for words in FearStep.objects.visible_to(seat).values_list("words", flat=True)}
        for index, typed in sorted(ratings.items()):
            rung = STARTER[index]
            if rung.words.casefold() not in have:
                scenario = rung.scenario if rung.scenario in known else ""
                fear = number(f"fear-{index}", typed, 0, 100, "A rating")
                change.create(_step(seat, now, Rung(rung.words, fear, scenario)))
    return change


def _step(seat: Seat, now: datetime, rung: Rung) -> FearStep:
    return FearStep(**mine(seat), words=rung.words, fear=rung.fear, scenario=rung.scenario, added_at=now)


def _read(words: str, fear: str) -> tuple[str, int]:
    words = line("words", words, LONGEST, "A step")
    if not words:
        raise Mend("words", "Write what you would do, as it could be seen: “leave a voicemail”.")
    return words, number("fear", fear, 0, 100, "A rating")
