"""Stopping what waits to somebody: they wrote back, or something else made it pointless."""

from datetime import datetime

from django.db import transaction

from shoptalk.contacts.models import Contact
from shoptalk.history.steps import Step, step
from shoptalk.outreach.actions.log_touch import wait_for_others
from shoptalk.outreach.queue import ASKING, stop
from shoptalk.workspaces.access import Seat


@transaction.atomic
def stop_queued(*, seat: Seat, now: datetime, contact: Contact, why: str) -> Step:
    """Makes the asks and follow-ups that wait to `contact` drafts again; `why` is the sentence that the drafts keep.

    What a logged touch stops is stopped by `log_touch` itself, in the same step; this is for what is no touch.
    """
    wait_for_others(contact)
    with step(seat, now, "stop_queued", f"What waited to leave to {contact} stays here", contact=contact) as change:
        stop(change, contact, ASKING, why)
    return change
