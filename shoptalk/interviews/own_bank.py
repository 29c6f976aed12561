"""The bank of questions as one seeker has it: their wordings in the place of the built-in ones, their own beside."""

from shoptalk.interviews.models import Question as OwnRow
from shoptalk.method.question_bank import Question, lengths, with_own
from shoptalk.workspaces.access import Seat


def as_question(row: OwnRow) -> Question:
    return Question(
        key=row.key,
        stage=row.stage,
        family=row.family,
        text=row.text,
        minutes=lengths(row.minutes),
        sensitive=row.sensitive,
        follow_up=row.follow_up,
    )


def own_rows(seat: Seat) -> list[OwnRow]:
    return list(OwnRow.objects.visible_to(seat).order_by("pk"))


def bank_of(seat: Seat) -> tuple[Question, ...]:
    """What plans pick from: without what was left out. One query."""
    rows = own_rows(seat)
    return with_own([as_question(row) for row in rows], [row.key for row in rows if row.left_out_at])
