"""The debrief is finished: the talk counts as held, every suggestion has its day, and the thank-you lies ready."""

from datetime import datetime

from django.db import transaction

from shoptalk.followthrough.actions.draft_thanks import draft_thanks
from shoptalk.followthrough.actions.triage_note import suggestion_of
from shoptalk.history.steps import Step, step
from shoptalk.interviews.actions.hold_talk import held, must_have_begun
from shoptalk.interviews.actions.write_debrief import opened_debrief
from shoptalk.interviews.models import Interview, Note
from shoptalk.outreach.actions.log_touch import wait_for_others
from shoptalk.workspaces.access import Seat


@transaction.atomic
def finish_debrief(*, seat: Seat, now: datetime, interview: Interview) -> Step:
    """Closes the debrief in one step. A second click changes nothing. Raises Refusal before the talk has begun."""
    must_have_begun(interview, now)
    wait_for_others(interview.contact)
    interview.refresh_from_db()
    kept = opened_debrief(seat, now, interview)
    said = f"You looked back on the talk with {interview.contact}"
    with step(seat, now, "finish_debrief", said, contact=interview.contact) as change:
        held(change, seat, now, interview)
        for note in Note.objects.visible_to(seat).filter(
            interview=interview, kind=Note.Kind.SUGGESTION, suggestions=None
        ):
            suggestion_of(change, seat, now, note)
        if kept.finished_at is None:
            change.update(kept, finished_at=now)
    draft_thanks(seat=seat, now=now, interview=interview)
    return change
