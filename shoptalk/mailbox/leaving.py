"""Letters leave: one at a time, each claimed before it is handed over and written down after.

A claim is a short transaction: `sending_at` is set and `attempts` counts up. The letter is handed over with no
transaction open. What came of it is written down in the next one, which may claim the next letter as well. `attempts`
is the claim's own number: whoever comes back late with a result of an older one changes nothing.

A claim that nobody ended (the program was killed, the machine went away) is *unsure*: it may have left. It is never sent
again blindly; `settling` looks for it in the folder of sent mail, and otherwise the seeker is asked.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import OperationalError, close_old_connections, transaction
from django.db.models import F

from shoptalk.connections.models import MailConnection
from shoptalk.connections.secrets import CannotOpen
from shoptalk.integrations.ports.mail_out import Envelope, MailOut
from shoptalk.integrations.ports.servers import Failure, Permanent, SignInRefused, Unclear
from shoptalk.integrations.smtp.replies import TAKES_LEAVE
from shoptalk.integrations.smtp.sender import Sender
from shoptalk.mailbox.claims import Claim, claim, due
from shoptalk.mailbox.results import is_put_off, is_refused, is_taken, is_unsure
from shoptalk.mailbox.settling import settle
from shoptalk.method.mail.leaving_hours import gives_up, next_try
from shoptalk.outreach.models import Letter
from shoptalk.workspaces.access import Seat, seat_behind

log = logging.getLogger(__name__)

WayOut = Callable[[MailConnection], MailOut]
# Seconds to wait, one after the other, for a database that is locked or full while a letter is gone already.
PATIENCE = (0.05, 0.2, 0.5, 1, 2, 5, 10, 20)
INTERRUPTED = "Shoptalk was stopped while it handed this letter over."


def over_smtp(connection: MailConnection) -> MailOut:
    """The way out that the settings name. Raises CannotOpen; Permanent for settings that cannot be right."""
    return Sender(connection.smtp, public_only=settings.PUBLIC_SERVERS_ONLY)


def send_due(now: datetime, way_out: WayOut = over_smtp) -> int:
    """Hands over every letter whose moment has come; returns how many left. Safe to run twice at once."""
    settle(now)
    open_ones = MailConnection.objects.filter(ended_at=None, deleted_at=None, trouble="").order_by("pk")
    return sum(_leave_from(connection, now, way_out) for connection in open_ones.select_related("workspace"))


def _leave_from(connection: MailConnection, now: datetime, way_out: WayOut) -> int:
    seat = seat_behind(connection.workspace)
    if seat is None or not due(connection, now).exists():
        return 0
    try:
        out = way_out(connection)
    except (CannotOpen, Permanent) as sentence:
        _pause(connection, now, str(sentence))
        return 0
    try:
        return Round(connection, seat, out, Ticking(now)).run()
    finally:
        out.close()


class Ticking:
    """The moment: what was said at the start, and what went by since. A clock that is set meanwhile does not matter."""

    def __init__(self, now: datetime):
        self._now, self._began = now, time.monotonic()

    def __call__(self) -> datetime:
        return self._now + timedelta(seconds=time.monotonic() - self._began)


@dataclass(slots=True)
class Round:
    """One run over the letters of one mailbox, on one connection to its server."""

    connection: MailConnection
    seat: Seat
    out: MailOut
    moment: Ticking
    left: int = 0

    def run(self) -> int:
        """Opens the way out before any letter is touched, so that a server which is away holds none in its hands."""
        try:
            self.out.open()
        except SignInRefused as refused:
            _pause(self.connection, self.moment(), refused.words)
            return 0
        except Failure as failure:
            _put_off_all(self.connection, self.moment(), failure)
            return 0
        with transaction.atomic():
            held = claim(self.connection, self.seat, self.moment())
        while held:
            held = self._write_down(held, self._hand_over(held))
        return self.left

    def _hand_over(self, held: Claim) -> Failure | None:
        """What went wrong, or None: the server has taken it on."""
        try:
            self.out.hand_over(Envelope(self.connection.address, held.letter.to_address, held.message))
        except Failure as failure:
            return failure
        except BaseException:  # told to stop, or a mistake of ours: nobody knows how far it came
            self._write_down(held, Unclear(INTERRUPTED), last=True)
            raise
        return None

    def _write_down(self, held: Claim, failure: Failure | None, last: bool = False) -> Claim | None:
        """What came of it, and the next letter, in one transaction. A letter that is gone is written down even if that
        takes several tries; the next letter waits then."""
        for pause in (0.0, *PATIENCE):
            time.sleep(pause)
            try:
                with transaction.atomic():
                    goes_on = self._result(held, failure)
                    following = None
                    if goes_on and not last and not pause:
                        following = claim(self.connection, self.seat, self.moment())
                break
            except OperationalError:
                if pause == PATIENCE[-1]:
                    raise
                close_old_connections()
        self.left += failure is None
        return following

    def _result(self, held: Claim, failure: Failure | None) -> bool:
        """Writes it down; whether the next letter may follow on this connection."""
        now = self.moment()
        match failure:
            case None:
                is_taken(self.seat, now, held)
            case SignInRefused():
                is_put_off(now, held, failure, now)
                _pause(self.connection, now, failure.words)
                return False
            case Permanent():
                is_refused(now, held, failure)
            case Unclear():
                is_unsure(now, held, failure)
            case _:
                if gives_up(held.letter.send_after or now, now):
                    is_refused(now, held, failure)
                else:
                    is_put_off(now, held, failure, now + next_try(held.number))
                if failure.code in (0, TAKES_LEAVE):  # the server is away for all of them
                    _put_off_all(self.connection, now, failure)
                    return False
        return True


def _pause(connection: MailConnection, now: datetime, words: str) -> None:
    """Nothing more is tried until the seeker has changed the settings: a wrong password must not lock the account."""
    words = words[: MailConnection._meta.get_field("trouble").max_length]
    MailConnection.objects.filter(pk=connection.pk, trouble="").update(trouble=words, trouble_at=now)


def _put_off_all(connection: MailConnection, now: datetime, failure: Failure) -> None:
    """The server cannot be reached: all wait, and those that have waited for long are said so."""
    waiting = due(connection, now)
    first = waiting.order_by("send_after").first()
    if first is None:
        return
    words = failure.words[: Letter._meta.get_field("failure").max_length]
    again = now + next_try(first.attempts + 1)
    old = [one.pk for one in waiting.only("pk", "send_after") if one.send_after and gives_up(one.send_after, now)]
    waiting.filter(pk__in=old).update(failed_at=now, failure=words)
    waiting.update(try_again_at=again, failure=words, attempts=F("attempts") + 1)
