"""What came of a letter that was handed over, written down once: a result of an older claim changes nothing."""

from datetime import datetime
from typing import Any

from django.db import connection as database

from shoptalk.history.unremembered import Unremembered
from shoptalk.integrations.ports.servers import Failure
from shoptalk.mailbox.claims import Claim
from shoptalk.mailbox.sending_moment import sent_at
from shoptalk.outreach.actions.log_touch import Known, wait_for_others
from shoptalk.outreach.leaving import write_down
from shoptalk.outreach.models import Letter, Touch
from shoptalk.workspaces.access import Seat

# Whether the claim is still this one, and whether anything was logged since it was read.
HOW_IT_STANDS = f"""
SELECT EXISTS(SELECT 1 FROM {Letter._meta.db_table} WHERE id = %s AND attempts = %s AND left_at IS NULL
              AND approved_at IS NOT NULL),
       EXISTS(SELECT 1 FROM {Touch._meta.db_table} WHERE ask_id = %s AND id > %s)
"""  # noqa: S608 - names of our own tables


def is_taken(seat: Seat, now: datetime, held: Claim) -> bool:
    """The server has it: it left, and the touch stands in the timeline. No step of history: nobody can undo this."""
    letter = held.letter
    if database.features.has_select_for_update:  # else the transaction itself lets nobody else write
        wait_for_others(letter.contact)
        _row(held).select_for_update(of=("self",)).exists()
    with database.cursor() as cursor:
        cursor.execute(HOW_IT_STANDS, [letter.pk, held.number, letter.ask_id, held.ready.newest_touch])
        still_held, logged_since = cursor.fetchone()
    if not still_held:
        return False
    known = None if logged_since else Known(held.ready.touches, held.ready.second)
    was_seen_to_leave(seat, now, letter, known)
    return True


def was_seen_to_leave(seat: Seat, now: datetime, letter: Letter, known: Known | None = None) -> None:
    """Writes down that it left, inside the transaction around this."""
    at = sent_at(letter, now)
    write_down(
        Unremembered(),
        seat,
        at,
        letter,
        "mailbox",
        letter.once,
        known,
        failure="",
        failed_at=None,
        unsure_at=None,
        try_again_at=None,
    )


def is_put_off(now: datetime, held: Claim, failure: Failure, again: datetime) -> None:
    _says(held, sending_at=None, unsure_at=None, try_again_at=again, failure=failure.words)


def is_refused(now: datetime, held: Claim, failure: Failure) -> None:
    _says(held, sending_at=None, unsure_at=None, failed_at=now, failure=failure.words)


def is_unsure(now: datetime, held: Claim, failure: Failure) -> None:
    _says(held, unsure_at=now, try_again_at=None, failure=failure.words)


def _says(held: Claim, failure: str, **columns: Any) -> None:
    _row(held).update(failure=failure[: Letter._meta.get_field("failure").max_length], **columns)


def _row(held: Claim):
    return Letter.objects.filter(pk=held.letter.pk, attempts=held.number, left_at=None, approved_at__isnull=False)
