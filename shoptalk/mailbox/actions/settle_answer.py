"""What becomes of an answer to an invitation: the seeker takes the time, leaves it at that, or says whose it is."""

from datetime import datetime

from django.db import transaction

from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.interviews.actions.move_appointment import move_appointment
from shoptalk.mailbox.models import InvitationAnswer
from shoptalk.workspaces.access import Seat, one_click_at_a_time


def take_proposed_time(
    *, seat: Seat, now: datetime, answer: InvitationAnswer, seen: str = "", anyway: bool = False
) -> Step | None:
    """Moves the talk to the time that the guest proposed. A second click finds it there and returns no step.

    Their own wish is no move of the seeker's, so it is not counted as one (rule B26).
    """
    if answer.proposed_at is None or answer.said != InvitationAnswer.Said.PROPOSED:
        raise Refusal("No other time was proposed there.")
    if answer.proposed_at <= now:
        raise Refusal("That time has passed by now. Offer another one.")
    if not answer.is_theirs:
        raise Refusal("It is not certain whose answer this is. Say first that it is theirs.")
    _, change = move_appointment(
        seat=seat, now=now, interview=answer.interview, starts_at=answer.proposed_at,
        minutes=answer.proposed_minutes or None, seen=seen, words=answer.words[:300], by_guest=True, anyway=anyway,
    )  # fmt: skip
    return change


@transaction.atomic
def leave_it_at_that(*, seat: Seat, now: datetime, answer: InvitationAnswer) -> Step:
    """The seeker has seen it and done what there was to do. Twice changes nothing."""
    one_click_at_a_time(seat)
    answer.refresh_from_db()
    with step(seat, now, "leave_it_at_that", "Left at that", answer.interview.contact) as change:
        if answer.settled_at is None:
            change.update(answer, settled_at=now)
    return change


@transaction.atomic
def say_it_is_theirs(*, seat: Seat, now: datetime, answer: InvitationAnswer) -> Step:
    """The seeker knows that the contact wrote it, from an address that was not known."""
    one_click_at_a_time(seat)
    answer.refresh_from_db()
    contact = answer.interview.contact
    with step(seat, now, "say_it_is_theirs", f"The answer is {contact}’s", contact) as change:
        if not answer.is_theirs:
            change.update(answer, is_theirs=True)
    return change
