"""The line of the day before was sent or said."""

from datetime import datetime

from shoptalk.history.steps import Step, step
from shoptalk.interviews import agreeing
from shoptalk.interviews.models import Interview
from shoptalk.workspaces.access import Seat


def confirm_appointment(*, seat: Seat, now: datetime, interview: Interview) -> Step | None:
    """Ticks the talk as confirmed; a second click changes nothing."""
    with agreeing.one_at_a_time(seat):
        talk = agreeing.fresh(interview)
        agreeing.must_stand(talk)
        if talk.confirmed_at is not None:
            return None
        with step(seat, now, "confirm_appointment", f"Confirmed: {talk}", talk.contact) as change:
            change.update(talk, confirmed_at=now)
    return change
