"""A change of mind after talks: the new number with its reason, and beside it the talk, what the evidence suggested and
the best reason against (E8, E19). The confidence itself stands for ever."""

from datetime import datetime, timedelta

from shoptalk.accounts.answers import Mend, line
from shoptalk.campaigns.actions.write_belief import a_new_word
from shoptalk.campaigns.models import Belief, Confidence
from shoptalk.careers.models import TEXT, MindMoved
from shoptalk.careers.weight_of_evidence import suggestion_for
from shoptalk.history.steps import Step, step
from shoptalk.interviews.models import Interview
from shoptalk.method.belief import NEEDS_THE_OPPOSITE, hint, needs_the_opposite
from shoptalk.workspaces.access import Seat, one_click_at_a_time

SECOND_CLICK = timedelta(minutes=2)  # the same number for the same reason within this is one word said twice


def move_mind(
    *, seat: Seat, now: datetime, belief: Belief, value: object, reason: str, opposite: str = "",
    interview: Interview | None = None,
) -> tuple[str, Step]:  # fmt: skip
    """Says a new confidence; returns a calm word on how far it went ("" mostly) and the step. Raises Mend.

    From 20 points on the best reason against must be there (E19).
    """
    sure, reason = a_new_word(value, reason)
    opposite = line("opposite", opposite, TEXT, "The best reason against")
    with step(seat, now, "change_mind", f"Now at {sure}: {belief.text}") as change:
        one_click_at_a_time(seat)
        latest = Confidence.objects.visible_to(seat).filter(belief=belief).order_by("-said_at", "-pk").first()
        if _said_just_now(latest, sure, reason, now):
            return "", change
        was = latest.value if latest else sure
        if needs_the_opposite(was, sure) and not opposite:
            raise Mend(
                "opposite",
                f"From {was} to {sure} is {abs(sure - was)} points. From {NEEDS_THE_OPPOSITE} on, write the best "
                "reason against first; it makes the number better.",
            )
        weighed = suggestion_for(seat, belief, latest)
        said = change.create(
            Confidence(workspace=seat.workspace, belief=belief, value=sure, reason=reason, said_at=now)
        )
        change.create(
            MindMoved(
                workspace=seat.workspace, confidence=said, interview=interview, opposite=opposite,
                suggested=weighed.suggestion.value if weighed.pieces else None,
            )
        )  # fmt: skip
    return hint(was, sure, max(weighed.talks, 1)), change


def _said_just_now(latest: Confidence | None, sure: int, reason: str, now: datetime) -> bool:
    same = latest is not None and (latest.value, latest.reason) == (sure, reason)
    return bool(same and latest and timedelta() <= now - latest.said_at <= SECOND_CLICK)
