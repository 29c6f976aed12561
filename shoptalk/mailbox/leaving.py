"""Letters leave: one at a time, each claimed before it is handed over and written down after.

A claim is a short transaction: `sending_at` is set and `attempts` counts up. The letter is handed over with no
transaction open. What came of it is written down in the next one, which may claim the next letter as well. `attempts`
is the claim's own number: whoever comes back late with a result of an older one changes nothing.

A claim that nobody ended (the program was killed, the machine went away) is *unsure*: it may have left. It is never
sent again blindly; `settling` looks for it in the folder of sent mail, and otherwise the seeker is asked.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import OperationalError, close_old_connections, connections, transaction
from django.db.models import F

from shoptalk.connections.models import MailConnection
from shoptalk.connections.secrets import CannotOpen
from shoptalk.integrations.ports.mail_out import Envelope, MailOut
from shoptalk.integrations.ports.servers import Failure, Permanent, SignInRefused, Unclear
from shoptalk.integrations.smtp.replies import TAKES_LEAVE
from shoptalk.integrations.smtp.sender import Sender
from shoptalk.mailbox.claims import Claim, claim
from shoptalk.mailbox.results import is_put_off, is_refused, is_taken, is_unsure
from shoptalk.mailbox.settling import settle
from shoptalk.mailbox.tray import Ready, due, ready
from shoptalk.method.mail.leaving_hours import gives_up, next_try
from shoptalk.outreach.models import Letter
from shoptalk.outreach.own_mailbox import is_enough_for_today
from shoptalk.workspaces.access import Seat, seat_behind

log = logging.getLogger(__name__)

WayOut = Callable[[MailConnection], MailOut]
# Seconds to wait, one after the other, for a database that is locked or full while a letter is gone already.
PATIENCE = (0.05, 0.2, 0.5, 1, 2, 5, 10, 20)
MANY, LANES = 10, 3  # so many waiting letters go over so many connections; providers allow that and more
INTERRUPTED = "Shoptalk was stopped while it handed this letter over."


def over_smtp(connection: MailConnection) -> MailOut:
    """The way out that the settings name. Raises CannotOpen; Permanent for settings that cannot be right."""
    return Sender(connection.smtp, public_only=settings.PUBLIC_SERVERS_ONLY)


def always() -> bool:
    return True


def send_due(now: datetime, way_out: WayOut = over_smtp, goes_on: Callable[[], bool] = always) -> int:
    """Hands over every letter whose moment has come; returns how many left. Safe to run twice at once.

    `goes_on` is asked between two letters: the worker may have been told to end."""
    settle(now)
    open_ones = MailConnection.objects.filter(ended_at=None, deleted_at=None, trouble="").order_by("pk")
    each = open_ones.select_related("workspace")
    return sum(_leave_from(connection, now, way_out, goes_on) for connection in each if goes_on())


def _leave_from(mailbox: MailConnection, now: datetime, way_out: WayOut, goes_on: Callable[[], bool]) -> int:
    seat = seat_behind(mailbox.workspace)
    if seat is None or not due(mailbox, now).exists() or is_enough_for_today(seat, now, mailbox):
        return 0  # before anybody signs in
    try:
        return Round(mailbox, seat, way_out, Ticking(now), goes_on).run()
    except (CannotOpen, Permanent) as sentence:  # settings that cannot be right
        _pause(mailbox, now, str(sentence))
        return 0


class Ticking:
    """The moment: what was said at the start, and what went by since. A clock that is set meanwhile does not matter."""

    def __init__(self, now: datetime):
        self._now, self._began = now, time.monotonic()

    def __call__(self) -> datetime:
        return self._now + timedelta(seconds=time.monotonic() - self._began)


class Round:
    """One run over the letters of one mailbox. Few go over one connection; a long queue over a few at once, each with
    one letter in its hands. The database is written by one of them at a time."""

    def __init__(
        self, mailbox: MailConnection, seat: Seat, way_out: WayOut, moment: Ticking, goes_on: Callable[[], bool]
    ):
        self.mailbox, self.seat, self.way_out, self.moment = mailbox, seat, way_out, moment
        self.goes_on, self.left = goes_on, 0
        self._tray: deque[Ready] = deque()
        self._writes, self._over = threading.Lock(), threading.Event()

    def run(self) -> int:
        """Opens the way out before any letter is touched, so that a server which is away holds none in its hands."""
        out = self.way_out(self.mailbox)
        try:
            out.open()
            first = self._next()
            others = [threading.Thread(target=self._other_lane) for _ in range(LANES - 1) if len(self._tray) >= MANY]
            for lane in others:
                lane.start()
            try:
                self._lane(out, first)
            finally:
                for lane in others:  # each ends with the letter that it has
                    lane.join()
        except SignInRefused as refused:
            _pause(self.mailbox, self.moment(), refused.words)
        except Failure as failure:
            _put_off_all(self.mailbox, self.moment(), failure)
        finally:
            out.close()
        return self.left

    def _other_lane(self) -> None:
        out = self.way_out(self.mailbox)
        try:
            out.open()
            self._lane(out, self._next())
        except Failure:
            pass  # a server that takes one connection only; the first lane goes on
        except Exception as error:  # its words may name people, so they are not written down
            log.error("One of several connections ended early (%s). Its letter is looked for.", type(error).__name__)
        finally:
            out.close()
            connections.close_all()

    def _lane(self, out: MailOut, held: Claim | None) -> None:
        try:
            while held:
                held = self._write_down(held, self._hand_over(out, held))
        except BaseException:
            self._over.set()
            raise

    def _hand_over(self, out: MailOut, held: Claim) -> Failure | None:
        """What went wrong, or None: the server has taken it on."""
        try:
            out.hand_over(Envelope(self.mailbox.address, held.letter.to_address, held.message))
        except Failure as failure:
            return failure
        except BaseException:  # told to stop, or a mistake of ours: nobody knows how far it came
            self._over.set()
            self._write_down(held, Unclear(INTERRUPTED))
            raise
        return None

    def _next(self) -> Claim | None:
        """The next letter, in a transaction of its own."""
        with self._writes, transaction.atomic():
            return self._claim()

    def _write_down(self, held: Claim, failure: Failure | None) -> Claim | None:
        """What came of it, and the next letter, in one transaction. A letter that is gone is written down even if that
        takes several tries; the next letter waits then."""
        following = None
        for pause in (0.0, *PATIENCE):
            if pause:
                time.sleep(pause)
            try:
                with self._writes, transaction.atomic():
                    if pause:
                        held.read_anew()
                    if not self._result(held, failure):
                        self._over.set()
                    following = self._claim() if not pause else None
                break
            except OperationalError:
                self._tray.clear()  # what was claimed in it was not
                if pause == PATIENCE[-1]:
                    raise
                close_old_connections()
        self.left += failure is None
        return following

    def _claim(self) -> Claim | None:
        """From the tray, filled again while there is something to fill it with."""
        while not self._over.is_set() and self.goes_on():
            if not self._tray and not self._fill():
                return None
            if held := claim(self.mailbox, self.seat, self.moment(), self._tray.popleft()):
                return held
        return None

    def _fill(self) -> bool:
        now = self.moment()
        if not is_enough_for_today(self.seat, now, self.mailbox):
            self._tray.extend(ready(self.mailbox, self.seat, now))
        return bool(self._tray)

    def _result(self, held: Claim, failure: Failure | None) -> bool:
        """Writes it down; whether further letters may follow."""
        now = self.moment()
        match failure:
            case None:
                is_taken(self.seat, now, held)
            case SignInRefused():
                is_put_off(now, held, failure, now)
                _pause(self.mailbox, now, failure.words)
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
                    _put_off_all(self.mailbox, now, failure)
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
