"""It did not come about: nobody was there. That happens to busy people; a new time is offered next."""

from datetime import datetime

from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.interviews import agreeing
from shoptalk.interviews.models import Change, Interview
from shoptalk.workspaces.access import Seat


def note_no_show(
    *, seat: Seat, now: datetime, interview: Interview, seen: str = "", words: str = ""
) -> tuple[Interview, Step | None]:
    """Notes that the talk did not come about. Their yes stands, and Today offers a new time."""
    with agreeing.one_at_a_time(seat):
        talk = agreeing.fresh(interview)
        if talk.no_show_at is not None:
            return talk, None
        agreeing.fresh(interview, seen)
        agreeing.must_stand(talk)
        if now < talk.starts_at:
            raise Refusal("The talk has not begun yet, so it cannot have been missed. Move it or call it off instead.")
        said = f"The talk of {agreeing.when(seat, talk)} did not come about."
        with step(
            seat, now, "note_no_show", f"The talk with {talk.contact} did not come about", talk.contact
        ) as change:
            change.update(talk, no_show_at=now, started_at=None)
            change.create(
                Change(
                    workspace=seat.workspace, interview=talk, kind=Change.Kind.NO_SHOW, was_at=talk.starts_at,
                    words=words[:300], at=now,
                )
            )  # fmt: skip
            agreeing.day_is_open(change, seat, now, talk.contact, f"{said} Their yes stands; the time is open.")
    return talk, change
