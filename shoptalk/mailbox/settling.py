"""Letters of which nobody knows whether they left: noticed, looked for in the folder of sent mail, else asked about.

Also the copy of what left, where the server keeps none by itself.
"""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from shoptalk.connections.models import MailConnection
from shoptalk.connections.secrets import CannotOpen
from shoptalk.integrations.ports.servers import Failure, SignInRefused
from shoptalk.mailbox.forming import formed
from shoptalk.mailbox.results import was_seen_to_leave
from shoptalk.method.mail.header_words import NoAddress
from shoptalk.outreach.actions.log_touch import wait_for_others
from shoptalk.outreach.models import Letter
from shoptalk.workspaces.access import Seat, seat_behind

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)  # longer than any handing over can take
INTERRUPTED = "Shoptalk was interrupted while it handed this letter over."
LOOK_EVERY = timedelta(minutes=10)
LOOKED_FOR = timedelta(days=1)  # what does not lie there by then will not
COPIED_WITHIN = timedelta(days=2)
AT_ONCE = 20  # letters looked for or copied in one run


def settle(now: datetime) -> int:
    """Everything that a killed worker left behind, and the copies. Returns how many letters were found to have left."""
    notice_abandoned(now)
    found = 0
    for connection in MailConnection.objects.filter(ended_at=None, deleted_at=None, trouble="").order_by("pk"):
        if seat := seat_behind(connection.workspace):
            try:
                found += look_for_unsure(connection, seat, now)
                copy_into_sent(connection, seat, now)
            except Exception:  # whatever a folder of sent mail may do, letters go on leaving
                log.exception("The folder of sent mail could not be looked into.")
    return found


@transaction.atomic
def notice_abandoned(now: datetime) -> int:
    """Claims that nobody ended in time, or that lie in the future because the clock was set back."""
    held = Letter.objects.under_way().filter(failed_at=None, unsure_at=None).exclude(sending_at=None)
    held = held.exclude(sending_at__range=(now - LEASE, now + LEASE))
    abandoned = [one.pk for one in held.select_for_update(of=("self",), skip_locked=True)]
    return Letter.objects.filter(pk__in=abandoned).update(unsure_at=now, failure=INTERRUPTED, try_again_at=None)


def look_for_unsure(connection: MailConnection, seat: Seat, now: datetime) -> int:
    """Those that lie in the folder of sent mail have left. What is not found stays unsure: that proves nothing."""
    unsure = Letter.objects.under_way().filter(workspace=connection.workspace_id, deleted_at=None)
    unsure = unsure.filter(unsure_at__gte=now - LOOKED_FOR, unsure_at__lte=now + LEASE).exclude(message_id="")
    waiting = [one for one in unsure.order_by("pk") if one.try_again_at is None or not _recently(one.try_again_at, now)]
    found = 0
    for letter in waiting[:AT_ONCE]:
        there = lies_in_sent(connection, letter)
        if there is None:
            return found
        found += _found(seat, now, letter) if there else 0
        Letter.objects.filter(pk=letter.pk, left_at=None).update(try_again_at=now)  # the last look
    return found


def _recently(looked_at: datetime, now: datetime) -> bool:
    return now - LOOK_EVERY < looked_at <= now


@transaction.atomic
def _found(seat: Seat, now: datetime, letter: Letter) -> bool:
    wait_for_others(letter.contact)
    rows = Letter.objects.select_for_update(of=("self",)).filter(pk=letter.pk, left_at=None).exclude(unsure_at=None)
    if not rows.exists():
        return False
    was_seen_to_leave(seat, now, letter)
    Letter.objects.filter(pk=letter.pk).update(copied_at=now)
    return True


def copy_into_sent(connection: MailConnection, seat: Seat, now: datetime) -> int:
    """Lays a copy of what left into the folder of sent mail, once. If that fails, nothing is sent again for it."""
    if connection.copies_itself or not connection.sent_folder:
        return 0
    gone = Letter.objects.filter(workspace=connection.workspace_id, left_by="mailbox", copied_at=None, deleted_at=None)
    gone = gone.filter(left_at__gte=now - COPIED_WITHIN, left_at__lte=now + LEASE).exclude(message_id="")
    copied = 0
    for letter in gone.select_related("contact", "connector").order_by("left_at")[:AT_ONCE]:
        there = lies_in_sent(connection, letter)
        if there is None or not (there or _laid(connection, seat, letter)):
            return copied
        Letter.objects.filter(pk=letter.pk).update(copied_at=now)
        copied += 1
    return copied


def lies_in_sent(connection: MailConnection, letter: Letter) -> bool | None:
    """Whether the letter lies there; None when nobody could look."""
    from shoptalk.integrations.imap.sent import is_in_sent

    if not connection.sent_folder:
        return None
    try:
        return is_in_sent(
            connection.imap, connection.sent_folder, letter.message_id, public_only=settings.PUBLIC_SERVERS_ONLY
        )
    except (Failure, CannotOpen) as failure:
        _not_reached(failure)
        return None


def _laid(connection: MailConnection, seat: Seat, letter: Letter) -> bool:
    from shoptalk.integrations.imap.sent import append_to_sent

    assert letter.left_at, "only what left is copied"
    try:
        append_to_sent(
            connection.imap, connection.sent_folder, formed(connection, seat, letter), letter.left_at,
            public_only=settings.PUBLIC_SERVERS_ONLY,
        )  # fmt: skip
    except (Failure, CannotOpen, NoAddress) as failure:
        _not_reached(failure)
        return False
    return True


def _not_reached(failure: Exception) -> None:
    """Said in the log only: the letter left, and the page about replies says why a mailbox cannot be read."""
    if not isinstance(failure, SignInRefused):
        log.warning("The folder of sent mail could not be reached: %s", failure)
