"""The list of what to read and make ready before a talk: a line ticked, what was found, own lines."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction

from shoptalk.accounts.answers import Mend, line
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.interviews.models import Interview, ResearchItem
from shoptalk.interviews.models.brief import QUESTION
from shoptalk.method.names import fold
from shoptalk.method.question_bank import OWN
from shoptalk.method.research_checklist import checklist
from shoptalk.workspaces.access import Seat, one_click_at_a_time

MOST_LINES = 30
SOURCE = 200


@transaction.atomic
def note_research(
    *, seat: Seat, now: datetime, interview: Interview, key: str, done: bool, found: str = "", source: str = ""
) -> Step:
    """Ticks a line or unticks it, with what was found and where. What is found counts as done."""
    found = line("found", found, QUESTION, "What you found")
    source = line("source", source, SOURCE, "Where you found it")
    one_click_at_a_time(seat)
    row = ResearchItem.objects.visible_to(seat).filter(interview=interview, key=key).first()
    text = {one.key: one.text for one in checklist(interview.medium)}.get(key)
    if row is None and text is None:
        raise Refusal("That line is not on the list any more. Open the list anew.")
    done_at = (row.done_at if row and row.done_at else now) if done else None
    with step(seat, now, "note_research", "Noted", contact=interview.contact) as change:
        if row is not None:
            change.update(row, found=found, source=source, done_at=done_at)
        elif done or found or source:
            change.create(
                ResearchItem(
                    workspace=seat.workspace, interview=interview, key=key, text=text or "", found=found, source=source,
                    done_at=done_at,
                )
            )  # fmt: skip
    return change


@transaction.atomic
def add_research(*, seat: Seat, now: datetime, interview: Interview, text: str) -> Step:
    """Adds a line of the seeker's own; the same words twice are one line."""
    text = line("text", text, QUESTION, "A line")
    if not fold(text):
        raise Mend("text", "Write what you want to find out or make ready.")
    one_click_at_a_time(seat)
    mine = ResearchItem.objects.visible_to(seat).filter(interview=interview, key__startswith=OWN)
    if mine.count() >= MOST_LINES:
        raise Refusal(f"{MOST_LINES} own lines are plenty for one talk. Take one out first.")
    with step(seat, now, "add_research", "On the list", contact=interview.contact) as change:
        if not mine.filter(text__iexact=text).exists():
            key = f"{OWN}{uuid4().hex[:12]}"
            change.create(ResearchItem(workspace=seat.workspace, interview=interview, key=key, text=text))
    return change


def remove_research(*, seat: Seat, now: datetime, interview: Interview, key: str) -> Step:
    """Takes an own line out. Those that everybody has stay, unticked."""
    row = ResearchItem.objects.visible_to(seat).filter(interview=interview, key=key, key__startswith=OWN).first()
    if row is None:
        raise Refusal("Only lines of your own can be taken out, and that one is gone already.")
    with step(seat, now, "remove_research", "Taken out", contact=interview.contact) as change:
        change.bin(row, now)
    return change
