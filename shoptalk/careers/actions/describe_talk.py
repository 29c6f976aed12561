"""What kind of talk it was: about which field, in what kind of workplace, with somebody who left,
with somebody who sees it differently (A11, E15, E16). The count of these decides how firmly one may speak."""

from datetime import datetime

from shoptalk.accounts.answers import line
from shoptalk.campaigns.models import Field
from shoptalk.history.steps import Step, step
from shoptalk.interviews.models import Interview
from shoptalk.workspaces.access import Seat

SEGMENT_LENGTH = 120


def describe_talk(
    *, seat: Seat, now: datetime, interview: Interview, field: Field | None, segment: str, left_the_field: bool,
    dissents: bool,
) -> Step:  # fmt: skip
    values = {
        "field": field,
        "segment": line("segment", segment, SEGMENT_LENGTH, "A kind of workplace"),
        "left_the_field": left_the_field,
        "dissents": dissents,
    }
    with step(seat, now, "describe_talk", f"You described {interview}", contact=interview.contact) as change:
        change.update(interview, **values)
    return change
