"""Hanging up, taking the last words back, throwing a practice call away."""

from datetime import datetime

from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step
from shoptalk.rehearsal.looking_back import figures_of, turns_of
from shoptalk.rehearsal.models import Rehearsal, Turn
from shoptalk.rehearsal.own import own_step
from shoptalk.rehearsal.scenarios import scenario_of
from shoptalk.workspaces.access import Seat, one_click_at_a_time

LEFT = "left"  # the outcome of a call that the seeker ended


def end_rehearsal(*, seat: Seat, now: datetime, rehearsal: Rehearsal) -> Step:
    """Hangs up. Over already: nothing is changed."""
    with own_step(seat, now, "end_rehearsal", "You hung up", contact=rehearsal.contact) as change:
        if rehearsal.ended_at is None:
            change.update(rehearsal, ended_at=now, outcome=_outcome(rehearsal), figures=figures_of(rehearsal))
    return change


def _outcome(rehearsal: Rehearsal) -> str:
    """Whoever hangs up on a voicemail has left what was said."""
    if scenario_of(rehearsal).kind == "voicemail" and any(turn.who == Turn.Who.YOU for turn in turns_of(rehearsal)):
        return "message_left"
    return LEFT


def rewind(*, seat: Seat, now: datetime, rehearsal: Rehearsal) -> Step:
    """Takes back the last thing the seeker said and what was answered, so that it can be said otherwise."""
    with own_step(seat, now, "rewind", "The last words are taken back", contact=rehearsal.contact) as change:
        one_click_at_a_time(seat)
        turns = list(Turn.objects.filter(rehearsal=rehearsal, deleted_at=None).order_by("place"))
        mine_last = next((at for at in range(len(turns) - 1, -1, -1) if turns[at].who == Turn.Who.YOU), None)
        if mine_last is None:
            raise Refusal("You have not said anything yet that could be taken back.")
        for turn in turns[mine_last:]:
            change.bin(turn, now)
        change.update(rehearsal, state=_state_before(turns, mine_last), ended_at=None, outcome="", figures={})
    return change


def _state_before(turns: list[Turn], at: int) -> dict:
    """What the partner remembered when that turn was said."""
    return next(turn.state for turn in reversed(turns[:at]) if turn.state is not None)


def drop_rehearsal(*, seat: Seat, now: datetime, rehearsal: Rehearsal) -> Step:
    """Into the bin, with what was feared before it."""
    with own_step(seat, now, "drop_rehearsal", "The practice call is in the bin", contact=rehearsal.contact) as change:
        change.bin(rehearsal, now)
        if rehearsal.attempt and rehearsal.attempt.deleted_at is None:
            change.bin(rehearsal.attempt, now)
    return change
