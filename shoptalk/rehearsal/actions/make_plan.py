"""If-then plans: a cue that cannot be missed, and the act that follows it (D19)."""

from datetime import datetime

from shoptalk.accounts.answers import Mend, line
from shoptalk.history.steps import Step
from shoptalk.method.fear_ladder import vague_cue
from shoptalk.rehearsal.models import WORDS, Plan
from shoptalk.rehearsal.own import mine, own_step
from shoptalk.workspaces.access import Seat, one_click_at_a_time


def make_plan(*, seat: Seat, now: datetime, cue: str, act: str, as_it_is: bool = False) -> tuple[Plan, Step]:
    """Keeps a plan. A vague cue is asked about once; `as_it_is` keeps it all the same. Raises Mend."""
    cue, act = line("cue", cue, WORDS, "The cue"), line("act", act, WORDS, "The act")
    if not act:
        raise Mend("act", "Say what you will do then: “I send request one”.")
    if not cue or (not as_it_is and vague_cue(cue)):
        raise Mend("cue", vague_cue(cue))
    with own_step(seat, now, "make_plan", "The plan is written down") as change:
        one_click_at_a_time(seat)
        if (same := Plan.objects.visible_to(seat).filter(cue=cue, act=act, done_at=None).first()) is not None:
            return same, change
        plan = change.create(Plan(**mine(seat), cue=cue, act=act, made_at=now))
    return plan, change


def complete_plan(*, seat: Seat, now: datetime, plan: Plan) -> Step:
    with own_step(seat, now, "complete_plan", "You did it") as change:
        change.update(plan, done_at=plan.done_at or now)
    return change


def drop_plan(*, seat: Seat, now: datetime, plan: Plan) -> Step:
    with own_step(seat, now, "drop_plan", "The plan is taken away") as change:
        change.bin(plan, now)
    return change
