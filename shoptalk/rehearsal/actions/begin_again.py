"""That moment again, at once: a new practice that begins where the other one stood."""

from datetime import datetime

from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step
from shoptalk.rehearsal.actions.begin_rehearsal import SEEDS
from shoptalk.rehearsal.looking_back import turns_of
from shoptalk.rehearsal.models import Rehearsal, Turn
from shoptalk.rehearsal.own import mine, own_step
from shoptalk.workspaces.access import Seat

COPIED = ("place", "who", "text", "lines", "seconds", "started", "state")


def begin_again(
    *, seat: Seat, now: datetime, rehearsal: Rehearsal, moment: int, once: str = ""
) -> tuple[Rehearsal, Step | None]:
    """A new call with everything that came before the turn number `moment` of the old one (counted from 0)."""
    if once and (first := Rehearsal.objects.visible_to(seat).filter(once=once).first()):
        return first, None
    before = turns_of(rehearsal)[: max(moment, 1)]
    while before and before[-1].who == Turn.Who.YOU:
        before.pop()
    if not before or before[-1].state is None:
        raise Refusal("That moment cannot be found again. Begin the call from the start.")
    again = Rehearsal(
        **mine(seat), contact=rehearsal.contact, again_of=rehearsal, scenario=rehearsal.scenario,
        own_text=rehearsal.own_text, title=rehearsal.title, facts=rehearsal.facts,
        seed=(rehearsal.seed + 1) % SEEDS, state=before[-1].state, begun_at=now, once=once,
    )  # fmt: skip
    with own_step(seat, now, "begin_again", "That moment again", contact=rehearsal.contact) as change:
        change.create(again)
        for turn in before:
            copied = {name: getattr(turn, name) for name in COPIED}
            change.create(Turn(**mine(seat), rehearsal=again, at=now, **copied))
    return again, change
