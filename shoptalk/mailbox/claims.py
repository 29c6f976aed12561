"""Taking a letter in hand: nothing has happened that keeps it here, and nobody else has it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection as database

from shoptalk.connections.models import MailConnection
from shoptalk.contacts.models import Contact
from shoptalk.history.steps import Step
from shoptalk.mailbox.forming import formed
from shoptalk.mailbox.inviting import out_of_date
from shoptalk.mailbox.tray import Ready
from shoptalk.method.mail.header_words import NoAddress
from shoptalk.outreach.models import Ask, Letter, Touch
from shoptalk.outreach.own_mailbox import leaves_at, midnight_of, recipient
from shoptalk.outreach.queue import take_off
from shoptalk.outreach.situation import reason_not
from shoptalk.outreach.standings import standing_of
from shoptalk.workspaces.access import Seat

LATE = timedelta(hours=1)  # a machine that slept past the hour does not send in the middle of the night

# One statement, so that what it asks and what it sets cannot come apart: the letter still waits as it was read; nobody
# asked not to be contacted; nothing was logged since; the mailbox goes on, and today's number is not reached.
TAKE = f"""
UPDATE {Letter._meta.db_table} SET sending_at = %s, attempts = attempts + 1
WHERE id = %s AND attempts = %s AND approved_at = %s AND deleted_at IS NULL
  AND left_at IS NULL AND sending_at IS NULL AND failed_at IS NULL AND unsure_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM {Contact._meta.db_table} WHERE id IN (%s, %s)
                  AND (do_not_contact_at IS NOT NULL OR deleted_at IS NOT NULL))
  AND NOT EXISTS (SELECT 1 FROM {Touch._meta.db_table} WHERE ask_id = %s AND id > %s)
  AND EXISTS (SELECT 1 FROM {MailConnection._meta.db_table} m WHERE m.id = %s AND m.ended_at IS NULL
              AND m.deleted_at IS NULL AND m.trouble = ''
              AND m.letters_a_day > (SELECT COUNT(*) FROM {Letter._meta.db_table} WHERE workspace_id = %s
                                     AND left_by = 'mailbox' AND left_at >= %s)
                                  + (SELECT COUNT(*) FROM {Letter._meta.db_table} WHERE workspace_id = %s
                                     AND left_at IS NULL AND failed_at IS NULL AND sending_at >= %s))
"""  # noqa: S608 - names of our own tables


@dataclass(frozen=True, slots=True)
class Claim:
    """A letter in a worker's hands: its bytes, and the number of the claim."""

    ready: Ready
    message: bytes
    number: int

    @property
    def letter(self) -> Letter:
        return self.ready.letter

    def read_anew(self) -> None:
        """After a transaction that was lost: the rows say what is stored, not what was about to be."""
        self.letter.refresh_from_db()
        self.letter.ask = Ask.objects.select_related("campaign").get(pk=self.letter.ask_id)
        self.letter.ask.contact = self.letter.contact


def claim(mailbox: MailConnection, seat: Seat, now: datetime, one: Ready) -> Claim | None:
    """The letter in hand, inside the transaction around this; None when it may not leave now.

    What may not leave any more becomes a draft again, what missed its hour waits for the next morning. What changed
    since it was read is left alone; whoever reads it anew finds it as it is.
    """
    letter = one.letter
    if why_not := _why_not(seat, now, one):
        _stays(letter, why_not)
        return None
    if (morning := _its_hour(seat, now, letter)) > now:
        Letter.objects.queued().filter(pk=letter.pk).update(send_after=morning)
        return None
    read_with = (letter.attempts, letter.approved_at)
    letter.sending_at, letter.attempts = now, letter.attempts + 1
    try:
        message = formed(mailbox, seat, letter)
    except (NoAddress, ValueError) as error:
        Letter.objects.queued().filter(pk=letter.pk).update(failed_at=now, failure=str(error)[:300])
        return None
    is_ours = _taken(mailbox, seat, now, letter, one.newest_touch, *read_with)
    return Claim(one, message, letter.attempts) if is_ours else None


def _taken(
    mailbox: MailConnection, seat: Seat, now: datetime, letter: Letter, newest_touch: int, attempts: int,
    approved_at: datetime | None,
) -> bool:  # fmt: skip
    if database.vendor != "sqlite":  # where two may count at once, they count one after the other
        MailConnection.objects.select_for_update().filter(pk=mailbox.pk).exists()
    midnight = _stored(midnight_of(seat, now))
    with database.cursor() as cursor:
        cursor.execute(
            TAKE,
            [
                _stored(now), letter.pk, attempts, _stored(approved_at), letter.contact_id,
                letter.connector_id or letter.contact_id, letter.ask_id, newest_touch, mailbox.pk,
                mailbox.workspace_id, midnight, mailbox.workspace_id, midnight,
            ],
        )  # fmt: skip
        return cursor.rowcount == 1


def _stored(moment: datetime | None) -> Any:
    """A moment as the database holds it."""
    return database.ops.adapt_datetimefield_value(moment)


def _stays(letter: Letter, why_not: str) -> None:
    if Letter.objects.queued().select_for_update(of=("self",)).filter(pk=letter.pk, attempts=letter.attempts).exists():
        take_off(Step(), letter, why_not)


def _why_not(seat: Seat, now: datetime, one: Ready) -> str:
    """Why it may not leave any more; empty when it may."""
    letter = one.letter
    for person in (letter.contact, letter.connector):
        if person is not None and person.do_not_contact_at:
            return f"{person.called} asked not to be contacted, so it stayed here."
        if person is not None and person.deleted_at:
            return f"{person.called} is in the bin, so it stayed here."
    if letter.calendar or letter.kind == Letter.Kind.INVITATION:
        return out_of_date(letter)
    stands = standing_of(seat, letter.contact, one.touches, now, one.second)
    return reason_not(stands, letter.kind, letter.channel)


def _its_hour(seat: Seat, now: datetime, letter: Letter) -> datetime:
    """Now, unless it missed the hour that was meant for it."""
    if letter.at_any_hour or letter.calendar or letter.send_after is None or now - letter.send_after < LATE:
        return now
    return leaves_at(seat, now, letter.kind, recipient(letter), letter.pk)
