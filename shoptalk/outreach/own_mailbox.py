"""The seeker's own mailbox as a way out: whether there is one, and when a letter would leave from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from shoptalk.connections.models import MailConnection
from shoptalk.contacts.models import Contact
from shoptalk.method.mail import leaving_hours
from shoptalk.outreach.models import Channel, Letter
from shoptalk.outreach.standings import calendar_for
from shoptalk.workspaces.access import Seat

BY_MAIL = (Channel.EMAIL, Channel.INTRODUCTION)
MINUTES_APART = 7  # letters approved one after the other do not arrive in a row


@dataclass(frozen=True, slots=True)
class ByMailbox:
    """What the desk says beside the button: from which address, and when."""

    address: str
    leaves_at: datetime
    when: str
    at_once: bool


def by_mailbox(
    seat: Seat, now: datetime, mailbox: MailConnection | None, kind: str, to: Contact, pk: int = 0
) -> ByMailbox | None:
    """How a letter of this kind would leave; None without a mailbox, or an address to write to."""
    if mailbox is None or not to.email:
        return None
    at = leaves_at(seat, now, kind, to, pk)
    when = leaving_words(seat, now, at, to)
    return ByMailbox(mailbox.address, at, when, at_once=at <= now)


def leaves_at(seat: Seat, now: datetime, kind: str, to: Contact, pk: int = 0) -> datetime:
    """The moment at which a letter leaves by itself: an answer at once, everything else in the reader's own hours."""
    if kind in leaving_hours.AT_ONCE:
        return now
    return leaving_hours.leaves_at(now, zone_of(seat, to), calendar_for(seat, to), pk * MINUTES_APART)


def leaving_words(seat: Seat, now: datetime, at: datetime, to: Contact) -> str:
    return leaving_hours.in_words(at, now, zone_of(seat, to), seat.zone.key)


def zone_of(seat: Seat, to: Contact) -> str:
    return to.time_zone or seat.zone.key


def recipient(letter: Letter) -> Contact:
    """Who gets it: the one who introduces, where one does."""
    return letter.connector or letter.contact


def is_enough_for_today(seat: Seat, now: datetime, mailbox: MailConnection) -> bool:
    """Whether today's number is reached, those in somebody's hands included."""
    midnight = midnight_of(seat, now)
    gone = Letter.objects.filter(workspace=mailbox.workspace_id, left_by="mailbox", left_at__gte=midnight)
    held = Letter.objects.under_way().filter(failed_at=None, workspace=mailbox.workspace_id, sending_at__gte=midnight)
    return gone.count() + held.count() >= mailbox.letters_a_day


def midnight_of(seat: Seat, now: datetime) -> datetime:
    """When the seeker's day began."""
    return datetime.combine(seat.today(now), time(), seat.zone)


def state_words(
    seat: Seat, now: datetime, letter: Letter, mailbox: MailConnection | None, is_enough: bool = False
) -> str:
    """Where it is on its way, as a sentence. `is_enough`: today's number of letters is reached."""
    match letter.state:
        case Letter.State.QUEUED:
            return _waits(seat, now, letter, mailbox, is_enough)
        case Letter.State.SENDING:
            return "It is leaving at this moment."
        case Letter.State.FAILED:
            return f"It did not leave. {letter.failure}"
        case Letter.State.UNSURE:
            return f"It may have left, and it may not have. {letter.failure}"
        case Letter.State.SENT:
            return "It left from your mailbox." if letter.left_by == "mailbox" else "It left."
    return f"A draft again. {letter.failure}" if letter.failure else "A draft."


def _waits(seat: Seat, now: datetime, letter: Letter, mailbox: MailConnection | None, is_enough: bool) -> str:
    if mailbox is None:
        return "It waits, because no mailbox is connected."
    if mailbox.trouble:
        return f"It waits. {mailbox.trouble}"
    if letter.kind == Letter.Kind.FIRST and letter.ask.campaign.paused_at:
        return "It waits, because you paused new asks."
    next_at = max(letter.send_after or now, letter.try_again_at or now)
    if is_enough and next_at.astimezone(seat.zone).date() <= seat.today(now):
        number = mailbox.letters_a_day
        at_most = (
            "the one letter a day that you allow has"
            if number == 1
            else f"the {number} letters a day that you allow have"
        )
        return f"It waits for the next day: {at_most} left."
    when = leaving_words(seat, now, next_at, recipient(letter))
    if letter.failure:
        return f"It is tried again {when if when != 'now' else 'in a moment'}. {letter.failure}"
    return "It leaves within a minute." if when == "now" else f"It leaves {when}."
