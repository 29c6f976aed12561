"""A talk is called off, by either side. The yes may stand: then a new time is next."""

from datetime import datetime

from shoptalk.history.steps import Step, step
from shoptalk.interviews import agreeing
from shoptalk.interviews.models import Change, Interview
from shoptalk.workspaces.access import Seat


def call_off(
    *, seat: Seat, now: datetime, interview: Interview, seen: str = "", words: str = "",
    by_guest: bool = False, new_time: bool = True,
) -> tuple[Interview, Step | None]:  # fmt: skip
    """Calls the talk off. `new_time`: their yes stands, and Today asks for another time; else nothing more is asked.

    A second click finds it called off and returns no step.
    """
    with agreeing.one_at_a_time(seat):
        talk = agreeing.fresh(interview)
        if talk.cancelled_at is not None:
            return talk, None
        agreeing.fresh(interview, seen)
        agreeing.must_stand(talk)
        who = f"{talk.contact} called" if by_guest else "You called"
        said = f"{who} off the talk of {agreeing.when(seat, talk)}."
        with step(seat, now, "call_off", f"{who} off the talk with {talk.contact}", talk.contact) as change:
            change.update(talk, cancelled_at=now)
            agreeing.next_sequence(talk)
            change.create(
                Change(
                    workspace=seat.workspace, interview=talk, kind=Change.Kind.CANCELLED, by_guest=by_guest,
                    was_at=talk.starts_at, words=words[:300], at=now,
                )
            )  # fmt: skip
            if not by_guest:  # what was offered then is offered no more
                for page in talk.invitations.filter(revoked_at=None):
                    change.update(page, revoked_at=now)
            if new_time:
                agreeing.day_is_open(change, seat, now, talk.contact, f"{said} Their yes stands; the time is open.")
            else:
                agreeing.rest(change, seat, now, talk.contact, said)
    return talk, change
