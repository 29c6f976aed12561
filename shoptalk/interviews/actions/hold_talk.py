"""They talked: when it began and ended, and the touch from which everything afterwards follows."""

from datetime import datetime, timedelta

from django.db import transaction

from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.interviews.models import Interview
from shoptalk.outreach.actions.log_touch import add_touch, open_ask, wait_for_others
from shoptalk.outreach.models import Channel, Touch
from shoptalk.workspaces.access import Seat

MOST_MINUTES = 240
CHANNEL_OF = {"phone": Channel.CALL, "in_person": Channel.IN_PERSON}


@transaction.atomic
def hold_talk(*, seat: Seat, now: datetime, interview: Interview, minutes: int | None = None) -> Step:
    """Sets begin and end where meeting mode did not, and logs `met` once. One step. Raises Refusal.

    `minutes`: how long it really was; as agreed when not given.
    """
    must_have_begun(interview, now)
    wait_for_others(interview.contact)
    interview.refresh_from_db()
    with step(seat, now, "hold_talk", f"You talked with {interview.contact}", contact=interview.contact) as change:
        held(change, seat, now, interview, minutes)
    return change


def held(change: Step, seat: Seat, now: datetime, interview: Interview, minutes: int | None = None) -> None:
    """The same inside a step that is under way; what is there already stays as it is."""
    if interview.cancelled_at:
        raise Refusal("This talk was called off. Write the new one in, then look back on it.")
    if interview.ended_at is None:
        began = interview.started_at or interview.starts_at
        length = min(minutes or interview.minutes, MOST_MINUTES)
        ended = max(began, min(now, began + timedelta(minutes=length)))
        change.update(interview, started_at=began, ended_at=ended, no_show_at=None)
    log_met(change, seat, now, interview)


def log_met(change: Step, seat: Seat, now: datetime, interview: Interview) -> None:
    """The touch from which everything afterwards follows, once a talk, inside a step that is under way."""
    if not _met_logged(interview):
        add_touch(
            change, seat, now, open_ask(seat, now, interview.contact), kind=Touch.Kind.MET,
            at=min(interview.ended_at or now, now), channel=CHANNEL_OF.get(interview.medium, ""),
        )  # fmt: skip


def must_have_begun(interview: Interview, now: datetime) -> None:
    if now < interview.starts_at and interview.started_at is None:
        raise Refusal("That talk is still to come. After it, this page opens for what you learned.")


def _met_logged(interview: Interview) -> bool:
    """Was the talk logged already, by meeting mode or by hand, on its day or since?"""
    since = (interview.started_at or interview.starts_at) - timedelta(hours=12)
    met = Touch.objects.filter(contact=interview.contact, kind=Touch.Kind.MET, at__gte=since, deleted_at=None)
    return met.exists()
