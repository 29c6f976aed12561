"""What the seeker wrote to somebody whose answer is awaited, from another program.

Seen in the folder of sent mail by its head alone, and offered to be logged. What it was is the seeker's to say; nothing
is guessed and no letter is opened.
"""

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import DateTimeField, Exists, ExpressionWrapper, OuterRef

from shoptalk.connections.models import MailConnection
from shoptalk.contacts.models import Contact
from shoptalk.integrations.ports.mail_in import FolderMark, Head, MailIn
from shoptalk.mailbox.models import Incoming
from shoptalk.method.mail.heads import Sent, sent_head
from shoptalk.method.mail.matching import Register
from shoptalk.outreach.models import Letter, Touch
from shoptalk.workspaces.access import Seat, one_click_at_a_time, seat_behind

MOST_AT_ONCE = 50  # offers of one look; whoever wrote more than that keeps no notebook of it
# What a letter of the seeker's can have been, and so what may stand in the notebook already.
CAN_BE = (Touch.Kind.ASKED, Touch.Kind.NUDGED, Touch.Kind.THANKED)
AROUND = timedelta(hours=12)  # a letter that was sent by hand is logged on that day


def offer_own(
    connection: MailConnection, now: datetime, mailbox: MailIn, name: str, mark: FolderMark, people: Register,
    uid: int, since: datetime | None,
) -> tuple[int, int]:  # fmt: skip
    """How many heads were looked at, and how many letters are offered."""
    seat = seat_behind(connection.workspace)
    if seat is None:
        return 0, 0
    _settle_logged(seat, now)
    if uid >= mark.uidnext:
        return 0, 0
    day = since.date() - timedelta(days=1) if since else None  # the server's zone is not ours
    heads = list(mailbox.heads(name, uid, day, who_gets_it=True))
    found = list(_to_people(heads, people))[:MOST_AT_ONCE]
    return len(heads), sum(_offered(seat, now, connection, name, mark, *one) for one in found)


def _to_people(heads: list[Head], people: Register) -> Iterator[tuple[Head, Sent, int]]:
    for head in heads:
        sent = sent_head(head.header)
        if not sent.by_machine and sent.message_id not in people.letters:
            yield from ((head, sent, contact) for contact in people.written_to(sent.to))


@transaction.atomic
def _offered(
    seat: Seat, now: datetime, connection: MailConnection, name: str, mark: FolderMark, head: Head, sent: Sent, pk: int
) -> bool:
    one_click_at_a_time(seat)
    contact = Contact.objects.visible_to(seat).filter(pk=pk).first()
    known_by = f"own {sent.message_id or f'{name} {mark.uidvalidity} {head.uid}'} {pk}"
    known = hashlib.sha256(known_by.encode()).hexdigest()
    if contact is None or _is_known(seat, contact, sent, known, head.received_at):
        return False
    Incoming.objects.create(
        workspace=seat.workspace, connection=connection, folder=name[:400], uidvalidity=mark.uidvalidity, uid=head.uid,
        mark=known, kind=Incoming.Kind.OWN, contact=contact, subject=sent.subject[:300], message_id=sent.message_id,
        why="It lies in your folder of sent mail, and Shoptalk did not send it.",
        received_at=min(head.received_at, now), noticed_at=now,
    )  # fmt: skip
    return True


def _is_known(seat: Seat, contact: Contact, sent: Sent, mark: str, at: datetime) -> bool:
    """It left from here, was offered before, or stands in the notebook: copied out by hand and said so."""
    left_from_here = Letter.objects.filter(workspace=seat.workspace, message_id=sent.message_id).exclude(message_id="")
    offered = Incoming.objects.filter(workspace=seat.workspace, mark=mark)
    return left_from_here.exists() or offered.exists() or _is_logged(seat, contact, at)


def _is_logged(seat: Seat, contact: Contact, at: datetime) -> bool:
    logged = Touch.objects.visible_to(seat).filter(contact=contact, kind__in=CAN_BE)
    return logged.filter(at__range=(at - AROUND, at + AROUND)).exists()


def _settle_logged(seat: Seat, now: datetime) -> None:
    """What the seeker wrote down on another page meanwhile needs no question any more."""
    at = OuterRef("received_at")
    around = (ExpressionWrapper(at - AROUND, DateTimeField()), ExpressionWrapper(at + AROUND, DateTimeField()))
    logged = Touch.objects.filter(contact=OuterRef("contact"), kind__in=CAN_BE, deleted_at=None, at__range=around)
    open_ones = Incoming.objects.visible_to(seat).filter(kind=Incoming.Kind.OWN, settled_at=None)
    open_ones.filter(Exists(logged)).update(settled_at=now)
