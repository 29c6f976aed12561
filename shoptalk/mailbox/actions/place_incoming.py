"""The seeker says whom a message is from, that it is not about their asks, or that it was looked at."""

from datetime import datetime

from django.db import transaction

from shoptalk.contacts.models import Contact
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.mailbox.actions.take_in import place
from shoptalk.mailbox.models import Incoming
from shoptalk.workspaces.access import Seat


def _fresh(incoming: Incoming) -> Incoming:
    return Incoming.objects.select_for_update().get(pk=incoming.pk)


@transaction.atomic
def say_whom_from(*, seat: Seat, now: datetime, incoming: Incoming, contact: Contact) -> Step | None:
    """The message is from this person: logged at theirs, as if it had been certain. None on a second click."""
    incoming = _fresh(incoming)
    if incoming.contact_id == contact.pk:
        return None
    if incoming.contact_id is not None:
        raise Refusal(f"This message is placed with {incoming.contact} already. Undo that first.")
    return place(seat, now, incoming, contact, incoming.letter)


@transaction.atomic
def set_aside(*, seat: Seat, now: datetime, incoming: Incoming) -> Step | None:
    """Not about the asks: it stays here, set aside, and nothing is logged."""
    incoming = _fresh(incoming)
    if incoming.settled_at or (incoming.contact_id and incoming.kind != Incoming.Kind.OWN):
        return None
    with step(seat, now, "set_aside", f"“{incoming}” is not about your asks") as change:
        change.update(incoming, is_offered=False, settled_at=now)
    return change


@transaction.atomic
def look_at_incoming(*, seat: Seat, now: datetime, incoming: Incoming) -> Step | None:
    """The seeker has read it; it moves down among the settled ones."""
    incoming = _fresh(incoming)
    if incoming.settled_at or incoming.is_offered:
        return None
    who = incoming.contact or incoming.from_name or incoming.from_address
    with step(seat, now, "look_at_incoming", f"You read what {who} wrote", contact=incoming.contact) as change:
        change.update(incoming, settled_at=now)
    return change
