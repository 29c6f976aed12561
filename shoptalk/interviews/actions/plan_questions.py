"""Makes the plan of questions for one talk, and makes it anew when that is asked for."""

from datetime import datetime

from django.db import transaction

from shoptalk.history.steps import Step, step
from shoptalk.interviews.models import Interview, PlannedQuestion
from shoptalk.interviews.own_bank import bank_of
from shoptalk.interviews.plan_facts import wanted_for
from shoptalk.method.question_plan import COUNTS, LAST, Planned, length_for, with_kept
from shoptalk.method.question_plan import plan_questions as pick
from shoptalk.workspaces.access import Seat, one_click_at_a_time


@transaction.atomic
def plan_questions(*, seat: Seat, now: datetime, interview: Interview, anew: bool = False) -> Step:
    """Plans the questions of a talk. A plan that stands is made again only with `anew`.

    What the seeker placed, worded, added or left out by hand stays so, and what was asked stays asked.
    """
    one_click_at_a_time(seat)
    rows = list(PlannedQuestion.objects.visible_to(seat).filter(interview=interview))
    words = f"Planned {'anew ' if rows else ''}for {interview.contact}"
    with step(seat, now, "plan_questions", words, contact=interview.contact) as change:
        if not rows or anew:
            _plan(change, seat, now, interview, rows)
    return change


def _plan(change: Step, seat: Seat, now: datetime, interview: Interview, rows: list[PlannedQuestion]) -> None:
    left_out = set(
        PlannedQuestion.objects.in_bin(seat)
        .filter(interview=interview, by_hand_at__isnull=False)
        .values_list("key", flat=True)
    )
    bank = tuple(question for question in bank_of(seat) if question.key not in left_out)
    kept = [(place, _Kept(row)) for place, row in enumerate(rows) if row.by_hand_at or row.asked_at]
    plan = with_kept(
        pick(bank, wanted_for(seat, interview)),
        [(place, one.planned) for place, one in kept],
        COUNTS[length_for(interview.minutes)][1],
    )
    for row in rows:
        if not (row.by_hand_at or row.asked_at):
            change.bin(row, now)
    for place, planned in enumerate(plan):
        if standing := next((one.row for _, one in kept if one.planned is planned), None):
            change.update(standing, place=place)
        else:
            change.create(_row(planned, seat, interview, place))


class _Kept:
    """A row that stays, and what the method sees of it."""

    def __init__(self, row: PlannedQuestion) -> None:
        self.row = row
        why = LAST if row.family == "Referral" and row.must else row.why
        self.planned = Planned(
            row.key, row.text, row.follow_up, row.family, why, row.belief_id, row.sensitive, row.must
        )


def _row(planned: Planned, seat: Seat, interview: Interview, place: int) -> PlannedQuestion:
    return PlannedQuestion(
        workspace=seat.workspace,
        interview=interview,
        place=place,
        key=planned.key,
        text=planned.text[:400],
        follow_up=planned.follow_up[:400],
        family=planned.family,
        why=planned.why[:200],
        belief_id=planned.belief,
        sensitive=planned.sensitive,
        must=planned.must,
    )
