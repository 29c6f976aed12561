"""Opens the calendar that was connected. Everything that speaks to a calendar server begins here."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from shoptalk.connections.models import CalendarConnection, SecretKind
from shoptalk.integrations.caldav.calendars import CalDav
from shoptalk.integrations.caldav.conversation import Conversation
from shoptalk.integrations.calendar_check import feed_at
from shoptalk.integrations.ports.calendars import Account, Calendars

PASS_SECONDS = 30.0  # for one calendar; a slow server costs the others no more than this
FEED_SECONDS = 15.0


def account_of(connection: CalendarConnection) -> Account:
    """How to sign in there. Raises secrets.CannotOpen."""
    is_token = getattr(connection, "secret_kind", SecretKind.PASSWORD) == SecretKind.TOKEN
    return Account(connection.address, connection.login, connection.secret, is_token)


@contextmanager
def opened(connection: CalendarConnection) -> Iterator[Calendars]:
    """The calendars of a CalDAV connection, for one pass. Never inside a transaction."""
    account, public_only = account_of(connection), settings.PUBLIC_SERVERS_ONLY
    with Conversation(account, public_only=public_only, whole_seconds=PASS_SECONDS) as server:
        yield CalDav(server)


def feed_of(connection: CalendarConnection) -> bytes:
    """What lies at the address of a busy feed; the address itself is the secret."""
    return feed_at(connection.secret, public_only=settings.PUBLIC_SERVERS_ONLY, seconds=FEED_SECONDS)
