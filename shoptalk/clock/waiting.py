"""Waits at the mailbox for something to come (IDLE, RFC 2177), so that an answer is noticed within seconds.

One thread for each mailbox: it holds one connection, and looks in when the server says that something came. Whatever
goes wrong ends the waiting; the timetable begins it again, and the look every few minutes goes on all the same.
"""

import logging
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from django.conf import settings
from django.db import connections
from django.utils import timezone

from shoptalk.connections.models import CalendarConnection, MailConnection
from shoptalk.connections.secrets import CannotOpen
from shoptalk.integrations.imap.mailbox import open_mailbox
from shoptalk.integrations.ports.mail_in import OpensMailboxes, Role
from shoptalk.integrations.ports.servers import Failure, SignInRefused
from shoptalk.mailbox.models import Folder
from shoptalk.mailbox.noticing import look_into

log = logging.getLogger(__name__)

WAIT_SECONDS = 9 * 60  # below the ten minutes after which routers forget a silent connection
BREATH_SECONDS = 5  # between two looks: a stream of mail is not worth a look for each
MOST_MAILBOXES = 50


def is_a_mailbox_open(now: datetime) -> bool:
    return _open_ones().exists()


def is_a_calendar_open(now: datetime) -> bool:
    return CalendarConnection.objects.filter(ended_at=None, deleted_at=None).exists()


def wait_for_mail(now: datetime, opens: OpensMailboxes = open_mailbox) -> int | None:
    """Comes back only when no mailbox can be waited at. 0: no server offers it. Raises what the last failed with."""
    numbers = list(_open_ones().order_by("pk").values_list("pk", flat=True)[:MOST_MAILBOXES])
    with ThreadPoolExecutor(max(1, len(numbers))) as threads:
        ended = list(threads.map(lambda number: _wait_at(number, opens), numbers))
    failures = [failure for failure in ended if isinstance(failure, Failure)]
    if failures:
        raise failures[-1]
    return 0


def _wait_at(number: int, opens: OpensMailboxes) -> Failure | None:
    """Waits at one mailbox, and looks in each time. None: its server does not offer it, or the mailbox was let go."""
    try:
        while connection := _open_ones().filter(pk=number).select_related("workspace").first():
            came = _came(connection, opens)
            if came is None:
                return None
            if came:
                look_into(connection, timezone.now(), opens)
                time.sleep(BREATH_SECONDS)
        return None
    except (SignInRefused, CannotOpen):
        return None  # said where the mailbox is looked into; a log should not name whose login it was
    except Failure as failure:
        return failure
    finally:
        connections.close_all()


def _came(connection: MailConnection, opens: OpensMailboxes) -> bool | None:
    """Whether something came while it was waited for; None where the server does not say so by itself."""
    with opens(connection.imap, public_only=settings.PUBLIC_SERVERS_ONLY) as mailbox:
        inbox = mailbox.folders().get(Role.INBOX)
        if not inbox:
            return None
        read = Folder.objects.filter(connection=connection, name=inbox, deleted_at=None).first()
        connections.close_all()  # nothing of the database is held while nothing happens
        began = time.monotonic()
        came = mailbox.wait(inbox, WAIT_SECONDS, read.uidnext if read else 0)
        return None if not came and time.monotonic() - began < WAIT_SECONDS / 2 else came


def _open_ones():
    return MailConnection.objects.filter(ended_at=None, deleted_at=None, trouble="")
