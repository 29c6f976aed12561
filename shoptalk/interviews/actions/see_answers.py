"""The seeker has seen what a guest answered."""

from datetime import datetime

from shoptalk.contacts.models import Contact
from shoptalk.history.steps import Step, step
from shoptalk.interviews.models import GuestAnswer
from shoptalk.workspaces.access import Seat


def see_answers(*, seat: Seat, now: datetime, contact: Contact) -> Step:
    """Everything that this person answered so far counts as seen, and leaves Today."""
    unseen = GuestAnswer.objects.visible_to(seat).filter(invitation__contact=contact, seen_at=None)
    with step(seat, now, "see_answers", f"You saw what {contact} answered", contact) as change:
        for answer in unseen:
            change.update(answer, seen_at=now)
    return change
