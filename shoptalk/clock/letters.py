"""When letters are looked after: at once when one may leave, and once a minute while something about one is open."""

import time
from datetime import datetime

from django.db.models import Q

from shoptalk.clock.ending import asked_to_end
from shoptalk.connections.models import MailConnection
from shoptalk.mailbox.leaving import send_due
from shoptalk.mailbox.settling import COPIED_WITHIN, LOOKED_FOR
from shoptalk.mailbox.tray import due
from shoptalk.outreach.models import Letter

MINUTE = 60
IN_HAND = Q(unsure_at=None) & ~Q(sending_at=None)


class LettersWait:
    """The look of one worker; it remembers when it last looked for what is open."""

    def __init__(self) -> None:
        self._looked: float | None = None

    def __call__(self, now: datetime) -> bool:
        if may_any_leave(now):
            return True
        steady = time.monotonic()
        if self._looked is not None and steady - self._looked < MINUTE:
            return False
        self._looked = steady
        return is_anything_open(now)


def send(now: datetime) -> int | None:
    """How many left. 0 says that some wait and none may leave (enough for today), and that looking can wait as well."""
    sent = send_due(now, goes_on=lambda: not asked_to_end())
    return sent if sent or may_any_leave(now) else None


def may_any_leave(now: datetime) -> bool:
    return any(due(connection, now).exists() for connection in _open_ones())


def is_anything_open(now: datetime) -> bool:
    """A letter in somebody's hands, one that may have left, one of which no copy was laid down yet."""
    if not _open_ones().exists():
        return False
    under_way = Letter.objects.under_way().filter(deleted_at=None, failed_at=None)
    if under_way.filter(IN_HAND | Q(unsure_at__gte=now - LOOKED_FOR)).exists():
        return True
    gone = Letter.objects.filter(left_by="mailbox", copied_at=None, left_at__gte=now - COPIED_WITHIN, deleted_at=None)
    return gone.exclude(message_id="").exists()


def _open_ones():
    return MailConnection.objects.filter(ended_at=None, deleted_at=None, trouble="").order_by("pk")
