"""Approving a letter: looked over a last time, its words frozen, and on its way out of the seeker's own mailbox.

It leaves by itself, in the working hours where it is read, unless it is taken back before. Undo is taking it back.
"""

import secrets
from datetime import datetime

from django.db import transaction

from shoptalk.connections.current import mailbox as mailbox_of
from shoptalk.connections.models import MailConnection
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.mailbox.threads import thread_of
from shoptalk.method.mail.header_words import NoAddress, address_of, message_id
from shoptalk.outreach.actions.log_touch import wait_for_others
from shoptalk.outreach.leaving import StaysHere, last_look, obstacle, seen_in
from shoptalk.outreach.models import Letter
from shoptalk.outreach.own_mailbox import BY_MAIL, leaves_at, leaving_words, recipient
from shoptalk.workspaces.access import Seat

RANDOM_BYTES = 16
TOO_LATE = "It is leaving or has left already, and nobody can call it back."
# While these stand, no worker took it, so that it can be taken back.
HELD_BY_A_WORKER = ("sending_at", "left_at", "failed_at", "unsure_at")


@transaction.atomic
def approve_letter(
    *, seat: Seat, now: datetime, letter: Letter, send_after: datetime | None = None, calendar: str = "",
    calendar_method: str = "", second_look: bool = False, once: str = "",
) -> Step:  # fmt: skip
    """Puts a stored draft into the outbox. `send_after`: not before that moment, and then at any hour; without it, the
    reader's own hours. A second click changes nothing and gives a step without an event.

    Raises StaysHere for what the last look does not let go, Refusal for what no mailbox can send.
    """
    wait_for_others(letter.contact)
    Letter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    letter.refresh_from_db()
    if letter.approved_at or letter.left_at:
        return Step()
    mailbox = _mailbox(seat)
    address = address_to(letter)
    if calendar:
        letter.calendar, letter.calendar_method = calendar, calendar_method
    look = last_look(seat, now, letter.contact, letter)
    if why_not := obstacle(look, letter, second_look):
        raise StaysHere(why_not, look, letter)
    to = recipient(letter)
    at = max(send_after, now) if send_after else leaves_at(seat, now, letter.kind, to, letter.pk)
    when = leaving_words(seat, now, at, to)
    words = f"Your letter to {to} leaves {when if when != 'now' else 'within a minute'}"
    with step(seat, now, "approve_letter", words, contact=letter.contact) as change:
        thread = thread_of(seat, letter, address)
        letter.refresh_from_db(fields=["calendar", "calendar_method"])
        change.update(
            letter, approved_at=now, to_address=address, send_after=at, at_any_hour=send_after is not None, once=once,
            message_id=message_id(secrets.token_hex(RANDOM_BYTES), mailbox.address), failure="",
            in_reply_to=thread.in_reply_to, references=thread.references, **seen_in(look, now),
            **({"calendar": calendar, "calendar_method": calendar_method} if calendar else {}),
        )  # fmt: skip
        change.only_while(letter, TOO_LATE, *HELD_BY_A_WORKER)
    return change


def _mailbox(seat: Seat) -> MailConnection:
    mailbox = mailbox_of(seat)
    if mailbox is None:
        raise Refusal("No mailbox is connected. Connect one in the settings, or open the letter in your mail program.")
    return mailbox


def address_to(letter: Letter) -> str:
    """Where the letter goes. Raises Refusal where it cannot."""
    to = recipient(letter)
    if letter.channel not in BY_MAIL:
        raise Refusal("Only e-mail leaves from your mailbox. Copy this one, and send it where it belongs.")
    if not to.email:
        raise Refusal(f"There is no e-mail address for {to} yet. Write it down on their page first.")
    if to.do_not_contact_at:
        raise Refusal(f"{to} asked not to be contacted. Nothing left.")
    try:
        return address_of(to.email)
    except NoAddress as no:
        raise Refusal(f"{no} Mend it on the page of {to} first.") from None
