"""What came of a letter that was handed over, written down once: a result of an older claim changes nothing."""

from datetime import datetime
from typing import Any

from shoptalk.history.steps import Step
from shoptalk.integrations.ports.servers import Failure
from shoptalk.mailbox.claims import Claim
from shoptalk.mailbox.sending_moment import sent_at
from shoptalk.outreach.actions.log_touch import Known, wait_for_others
from shoptalk.outreach.leaving import write_down
from shoptalk.outreach.models import Letter, Touch
from shoptalk.workspaces.access import Seat


def is_taken(seat: Seat, now: datetime, held: Claim) -> bool:
    """The server has it: it left, and the touch stands in the timeline. No step of history: nobody can undo this."""
    letter = held.letter
    wait_for_others(letter.contact)
    if not _still_held(held):
        return False
    was_seen_to_leave(seat, now, letter, _known(held))
    return True


def _known(held: Claim) -> Known | None:
    """What was read before it was handed over, unless something was logged since."""
    since = Touch.objects.filter(ask=held.letter.ask_id, pk__gt=held.ready.newest_touch)
    return None if since.exists() else Known(held.ready.touches, held.ready.second)


def was_seen_to_leave(seat: Seat, now: datetime, letter: Letter, known: Known | None = None) -> None:
    """Writes down that it left, inside the transaction around this."""
    at = sent_at(letter, now)
    write_down(
        Step(),
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


def _still_held(held: Claim) -> bool:
    return _row(held).select_for_update(of=("self",)).exists()


def _row(held: Claim):
    return Letter.objects.filter(pk=held.letter.pk, attempts=held.number, left_at=None, approved_at__isnull=False)
