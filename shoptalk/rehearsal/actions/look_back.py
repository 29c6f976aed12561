"""After doing it: the worst moment, how it is now, whether what was feared happened, and what was learned (D15)."""

from datetime import datetime

from shoptalk.accounts.answers import line
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step
from shoptalk.rehearsal.actions.begin_attempt import rating
from shoptalk.rehearsal.models import WORDS, Attempt
from shoptalk.rehearsal.own import own_step
from shoptalk.workspaces.access import Seat


def look_back(*, seat: Seat, now: datetime, attempt: Attempt, typed: dict[str, str]) -> Step:
    """Keeps what is said afterwards. What was feared beforehand stays as it was written. Raises Mend."""
    came_true = typed.get("came_true", "")
    if came_true and came_true not in Attempt.CameTrue.values:
        raise Refusal("It happened, a part of it happened, or it did not: choose one of the three.")
    after = {
        "fear_peak": rating("peak", typed.get("peak", "")),
        "fear_end": rating("end", typed.get("end", "")),
        "came_true": came_true if attempt.feared else "",
        "learned": line("learned", typed.get("learned", ""), WORDS, "What you learned"),
    }
    with own_step(seat, now, "look_back", "Kept, for your eyes alone", attempt.contact) as change:
        change.update(attempt, looked_back_at=attempt.looked_back_at or now, **after)
        if attempt.step and after["fear_end"] is not None:
            change.update(attempt.step, fear_now=after["fear_end"])
    return change
