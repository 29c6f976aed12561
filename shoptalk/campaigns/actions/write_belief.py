"""Beliefs: written once, with how sure one is; mended on the same day only; removed softly."""

from datetime import datetime

from shoptalk.accounts.answers import Mend, line, number
from shoptalk.campaigns.models import MOST_SURE, Belief, Confidence, Field
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.method.names import fold
from shoptalk.workspaces.access import Seat

TEXT_LENGTH = 400
MOST_BELIEFS = 40  # a field; whoever writes more has stopped guessing and begun to list


def write_belief(
    *, seat: Seat, now: datetime, field: Field, text: str, confidence: object, would_change_my_mind: str = ""
) -> tuple[Belief, Step]:
    """Writes a belief and its first confidence (0 to 100), which is locked at `now`; returns the belief and the step.

    Raises Mend or Refusal with a sentence: empty, too long, written already, out of range.
    """
    text = _belief_text(text)
    value = _how_sure(confidence)
    change_of_mind = _what_would_change(would_change_my_mind)
    written = list(Belief.objects.visible_to(seat).filter(field=field))
    if any(fold(belief.text) == fold(text) for belief in written):
        raise Mend("text", "You wrote that one down already. How sure you are can be changed where it stands.")
    if len(written) >= MOST_BELIEFS:
        raise Refusal(f"{MOST_BELIEFS} beliefs about one field are plenty. Remove one that no talk could test.")
    with step(seat, now, "write_belief", f"Written down: {text}") as change:
        belief = change.create(
            Belief(
                workspace=seat.workspace, field=field, text=text, would_change_my_mind=change_of_mind, written_at=now
            )
        )
        change.create(Confidence(workspace=seat.workspace, belief=belief, value=value, said_at=now))
    return belief, change


def mend_belief(*, seat: Seat, now: datetime, belief: Belief, text: str, would_change_my_mind: str) -> Step:
    """Changes the wording of a belief while that is open. What would change one's mind may be added later, once.

    Raises Refusal when the day is over or the mind has moved: from then on it is a prediction, and those stand.
    """
    text = _belief_text(text)
    change_of_mind = _what_would_change(would_change_my_mind)
    if not can_mend(seat, now, belief):
        if text != belief.text:
            raise Refusal(
                "The wording stands since the end of the day it was written, so that it can be tested. "
                "Write the new wording as a belief of its own."
            )
        if belief.would_change_my_mind and change_of_mind != belief.would_change_my_mind:
            raise Refusal("What would change your mind was said beforehand, and stands. A new belief can say it anew.")
    with step(seat, now, "mend_belief", f"Mended: {text}") as change:
        change.update(belief, text=text, would_change_my_mind=change_of_mind)
    return change


def can_mend(seat: Seat, now: datetime, belief: Belief) -> bool:
    """Until the seeker's midnight of the day it was written, as long as no change of mind was noted."""
    same_day = seat.today(belief.written_at) == seat.today(now)
    return same_day and len([said for said in belief.confidences.all() if said.deleted_at is None]) <= 1


def a_new_word(value: object, reason: str) -> tuple[int, str]:
    """The number and the reason of a change of mind as they can be kept. Raises Mend for what cannot."""
    sure = _how_sure(value)
    reason = line("reason", reason, TEXT_LENGTH, "A reason")
    if not reason:
        raise Mend("reason", "Say in a few words what moved it. Later that is the interesting part.")
    return sure, reason


def remove_belief(*, seat: Seat, now: datetime, belief: Belief) -> Step:
    """Puts a belief into the bin, with all that was said about how sure one was."""
    with step(seat, now, "remove_belief", f"You removed: {belief.text}") as change:
        change.bin(belief, now)
    return change


def _belief_text(typed: str) -> str:
    text = line("text", typed, TEXT_LENGTH, "A belief")
    if not fold(text):
        raise Mend("text", "Write it as you would say it to a friend, for example: planners live in public meetings.")
    return text


def _what_would_change(typed: str) -> str:
    return line("would_change_my_mind", typed, TEXT_LENGTH, "What would change your mind")


def _how_sure(typed: object) -> int:
    return number("confidence", typed, 0, MOST_SURE, "How sure you are")
