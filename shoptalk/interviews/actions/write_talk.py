"""Facts of the talk itself: it began, it is over, the host offered more time, leave to take notes, an opening."""

from datetime import datetime
from typing import Any

from django.db import transaction

from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.interviews.actions.hold_talk import log_met
from shoptalk.interviews.models import Interview, PlannedQuestion
from shoptalk.method.late_writing import next_version
from shoptalk.workspaces.access import Seat, one_click_at_a_time


@transaction.atomic
def write_talk(*, seat: Seat, now: datetime, interview: Interview, words: str, **facts: Any) -> Step:
    """Sets the facts given (columns of Interview), above whatever a phone wrote before. `words` is what Undo says."""
    one_click_at_a_time(seat)
    interview.refresh_from_db()
    must_stand(interview)
    versions = dict(interview.talk_versions)
    with step(seat, now, "write_talk", words, contact=interview.contact) as change:
        changed = {name: value for name, value in facts.items() if getattr(interview, name) != value}
        if changed:
            versions |= {name: next_version(now, versions.get(name, 0)) for name in changed}
            change.update(interview, talk_versions=versions, **changed)
            if changed.get("ended_at"):
                log_met(change, seat, now, interview)
    return change


@transaction.atomic
def pass_question(*, seat: Seat, now: datetime, question: PlannedQuestion) -> Step:
    """The question was asked, and the talk goes on to another."""
    one_click_at_a_time(seat)
    question.refresh_from_db()
    with step(seat, now, "pass_question", "Asked", contact=question.interview.contact) as change:
        if question.asked_at is None:
            change.update(question, asked_at=now)
    return change


def must_stand(interview: Interview) -> None:
    if interview.cancelled_at is not None:
        raise Refusal("This talk was called off, so it cannot begin. Agree on a new time on its page first.")
