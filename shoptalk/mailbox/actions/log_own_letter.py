"""The seeker says what a letter was that they wrote from another program: logged as what it was, when it was sent."""

from datetime import datetime

from django.db import transaction

from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.mailbox.models import Incoming
from shoptalk.mailbox.own_letters import CAN_BE
from shoptalk.outreach.actions.log_touch import add_touch, open_ask, wait_for_others
from shoptalk.outreach.models import Channel, Touch
from shoptalk.workspaces.access import Seat

WORDS = {
    Touch.Kind.ASKED: "You asked {name}",
    Touch.Kind.NUDGED: "You wrote to {name}",
    Touch.Kind.THANKED: "You thanked {name}",
}


@transaction.atomic
def log_own_letter(*, seat: Seat, now: datetime, incoming: Incoming, kind: str) -> Step | None:
    """One step, so one Undo. None on a second click."""
    incoming = Incoming.objects.select_for_update(of=("self",)).select_related("contact").get(pk=incoming.pk)
    if incoming.settled_at:
        return None
    contact = incoming.contact
    if kind not in CAN_BE or incoming.kind != Incoming.Kind.OWN or contact is None:
        raise Refusal("Say what the letter was: an ask, a nudge or an answer, or thanks.")
    wait_for_others(contact)
    with step(seat, now, "log_own_letter", WORDS[Touch.Kind(kind)].format(name=contact), contact=contact) as change:
        touch = add_touch(
            change, seat, now, open_ask(seat, now, contact), kind=kind, at=incoming.received_at, channel=Channel.EMAIL
        )
        change.update(incoming, touch=touch, settled_at=now)
    return change
