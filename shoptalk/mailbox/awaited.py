"""Whose answer is awaited: everybody who was written to lately. Nobody else's mail is looked at."""

from datetime import datetime, timedelta

from shoptalk.connections.models import MailConnection
from shoptalk.contacts.models import Contact
from shoptalk.method.mail.matching import Awaited, Register, register
from shoptalk.outreach.models import Ask, Letter

LATELY = timedelta(days=240)  # an answer after eight months has been seen; after that, one writes anew
MOST = 5_000  # people; a search of a whole life has fewer


def awaited(connection: MailConnection, now: datetime) -> Register:
    """The register of everybody whose answer is awaited; three queries, however many they are."""
    letters = {
        message_id: (contact, pk)
        for pk, contact, message_id in Letter.objects.filter(
            workspace=connection.workspace_id, deleted_at=None, written_at__gte=now - LATELY
        )
        .exclude(message_id="")
        .order_by("-pk")
        .values_list("pk", "contact_id", "message_id")[: 4 * MOST]
    }
    people = [
        Awaited(person.pk, person.name, (person.email, *(one for one in person.other_emails if isinstance(one, str))))
        for person in awaited_people(connection, now).order_by("pk")[:MOST]
    ]
    return register(people, letters, (connection.address, connection.login))


def awaited_people(connection: MailConnection, now: datetime):
    """Everybody with whom something happened lately."""
    asks = Ask.objects.filter(
        workspace=connection.workspace_id, deleted_at=None, last_touch_on__gte=(now - LATELY).date()
    )
    return Contact.objects.filter(workspace=connection.workspace_id, deleted_at=None, pk__in=asks.values("contact_id"))


def first_look(connection: MailConnection, now: datetime) -> datetime:
    """From when on mail is looked at when a folder is read for the first time: the oldest letter that is awaited, or
    when the mailbox was connected."""
    asks = Ask.objects.filter(workspace=connection.workspace_id, deleted_at=None, asked_on__gte=(now - LATELY).date())
    oldest = asks.order_by("asked_on").values_list("asked_on", flat=True).first()
    since = datetime(oldest.year, oldest.month, oldest.day, tzinfo=now.tzinfo) if oldest else connection.connected_at
    return min(since, connection.connected_at)
