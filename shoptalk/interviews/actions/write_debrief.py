"""Looking back on a talk: kept as one goes, finished when the seeker says so. The seeker's alone (C9)."""

from datetime import date, datetime

from django.db import transaction

from shoptalk.accounts.answers import line
from shoptalk.history.steps import Step, step
from shoptalk.interviews.models import Debrief, Interview
from shoptalk.workspaces.access import Seat, one_click_at_a_time

TEXTS = ("learned", "fits", "surprised", "next")
LINES = ("i_will", "they_offered")
LONGEST = 8000


@transaction.atomic
def write_debrief(
    *, seat: Seat, now: datetime, interview: Interview, answers: dict[str, str], by_when: date | None
) -> Step:
    """Keeps the answers given; those that are not among `answers` stay. One step."""
    one_click_at_a_time(seat)
    values: dict[str, object] = {name: answers[name].strip()[:LONGEST] for name in TEXTS if name in answers}
    what = {"i_will": "What you will do", "they_offered": "Their offer"}
    values |= {name: line(name, answers[name], 300, what[name]) for name in LINES if name in answers}
    if "i_will" in answers:
        values["by_when"] = by_when
    words = f"You looked back on the talk with {interview.contact}"
    kept = opened_debrief(seat, now, interview)
    with step(seat, now, "write_debrief", words, contact=interview.contact) as change:
        change.update(kept, **values)
    return change


def opened_debrief(seat: Seat, now: datetime, interview: Interview) -> Debrief:
    """The debrief of this talk. An empty one says nothing, so making it is no step of its own."""
    found, _ = Debrief.objects.get_or_create(
        interview=interview, defaults={"workspace": seat.workspace, "written_at": now}
    )
    return found
