"""“Test it”: asks the servers of a connection, with a limit of time, and notes what they told about themselves.

Speaks to servers, so it is never called within a transaction; what it notes is the program's, and no step of history.
"""

from django.conf import settings

from shoptalk.connections.models import CalendarConnection, MailConnection
from shoptalk.connections.secrets import CannotOpen
from shoptalk.integrations.calendar_check import CalendarsFound, check_calendars, check_feed
from shoptalk.integrations.mail_check import MailFound, check_mail
from shoptalk.integrations.ports.calendars import Account, FoundCalendar
from shoptalk.integrations.ports.servers import Permanent
from shoptalk.integrations.trying import Line


def try_mailbox(connection: MailConnection) -> MailFound:
    """What works and what does not. All right again: what held the mailbox up is forgotten."""
    try:
        smtp, imap = connection.smtp, connection.imap
    except (CannotOpen, Permanent) as words:
        return MailFound((Line(str(words), False),))
    found = check_mail(smtp, imap, public_only=settings.PUBLIC_SERVERS_ONLY)
    noted = {"sent_folder": found.sent_folder, "copies_itself": found.copies_itself} if found.reads else {}
    if found.works:
        noted |= {"trouble": "", "trouble_at": None}
    _note(connection, noted)
    return found


def try_calendar(connection: CalendarConnection) -> CalendarsFound:
    """The same for a calendar or feed. Where there is only one calendar to write to, it is taken."""
    try:
        secret = connection.secret
    except CannotOpen as words:
        return CalendarsFound((Line(str(words), False),))
    if connection.kind == CalendarConnection.Kind.FEED:
        found = check_feed(secret, public_only=settings.PUBLIC_SERVERS_ONLY)
    else:
        account = Account(connection.address, connection.login, secret)
        found = check_calendars(account, public_only=settings.PUBLIC_SERVERS_ONLY)
    noted = _only_one(connection, found.calendars)
    if found.works:
        noted |= {"trouble": "", "trouble_at": None}
    _note(connection, noted)
    return found


def _only_one(connection: CalendarConnection, calendars: tuple[FoundCalendar, ...]) -> dict:
    writable = [one for one in calendars if one.writable]
    if connection.calendar_address or len(writable) != 1:
        return {}
    return {"calendar_address": writable[0].address, "name": writable[0].name}


def _note(connection: MailConnection | CalendarConnection, noted: dict) -> None:
    """Only if the connection was not changed or ended while the servers were asked."""
    if noted:
        same = {"pk": connection.pk, "closed_secret": connection.closed_secret, "ended_at": None}
        type(connection).objects.filter(**same).update(**noted)
        for name, value in noted.items():
            setattr(connection, name, value)
