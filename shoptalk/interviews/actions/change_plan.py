"""The seeker's hand on a plan: another place, other words, left out, added. A new plan later leaves all that alone."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction

from shoptalk.accounts.answers import Mend, line
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.interviews.models import Interview, PlannedQuestion
from shoptalk.interviews.models.brief import QUESTION
from shoptalk.interviews.own_bank import bank_of
from shoptalk.interviews.plan_facts import field_of_talk, slot_facts
from shoptalk.method.names import fold
from shoptalk.method.question_bank import OWN, filled
from shoptalk.method.question_check import is_delicate
from shoptalk.method.question_plan import FROM_YOU, LAST, WHY
from shoptalk.workspaces.access import Seat, one_click_at_a_time

MOST_PLANNED = 20  # more than any talk holds; the check speaks up long before
GONE = "That question is no longer in the plan. Open the brief anew."


def words_of_question(typed: str, answer: str = "text") -> str:
    text = line(answer, typed, QUESTION, "A question")
    if not fold(text):
        raise Mend(answer, "Write the question as you would say it aloud.")
    return text


@transaction.atomic
def move_question(*, seat: Seat, now: datetime, question: PlannedQuestion, by: int) -> Step:
    """Moves a question one place up (-1) or down (+1). At the end of the list nothing changes."""
    one_click_at_a_time(seat)
    rows = _plan_with(seat, question)
    here = next(place for place, row in enumerate(rows) if row.pk == question.pk)
    there = min(max(here + (1 if by > 0 else -1), 0), len(rows) - 1)
    rows.insert(there, rows.pop(here))
    with step(seat, now, "move_question", "Moved", contact=question.interview.contact) as change:
        if there != here:
            change.update(rows[there], by_hand_at=now)
            for place, row in enumerate(rows):
                change.update(row, place=place)
    return change


@transaction.atomic
def reword_question(*, seat: Seat, now: datetime, question: PlannedQuestion, text: str, follow_up: str = "") -> Step:
    """Puts the seeker's own words in the place of a question's; what it tests, and why it is there, stays."""
    text = words_of_question(text)
    follow_up = line("follow_up", follow_up, QUESTION, "What you ask next")
    one_click_at_a_time(seat)
    (row,) = [row for row in _plan_with(seat, question) if row.pk == question.pk]
    if (row.text, row.follow_up) == (text, follow_up):
        with step(seat, now, "reword_question", "In your words now") as unchanged:
            return unchanged
    with step(seat, now, "reword_question", "In your words now", contact=row.interview.contact) as change:
        delicate = row.sensitive or is_delicate(text)
        change.update(row, text=text, follow_up=follow_up, sensitive=delicate, by_hand_at=now)
    return change


@transaction.atomic
def leave_out(*, seat: Seat, now: datetime, question: PlannedQuestion) -> Step:
    """Takes a question out of this plan; a new plan for the talk does not bring it back."""
    one_click_at_a_time(seat)
    (row,) = [row for row in _plan_with(seat, question) if row.pk == question.pk]
    with step(seat, now, "leave_out", "Left out", contact=row.interview.contact) as change:
        change.update(row, deleted_at=now, by_hand_at=now)
    return change


@transaction.atomic
def add_question(*, seat: Seat, now: datetime, interview: Interview, text: str = "", key: str = "") -> Step:
    """Adds a question to a plan, from the bank by its key or in own words, before the close. Twice adds once."""
    one_click_at_a_time(seat)
    rows = list(PlannedQuestion.objects.visible_to(seat).filter(interview=interview))
    if len(rows) >= MOST_PLANNED:
        raise Refusal(f"{len(rows)} questions are more than a talk holds. Leave one out first.")
    new = (
        _from_bank(seat, interview, key)
        if key
        else PlannedQuestion(text=words_of_question(text), family="", why=FROM_YOU)
    )
    new.workspace, new.interview, new.by_hand_at = seat.workspace, interview, now
    new.key = new.key or f"{OWN}{uuid4().hex[:12]}"
    with step(seat, now, "add_question", "Added", contact=interview.contact) as change:
        if any(row.text.casefold() == new.text.casefold() or row.key == new.key for row in rows):
            return change
        new.sensitive = new.sensitive or is_delicate(new.text)
        closes = bool(rows) and rows[-1].why == LAST
        place = len(rows) - closes
        rows.insert(place, new)
        for number, row in enumerate(rows):
            if row is not new:
                change.update(row, place=number)
        new.place = place
        change.create(new)
    return change


def _from_bank(seat: Seat, interview: Interview, key: str) -> PlannedQuestion:
    question = next((one for one in bank_of(seat) if one.key == key), None)
    if question is None:
        raise Refusal("That question is not in your bank any more. Choose another one.")
    question = filled(question, slot_facts(seat, interview, field_of_talk(seat, interview)))
    return PlannedQuestion(
        key=question.key, text=question.text[:QUESTION], follow_up=question.follow_up[:QUESTION],
        family=question.family, why=FROM_YOU if question.is_own else WHY.get(question.family, "chosen by you"),
        sensitive=question.sensitive, must=question.family == "Referral",
    )  # fmt: skip


def _plan_with(seat: Seat, question: PlannedQuestion) -> list[PlannedQuestion]:
    """The plan that the question stands in, read after the wait; Refusal when another click took it out."""
    rows = list(
        PlannedQuestion.objects.visible_to(seat)
        .filter(interview=question.interview_id)
        .select_related("interview__contact")
    )
    if all(row.pk != question.pk for row in rows):
        raise Refusal(GONE)
    return rows
