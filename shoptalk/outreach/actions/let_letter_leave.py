"""A letter leaves: checked a last time, frozen, and logged, all in one step that can be undone.

Here the product itself sends nothing; the seeker's mail program, LinkedIn or telephone does. What leaves from their own
mailbox is approved in `mailbox/actions/approve_letter.py`, after the same last look.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from shoptalk.contacts.models import Contact
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.outreach.actions.log_touch import open_ask, wait_for_others
from shoptalk.outreach.actions.save_draft import Written, save_draft
from shoptalk.outreach.leaving import WORDS, StaysHere, last_look, obstacle, seen_in, write_down
from shoptalk.outreach.look import Look
from shoptalk.outreach.models import Ask, Letter, Touch
from shoptalk.workspaces.access import Seat

__all__ = ["Left", "StaysHere", "let_letter_leave"]

WAYS = ("mail_program", "copied", "elsewhere", "call")


@dataclass(frozen=True, slots=True)
class Left:
    """A letter that left; `change` is the step for its Undo, None when a second click found it gone already."""

    letter: Letter
    touch: Touch
    change: Step | None


def let_letter_leave(
    *, seat: Seat, now: datetime, contact: Contact, written: Written, way: str, second_look: bool = False
) -> Left:
    """Checks the text, freezes it as a letter that left, logs the touch and re-plans.

    `written.once` is the form's mark: a second click logs nothing and returns the first result. `second_look`: the
    seeker looked again at what reads like asking for a job, and wants to send it. Raises StaysHere, having logged
    nothing but kept the words as a draft.
    """
    if way not in WAYS:
        raise Refusal("That is not a way out that the desk knows. Open the desk anew.")
    with transaction.atomic():
        wait_for_others(contact)
        if first := _left_before(open_ask(seat, now, contact), written.once):
            return first
        letter = save_draft(seat=seat, now=now, contact=contact, written=written)
        if letter.approved_at:
            raise Refusal(f"This letter to {contact} waits in the outbox. Take it back first, or let it leave.")
        look = last_look(seat, now, contact, letter)
        why_not = obstacle(look, letter, second_look)
        if not why_not:
            return _leave(seat, now, letter, look, way, written.once)
    raise StaysHere(why_not, look, letter)  # after the transaction, so that the draft is kept


def _leave(seat: Seat, now: datetime, letter: Letter, look: Look, way: str, once: str) -> Left:
    contact = letter.contact
    with step(seat, now, "let_letter_leave", WORDS[Letter.Kind(letter.kind)].format(name=contact), contact) as change:
        touch = write_down(change, seat, now, letter, way, once, **seen_in(look, now))
    return Left(letter, touch, change)


def _left_before(ask: Ask, once: str) -> Left | None:
    if not once or not ask.pk:
        return None
    touch = Touch.objects.filter(ask=ask, once=once).select_related("letter").first()
    return Left(touch.letter, touch, None) if touch and touch.letter else None
