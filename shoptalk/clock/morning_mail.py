"""Today as a mail to oneself: once on a business day on which there is something to do.

The day is written down before the mail is sent, in one conditional UPDATE: two workers, or one that is started anew,
send one mail. Only where the server surely did not take it, the day is opened again and the next look tries anew.
"""

from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from shoptalk.campaigns.current import current_campaign
from shoptalk.connections.models import MailConnection, Notices
from shoptalk.connections.secrets import CannotOpen
from shoptalk.design.templatetags.shoptalk_design import apnumber_words
from shoptalk.integrations.ports.mail_out import Envelope, MailOut
from shoptalk.integrations.ports.servers import Failure, Permanent, Retryable, SignInRefused
from shoptalk.mailbox.leaving import over_smtp as way_out
from shoptalk.method.business_days import Calendar
from shoptalk.method.notices import morning_is_due
from shoptalk.today.moves import Today, moves_of_today
from shoptalk.workspaces.access import Seat, seat_behind

END = "You asked for this mail in Shoptalk: Settings, What Shoptalk tells you. There you can also end it."


def does_anybody_want_mail(now: datetime) -> bool:
    return Notices.objects.filter(morning_mail=True, deleted_at=None).exists()


def send_morning_mails(now: datetime) -> int:
    """The mails that are due at `now`. How many left."""
    chosen = Notices.objects.filter(morning_mail=True, deleted_at=None).select_related("workspace").order_by("pk")
    sent, failures = 0, []
    for choice in chosen:
        if seat := seat_behind(choice.workspace):
            try:
                sent += _send(seat, now, choice)
            except Failure as failure:  # one seeker's server does not keep the others' mails
                failures.append(failure)
    if failures:
        raise failures[0]
    return sent


def _send(seat: Seat, now: datetime, chosen: Notices) -> bool:
    day = seat.today(now)
    countries = (seat.user.country,) if seat.user.country else ()
    if not morning_is_due(
        now, seat.zone, chosen.morning_at, chosen.last_morning_on, Calendar(countries).is_business(day)
    ):
        return False
    mailbox = MailConnection.objects.visible_to(seat).filter(ended_at=None).first()
    if mailbox is None:
        return False
    before = chosen.last_morning_on
    mine = Notices.objects.filter(Q(last_morning_on=None) | ~Q(last_morning_on=day), pk=chosen.pk, morning_mail=True)
    if not mine.update(last_morning_on=day):
        return False  # another worker was faster
    found = moves_of_today(seat, now, current_campaign(seat, now))
    if not found.moves:
        return False
    try:
        _hand_over(mailbox, mail(seat, now, mailbox.address, found))
    except Retryable:
        Notices.objects.filter(pk=chosen.pk, last_morning_on=day).update(last_morning_on=before)
        raise
    return True


def mail(seat: Seat, now: datetime, address: str, found: Today) -> EmailMessage:
    """What Today shows, as plain text: the moves and why, and nothing that is not there."""
    message = EmailMessage()
    message["From"] = message["To"] = address
    message["Subject"] = f"Today: {_so_many(found)}"
    message["Date"] = format_datetime(now)
    message["Message-ID"] = make_msgid(domain=address.rpartition("@")[2] or "shoptalk.invalid")
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's absence is to be answered to it
    message.set_content("\n".join(_lines(seat, now, found)), cte="quoted-printable")
    return message


def _lines(seat: Seat, now: datetime, found: Today) -> list[str]:
    name = f", {seat.user.given_name}" if seat.user.given_name else ""
    lines = [f"Good morning{name}.", "", f"{_so_many(found)}, about {found.minutes} minutes in all.", ""]
    for number, move in enumerate(found.moves, start=1):
        lines += [f"{number}. {_one_line(move.title)} ({move.minutes} min)", f"   {_one_line(move.why)}", ""]
    if found.more:
        lines += [f"{found.more} more {'waits' if found.more == 1 else 'wait'} behind these; nothing is forgotten.", ""]
    if base := notebook_address():
        lines += [f"Today: {base}{reverse('today')}", ""]
    return [*lines, "-- ", END]


def notebook_address() -> str:
    """Where the notebook itself can be reached by its seeker from elsewhere. At the public address of an installation
    without accounts there is no notebook, only pages for guests; paired phones have a door of their own."""
    return settings.PHONE_DOOR if settings.SINGLE_SEEKER else settings.PUBLIC_ADDRESS


def _so_many(found: Today) -> str:
    count = len(found.moves)
    return "One small move" if count == 1 else f"{apnumber_words(count)} small moves"


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _hand_over(mailbox: MailConnection, message: EmailMessage) -> None:
    """To the seeker's own mailbox. Raises the failures of integrations.ports.servers."""
    try:
        out = way_out(mailbox)
    except CannotOpen as error:
        raise Permanent(str(error)) from error
    try:
        _open(out)
        out.hand_over(_to_itself(mailbox, message))
    finally:
        out.close()


def _open(out: MailOut) -> None:
    """A network that is not there yet is no reason to go without: the machine has only just woken up. A login that was
    refused is: the next try could close the account."""
    try:
        out.open()
    except (SignInRefused, Retryable):
        raise
    except Failure as failure:
        raise Retryable(failure.words, failure.code) from failure


def _to_itself(mailbox: MailConnection, message: EmailMessage) -> Envelope:
    octets = message.as_bytes(policy=message.policy.clone(linesep="\r\n"))
    return Envelope(mailbox.address, mailbox.address, octets)
