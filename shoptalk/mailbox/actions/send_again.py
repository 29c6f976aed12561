"""Another try for a letter that did not leave, or of which the seeker says that it did not."""

from datetime import datetime

from django.db import transaction

from shoptalk.connections.current import mailbox as mailbox_of
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.mailbox.actions.approve_letter import HELD_BY_A_WORKER, TOO_LATE, address_to
from shoptalk.outreach.actions.log_touch import wait_for_others
from shoptalk.outreach.leaving import StaysHere, last_look, obstacle
from shoptalk.outreach.models import Letter
from shoptalk.workspaces.access import Seat

AGAIN = (Letter.State.FAILED, Letter.State.UNSURE)


@transaction.atomic
def send_again(*, seat: Seat, now: datetime, letter: Letter) -> Step:
    """Queues it once more, with the same words and the same Message-ID: a mailbox that has it already can tell. It goes
    to the address that stands on the person's page by now; only a calendar entry names the one it was made for.

    A second click changes nothing. Raises Refusal without a mailbox; StaysHere where it is no longer the moment.
    """
    wait_for_others(letter.contact)
    Letter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    letter.refresh_from_db()
    if letter.state not in AGAIN:
        return Step()
    if mailbox_of(seat) is None:
        raise Refusal("No mailbox is connected. Connect one in the settings first.")
    look = last_look(seat, now, letter.contact, letter)
    if why_not := obstacle(look, letter, second_look=True):  # it was given when the letter was approved
        raise StaysHere(why_not, look, letter)
    address = letter.to_address if letter.calendar else address_to(letter)
    at = f" at {address}" if address != letter.to_address else ""
    with step(seat, now, "send_again", f"Your letter to {letter.contact} is tried again{at}", letter.contact) as change:
        change.update(
            letter, to_address=address, failed_at=None, unsure_at=None, sending_at=None, try_again_at=None, failure="",
            send_after=now, at_any_hour=True,
        )  # fmt: skip
        change.only_while(letter, TOO_LATE, *HELD_BY_A_WORKER)
    return change
