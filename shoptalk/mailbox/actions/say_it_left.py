"""The seeker looked and says: it left. Nothing is sent; the letter counts as sent from then on."""

from datetime import datetime

from django.db import transaction

from shoptalk.history.steps import Step, step
from shoptalk.mailbox.sending_moment import sent_at
from shoptalk.outreach.actions.log_touch import wait_for_others
from shoptalk.outreach.leaving import WORDS, write_down
from shoptalk.outreach.models import Letter
from shoptalk.workspaces.access import Seat


@transaction.atomic
def say_it_left(*, seat: Seat, now: datetime, letter: Letter) -> Step:
    """Settles a letter of which nobody knew. A second click changes nothing; Undo asks again."""
    wait_for_others(letter.contact)
    Letter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    letter.refresh_from_db()
    if letter.state != Letter.State.UNSURE:
        return Step()
    words = WORDS[Letter.Kind(letter.kind)].format(name=letter.contact)
    with step(seat, now, "say_it_left", words, contact=letter.contact) as change:
        write_down(change, seat, sent_at(letter, now), letter, "mailbox", letter.once)
    return change
