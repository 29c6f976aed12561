"""Plays Marisol's evenings in the rehearsal room: her ladder, her practice calls, what she feared of the real ones."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from shoptalk.method.rehearsal.scenarios import SCENARIOS
from shoptalk.rehearsal.actions.begin_attempt import Before, begin_attempt
from shoptalk.rehearsal.actions.begin_rehearsal import begin_rehearsal
from shoptalk.rehearsal.actions.build_ladder import add_step, begin_with_starter
from shoptalk.rehearsal.actions.end_rehearsal import end_rehearsal
from shoptalk.rehearsal.actions.look_back import look_back
from shoptalk.rehearsal.actions.make_plan import complete_plan, make_plan
from shoptalk.rehearsal.actions.say_words import say_words
from shoptalk.rehearsal.models import Attempt, FearStep, Plan
from shoptalk.rehearsal.scenarios import chosen_scenario
from shoptalk.stewardship import demo_fears as fears
from shoptalk.stewardship.demo_days import Days, Scene, person_named
from shoptalk.workspaces.access import Seat

EVENING = "20:00"
A_TURN = timedelta(seconds=17)  # until she has said it


def practice_scenes(seat: Seat, days: Days) -> Iterator[Scene]:
    """All that she did in the rehearsal room, unsorted."""
    yield Scene(days.moment(fears.LADDER_ON, EVENING), partial(_build_ladder, seat))
    yield Scene(days.moment(fears.OWN_STEP_ON, EVENING), lambda now: add_step(seat=seat, now=now, **fears.OWN_STEP))
    for call in fears.PRACTISED:
        yield Scene(days.moment(call.day, call.time), partial(_practise, seat, call))
    for real in fears.FOR_REAL:
        yield Scene(days.moment(*real.locked), partial(_lock, seat, real))
        yield Scene(days.moment(*real.looked_back), partial(_came_of, seat, real))
    for made, cue, act, done in fears.PLANS:
        yield Scene(days.moment(*made), partial(_plan, seat, cue, act))
        if done:
            yield Scene(days.moment(*done), partial(_did, seat, act))


def _build_ladder(seat: Seat, now: datetime) -> None:
    ratings = {index: str(fear) for index, fear in fears.STARTER_RATED.items()}
    begin_with_starter(seat=seat, now=now, ratings=ratings, known=set(SCENARIOS))


def _before(seat: Seat, felt: fears.Felt, step: str) -> Before:
    found = FearStep.objects.visible_to(seat).get(words=step) if step else None
    return Before(fear=felt.before, feared=felt.feared, chance=felt.chance, step=found)


def _practise(seat: Seat, call: fears.Practised, now: datetime) -> None:
    """Played turn by turn; hung up and looked back on, unless it was left half-way."""
    made, _ = begin_rehearsal(
        seat=seat, now=now, at_hand=chosen_scenario(seat, call.scenario), before=_before(seat, call.felt, call.step),
        contact=person_named(seat, call.contact) if call.contact else None, seed=call.seed,
    )  # fmt: skip
    for said in call.said:
        now += A_TURN
        words, seconds = (said, None) if isinstance(said, str) else said
        say_words(seat=seat, now=now, rehearsal=made, words=words, seconds=seconds)
    if call.felt.end is not None and made.attempt:
        end_rehearsal(seat=seat, now=now, rehearsal=made)
        _look_back(seat, made.attempt, call.felt, now + A_TURN)


def _lock(seat: Seat, real: fears.ForReal, now: datetime) -> None:
    contact = person_named(seat, real.contact) if real.contact else None
    act = f"Call {contact}" if contact else real.step
    begin_attempt(seat=seat, now=now, before=_before(seat, real.felt, real.step), contact=contact, act=act)


def _came_of(seat: Seat, real: fears.ForReal, now: datetime) -> None:
    open_ones = Attempt.objects.visible_to(seat).filter(is_real=True, looked_back_at=None)
    _look_back(seat, open_ones.get(feared=real.felt.feared), real.felt, now)


def _look_back(seat: Seat, attempt: Attempt, felt: fears.Felt, now: datetime) -> None:
    typed = {"peak": str(felt.peak), "end": str(felt.end), "came_true": felt.came, "learned": felt.learned}
    look_back(seat=seat, now=now, attempt=attempt, typed=typed)


def _plan(seat: Seat, cue: str, act: str, now: datetime) -> None:
    make_plan(seat=seat, now=now, cue=cue, act=act)


def _did(seat: Seat, act: str, now: datetime) -> None:
    complete_plan(seat=seat, now=now, plan=Plan.objects.visible_to(seat).get(act=act))
