"""Taking the next letter in hand: whose moment has come, and for which nothing has happened that keeps it here."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Q

from shoptalk.connections.models import MailConnection
from shoptalk.history.steps import Step
from shoptalk.mailbox.forming import formed
from shoptalk.method.mail.header_words import NoAddress
from shoptalk.method.mail.leaving_hours import LONGEST_WAIT
from shoptalk.outreach.models import Letter
from shoptalk.outreach.own_mailbox import leaves_at, recipient
from shoptalk.outreach.queue import take_off
from shoptalk.outreach.situation import reason_not
from shoptalk.outreach.standings import NOBODY, second_people, standing_of
from shoptalk.workspaces.access import Seat

LATE = timedelta(hours=1)  # a machine that slept past the hour does not send in the middle of the night


@dataclass(frozen=True, slots=True)
class Claim:
    """A letter in a worker's hands: its bytes, and the number of the claim."""

    letter: Letter
    message: bytes

    @property
    def number(self) -> int:
        return self.letter.attempts


def due(connection: MailConnection, now: datetime):
    """Letters of this mailbox that may leave now. A next try that lies further ahead than any wait was set by a clock
    that was wrong."""
    again = Q(try_again_at=None) | Q(try_again_at__lte=now) | Q(try_again_at__gt=now + 2 * LONGEST_WAIT)
    paused = Q(kind=Letter.Kind.FIRST, ask__campaign__paused_at__isnull=False)
    waiting = Letter.objects.queued().filter(again, workspace=connection.workspace_id, deleted_at=None)
    return waiting.filter(send_after__lte=now).exclude(paused)


def claim(connection: MailConnection, seat: Seat, now: datetime) -> Claim | None:
    """The next letter, claimed inside the transaction around this; None when there is none or it is enough for today.

    What may not leave any more becomes a draft again, what missed its hour waits for the next morning.
    """
    if left_today(connection, seat, now) >= connection.letters_a_day:
        return None
    while letter := _next(connection, now):
        if why_not := _why_not(seat, now, letter):
            take_off(Step(), letter, why_not)
        elif (morning := _its_hour(seat, now, letter)) > now:
            Letter.objects.filter(pk=letter.pk).update(send_after=morning)
        elif held := _taken_in_hand(connection, seat, now, letter):
            return held
    return None


def left_today(connection: MailConnection, seat: Seat, now: datetime) -> int:
    """How many left from this mailbox on the seeker's day, those in somebody's hands included."""
    midnight = datetime.combine(seat.today(now), time(), seat.zone)
    gone = Letter.objects.filter(workspace=connection.workspace_id, left_by="mailbox", left_at__gte=midnight)
    held = Letter.objects.under_way().exclude(sending_at=None).filter(failed_at=None, workspace=connection.workspace_id)
    return gone.count() + held.filter(sending_at__gte=midnight).count()


def _next(connection: MailConnection, now: datetime) -> Letter | None:
    rows = due(connection, now).select_for_update(of=("self",), skip_locked=True)
    rows = rows.select_related("ask__campaign", "ask__contact", "contact", "connector")
    return rows.order_by("send_after", "pk").first()


def _taken_in_hand(connection: MailConnection, seat: Seat, now: datetime, letter: Letter) -> Claim | None:
    letter.sending_at, letter.attempts = now, letter.attempts + 1
    try:
        message = formed(connection, seat, letter)
    except (NoAddress, ValueError) as error:
        Letter.objects.filter(pk=letter.pk).update(failed_at=now, failure=str(error)[:300])
        return None
    letter.save(update_fields=["sending_at", "attempts"])
    return Claim(letter, message)


def _why_not(seat: Seat, now: datetime, letter: Letter) -> str:
    """Why it may not leave any more, read at this moment; empty when it may."""
    for person in (letter.contact, letter.connector):
        if person is not None and person.do_not_contact_at:
            return f"{person.called} asked not to be contacted, so it stayed here."
        if person is not None and person.deleted_at:
            return f"{person.called} is in the bin, so it stayed here."
    if letter.calendar or letter.kind == Letter.Kind.INVITATION:
        return ""
    ask = letter.ask
    touches = list(ask.touches.filter(deleted_at=None).order_by("at", "pk"))
    second = second_people(seat, [ask]).get(ask.pk, NOBODY)
    return reason_not(standing_of(seat, ask.contact, touches, now, second), letter.kind, letter.channel)


def _its_hour(seat: Seat, now: datetime, letter: Letter) -> datetime:
    """Now, unless it missed the hour that was meant for it."""
    if letter.at_any_hour or letter.calendar or letter.send_after is None or now - letter.send_after < LATE:
        return now
    return leaves_at(seat, now, letter.kind, recipient(letter), letter.pk)
