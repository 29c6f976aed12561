"""The seeker's own bank: another wording, an own question, left out, put back."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction

from shoptalk.accounts.answers import Mend, line
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.interviews.actions.change_plan import words_of_question
from shoptalk.interviews.models import Question
from shoptalk.interviews.models.brief import QUESTION
from shoptalk.method.question_bank import OWN, by_key, families
from shoptalk.method.question_check import is_delicate
from shoptalk.workspaces.access import Seat, one_click_at_a_time

MOST_OWN = 300
NOT_HERE = "That question is not in the bank. Choose one from the list."


@transaction.atomic
def write_question(*, seat: Seat, now: datetime, key: str, text: str, follow_up: str = "") -> Step:
    """Keeps the seeker's wording of a question, under the same key."""
    text = words_of_question(text)
    follow_up = line("follow_up", follow_up, QUESTION, "What you ask next")
    one_click_at_a_time(seat)
    row = own_row(seat, key)
    with step(seat, now, "write_question", "Your wording is kept") as change:
        if (row.text, row.follow_up) != (text, follow_up):
            delicate = row.sensitive or is_delicate(text)
            _put(change, row, now, text=text, follow_up=follow_up, sensitive=delicate)
    return change


@transaction.atomic
def add_own_question(*, seat: Seat, now: datetime, text: str, family: str = "", follow_up: str = "") -> Step:
    """Adds a question of the seeker's own; the same words twice are one question."""
    text = words_of_question(text)
    follow_up = line("follow_up", follow_up, QUESTION, "What you ask next")
    if family and family not in families():
        raise Mend("family", "Choose one of the families in the list.")
    one_click_at_a_time(seat)
    mine = Question.objects.visible_to(seat).filter(key__startswith=OWN)
    if mine.count() >= MOST_OWN:
        raise Refusal(f"{MOST_OWN} own questions are plenty. Leave some out, or change one that stands.")
    with step(seat, now, "add_own_question", "Your question is in the bank") as change:
        if not mine.filter(text__iexact=text).exists():
            stage = next((one.stage for one in by_key().values() if one.family == family), "Body")
            change.create(
                Question(
                    workspace=seat.workspace, key=f"{OWN}{uuid4().hex[:12]}", text=text, follow_up=follow_up,
                    stage=stage, family=family or "Insights", sensitive=is_delicate(text), edited_at=now,
                )
            )  # fmt: skip
    return change


@transaction.atomic
def leave_out_question(*, seat: Seat, now: datetime, key: str) -> Step:
    """No plan picks it by itself any more."""
    one_click_at_a_time(seat)
    row = own_row(seat, key)
    with step(seat, now, "leave_out_question", "No plan picks it any more") as change:
        if row.left_out_at is None:
            _put(change, row, now, left_out_at=now)
    return change


@transaction.atomic
def put_back_question(*, seat: Seat, now: datetime, key: str) -> Step:
    one_click_at_a_time(seat)
    row = own_row(seat, key)
    with step(seat, now, "put_back_question", "Plans may pick it again") as change:
        if row.left_out_at is not None:
            _put(change, row, now, left_out_at=None)
    return change


@transaction.atomic
def back_to_built_in_question(*, seat: Seat, now: datetime, key: str) -> Step:
    """The bank's own wording again; an own question goes to the bin."""
    one_click_at_a_time(seat)
    row = Question.objects.visible_to(seat).filter(key=key).first()
    if row is None:
        raise Refusal("This is the bank's own wording already. Nothing was changed.")
    words = "Your question is in the bin" if key.startswith(OWN) else "Back to the bank's wording"
    with step(seat, now, "back_to_built_in_question", words) as change:
        change.bin(row, now)
    return change


def own_row(seat: Seat, key: str) -> Question:
    """The seeker's row under this key, whether it is stored yet or not. Raises Refusal for a key that is nobody's."""
    if stored := Question.objects.filter(workspace=seat.workspace, key=key).first():
        built_in = by_key().get(key)
        if stored.deleted_at is not None and built_in:  # what was put into the bin begins from the bank's words again
            stored.text, stored.follow_up, stored.left_out_at = built_in.text, built_in.follow_up, None
            stored.sensitive = built_in.sensitive
        elif stored.deleted_at is not None:
            raise Refusal(NOT_HERE)
        return stored
    if key not in by_key():
        raise Refusal(NOT_HERE)
    question = by_key()[key]
    return Question(
        workspace=seat.workspace, key=key, text=question.text, follow_up=question.follow_up, stage=question.stage,
        family=question.family, minutes="/".join(map(str, question.minutes)), sensitive=question.sensitive,
    )  # fmt: skip


def _put(change: Step, row: Question, now: datetime, **values) -> None:
    if row.pk:
        kept = {
            "text": row.text,
            "follow_up": row.follow_up,
            "sensitive": row.sensitive,
            "left_out_at": row.left_out_at,
        }
        row.refresh_from_db()
        change.update(row, edited_at=now, deleted_at=None, **(kept | values))
        return
    for name, value in values.items():
        setattr(row, name, value)
    row.edited_at = now
    change.create(row)
