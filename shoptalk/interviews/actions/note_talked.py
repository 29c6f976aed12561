"""It took place: how long it really was, and whether the host made it longer (B4)."""

from datetime import datetime, timedelta

from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.interviews import agreeing
from shoptalk.interviews.actions.hold_talk import log_met
from shoptalk.interviews.models import Interview
from shoptalk.workspaces.access import Seat

MOST_MINUTES = 480


def note_talked(
    *, seat: Seat, now: datetime, interview: Interview, minutes: int | None = None, host_extended: bool = False
) -> tuple[Interview, Step | None]:
    """Notes that they talked, for `minutes` (as planned when not given). Minutes beyond the promise count as extended
    only when the host asked for them; otherwise the page says, once, that it ran over."""
    with agreeing.one_at_a_time(seat):
        talk = agreeing.fresh(interview)
        if talk.cancelled_at is not None or talk.deleted_at is not None:
            raise Refusal("This talk was called off. If it took place after all, write it in anew.")
        if now < talk.starts_at:
            raise Refusal("The talk has not begun yet. It can be noted as soon as it has.")
        length = minutes or talk.minutes
        if not 1 <= length <= MOST_MINUTES:
            raise Refusal(f"A talk takes 1 to {MOST_MINUTES} minutes. Please check the number.")
        started = talk.started_at or talk.starts_at
        with step(seat, now, "note_talked", f"You talked with {talk.contact}", talk.contact) as change:
            change.update(
                talk, no_show_at=None, started_at=started, ended_at=started + timedelta(minutes=length),
                extended_minutes=max(0, length - talk.minutes) if host_extended else 0,
            )  # fmt: skip
            log_met(change, seat, now, talk)
    return talk, change if change.event else None


def ran_over(talk: Interview) -> int:
    """Minutes beyond the promise that the host did not ask for."""
    if talk.started_at is None or talk.ended_at is None:
        return 0
    taken = round((talk.ended_at - talk.started_at).total_seconds() / 60)
    return max(0, taken - talk.minutes - talk.extended_minutes)
