"""Taking a letter back before it left: it is a draft again."""

from datetime import datetime

from django.db import transaction

from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.mailbox.actions.approve_letter import TOO_LATE
from shoptalk.outreach.actions.log_touch import wait_for_others
from shoptalk.outreach.models import Letter
from shoptalk.outreach.queue import take_off
from shoptalk.workspaces.access import Seat


@transaction.atomic
def take_back_letter(*, seat: Seat, now: datetime, letter: Letter) -> Step:
    """Makes a letter that waits, or that did not leave, a draft again; a second click changes nothing.

    Raises Refusal once a worker has it, or when nobody knows whether it left.
    """
    wait_for_others(letter.contact)
    Letter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    letter.refresh_from_db()
    if letter.state in (Letter.State.SENDING, Letter.State.SENT):
        raise Refusal(TOO_LATE)
    if letter.state == Letter.State.UNSURE:
        raise Refusal(
            "Nobody knows yet whether it left. Look into your folder of sent mail, then say so in the outbox."
        )
    with step(
        seat, now, "take_back_letter", f"Your letter to {letter.contact} is a draft again", letter.contact
    ) as change:
        if letter.approved_at:
            take_off(change, letter)
    return change
