"""The outbox: what needs the seeker, what waits, what left or was stopped lately. A fixed number of queries."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from shoptalk.connections.current import mailbox as mailbox_of
from shoptalk.connections.models import MailConnection
from shoptalk.contacts.models import Contact
from shoptalk.integrations.smtp.replies import UNKNOWN_THERE, without_the_servers_words
from shoptalk.method.mail.header_words import NoAddress, address_of
from shoptalk.outreach.models import Letter
from shoptalk.outreach.own_mailbox import is_enough_for_today, recipient, state_words
from shoptalk.workspaces.access import Seat

SHOWN = 50
LATELY = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Line:
    """One letter, whom it goes to, and where it is on its way, in words."""

    letter: Letter
    to: Contact
    words: str

    @property
    def state(self) -> str:
        return str(self.letter.state)

    @property
    def server_said(self) -> str:
        """In the server's own words, for whoever can read them."""
        return self.letter.failure.removeprefix(without_the_servers_words(self.letter.failure)).strip()

    @property
    def is_unknown_there(self) -> bool:
        """Whether the server said that nobody has this address."""
        return f"{self.letter.to_address} {UNKNOWN_THERE}" in self.letter.failure

    @property
    def new_address(self) -> str:
        """The address on the person's page, where it was changed since."""
        try:
            changed = address_of(self.to.email) != self.letter.to_address and not self.letter.calendar
        except NoAddress:
            return ""
        return self.to.email if changed else ""


@dataclass(frozen=True, slots=True)
class Outbox:
    """The page."""

    mailbox: MailConnection | None
    needs_you: tuple[Line, ...]
    waits: tuple[Line, ...]
    left: tuple[Line, ...]
    stopped: tuple[Line, ...]

    def __bool__(self) -> bool:
        return bool(self.needs_you or self.waits or self.left or self.stopped)


def outbox(seat: Seat, now: datetime) -> Outbox:
    """Everything on its way at the moment `now`. Six queries."""
    mailbox = mailbox_of(seat)
    enough = mailbox is not None and is_enough_for_today(seat, now, mailbox)
    mine = Letter.objects.visible_to(seat).filter(contact__deleted_at=None)
    mine = mine.select_related("contact", "connector", "ask__campaign")
    rows = mine.under_way().order_by("send_after", "pk")[: SHOWN * 2]
    under_way = [_line(seat, now, one, mailbox, enough) for one in rows]
    gone = mine.filter(left_by="mailbox", left_at__gte=now - LATELY).order_by("-left_at")
    stopped = mine.drafts().exclude(failure="").order_by("-written_at", "-pk")
    return Outbox(
        mailbox=mailbox,
        needs_you=tuple(one for one in under_way if needs_you(one.letter)),
        waits=tuple(one for one in under_way if not needs_you(one.letter)),
        left=tuple(_line(seat, now, one, mailbox) for one in gone[:SHOWN]),
        stopped=tuple(_line(seat, now, one, mailbox) for one in stopped[:SHOWN]),
    )


def needs_you(letter: Letter) -> bool:
    return letter.state in (Letter.State.FAILED, Letter.State.UNSURE)


def _line(
    seat: Seat, now: datetime, letter: Letter, mailbox: MailConnection | None, is_enough: bool = False
) -> Line:  # fmt: skip
    words = state_words(seat, now, letter, mailbox, is_enough)
    return Line(letter, recipient(letter), without_the_servers_words(words))
