"""The talk did not come about: nobody is to blame, and a new time is next."""

from datetime import datetime

from django.db import transaction

from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.interviews.actions.hold_talk import must_have_begun
from shoptalk.interviews.models import Change, Interview
from shoptalk.outreach.actions.log_touch import add_touch, open_ask, wait_for_others
from shoptalk.outreach.models import Touch
from shoptalk.workspaces.access import Seat


@transaction.atomic
def note_no_show(*, seat: Seat, now: datetime, interview: Interview, words: str = "") -> tuple[Interview, Step | None]:
    """Writes down that it did not come about, in one step; offering a new time is the next move. Raises Refusal."""
    must_have_begun(interview, now)
    wait_for_others(interview.contact)
    interview.refresh_from_db()
    if interview.ended_at:
        raise Refusal("You wrote down that you talked. Undo that first, if it did not come about.")
    said = f"The talk with {interview.contact} did not come about"
    with step(seat, now, "note_no_show", said, contact=interview.contact) as change:
        if interview.no_show_at is None:
            change.update(interview, no_show_at=now)
            change.create(
                Change(
                    workspace=seat.workspace, interview=interview, kind=Change.Kind.NO_SHOW,
                    was_at=interview.starts_at, words=words.strip()[:300], at=now,
                )
            )  # fmt: skip
            add_touch(
                change, seat, now, open_ask(seat, now, interview.contact), kind=Touch.Kind.NO_ANSWER, at=now,
                words="The talk did not come about.",
            )  # fmt: skip
    return interview, change if change.event else None
