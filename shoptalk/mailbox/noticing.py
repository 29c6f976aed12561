"""Noticing what came in: only folders and people that matter, only what is new, bodies of matches only.

The mailbox is asked first, with no transaction open; then each message is taken in by itself. A folder's mark moves on
only after that, so a crash in between reads again what was read, and a message is taken in once whatever happens.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import Error as DatabaseTrouble

from shoptalk.connections.models import MailConnection
from shoptalk.connections.secrets import CannotOpen
from shoptalk.integrations.imap.mailbox import open_mailbox
from shoptalk.integrations.ports.mail_in import FolderMark, Head, MailIn, OpensMailboxes, Role
from shoptalk.integrations.ports.servers import Failure, SignInRefused
from shoptalk.mailbox.actions.take_in import Arrived, take_in
from shoptalk.mailbox.awaited import awaited, first_look
from shoptalk.mailbox.models import Folder
from shoptalk.mailbox.own_letters import offer_own
from shoptalk.method.mail.bounced import read_bounce
from shoptalk.method.mail.heads import glance
from shoptalk.method.mail.matching import Certainty, Match, Register
from shoptalk.method.mail.message_text import Mail, read_mail
from shoptalk.workspaces.access import seat_behind

log = logging.getLogger(__name__)

LOOKED_INTO = (Role.INBOX, Role.JUNK, Role.SENT)  # an answer may lie in junk
LARGE = 256 * 1024  # a message above it is fetched by its texts
MOST_AT_ONCE = 200  # messages taken in by one look; the next look goes on there
BEFORE = timedelta(days=3)  # how far back is read again when a folder was numbered anew
WORDS = 300


@dataclass
class Look:
    """What one look at a mailbox came to."""

    taken_in: int = 0
    offered: int = 0
    bodies: int = 0  # messages that were fetched
    looked_at: int = 0  # heads
    own: int = 0  # letters that the seeker wrote from another program

    @property
    def words(self) -> str:
        if self.own and not self.taken_in:
            return "Nothing new came in. You wrote to somebody from another program."
        if not self.taken_in:
            return "Nothing new from anybody you wrote to."
        news = "One message" if self.taken_in == 1 else f"{self.taken_in} messages"
        unsure = f", {self.offered} of them for you to place" if self.offered else ""
        return f"{news} came in{unsure}."


def notice(now: datetime, opens: OpensMailboxes = open_mailbox) -> int:
    """Looks into every connected mailbox. How many messages were taken in. Safe to run twice, also at once."""
    connections = MailConnection.objects.filter(ended_at=None, deleted_at=None).select_related("workspace")
    taken_in = 0
    for connection in connections.order_by("pk"):
        try:
            taken_in += look_into(connection, now, opens).taken_in
        except DatabaseTrouble:
            raise
        except Exception as error:  # whatever lies in one mailbox, the others are looked into
            # without its own words, which may repeat what somebody wrote
            log.error("Mailbox %s could not be looked into: %s.", connection.pk, type(error).__name__)
    return taken_in


def look_into(connection: MailConnection, now: datetime, opens: OpensMailboxes = open_mailbox) -> Look:
    """One mailbox. Its failures are written down where the seeker sees them, and raised nowhere."""
    look = Look()
    if connection.trouble:
        return look  # said once; it goes on when the connection was changed
    try:
        with opens(connection.imap, public_only=settings.PUBLIC_SERVERS_ONLY) as mailbox:
            people = awaited(connection, now)
            for role, name in mailbox.folders().items():
                if role in LOOKED_INTO:
                    _read_folder(connection, now, mailbox, name, role, people, look)
        _say(connection, now, look.words)
    except SignInRefused as refused:
        trouble = f"{refused.words} Noticing waits until you change it."
        _say(connection, now, refused.words, trouble=trouble[:WORDS], trouble_at=now)
    except CannotOpen as closed:
        _say(connection, now, str(closed), trouble=str(closed)[:WORDS], trouble_at=now)
    except Failure as failure:
        _say(connection, now, f"{failure.words} Nothing is lost; it is tried again by itself.")
    return look


def _say(connection: MailConnection, now: datetime, words: str, **more) -> None:
    """Only where the connection is still the one that was looked at: the seeker may have changed it meanwhile."""
    same = MailConnection.objects.filter(pk=connection.pk, closed_secret=connection.closed_secret)
    same.update(checked_at=now, checked_words=words[:WORDS], **more)


def _read_folder(
    connection: MailConnection, now: datetime, mailbox: MailIn, name: str, role: Role, people: Register, look: Look
) -> None:
    mark = mailbox.mark(name)
    if mark is None:
        return
    folder, _ = Folder.objects.get_or_create(
        connection=connection, name=name[:400], defaults={"workspace": connection.workspace}
    )
    begins = _where_to_begin(connection, now, folder, mark)
    goes_on = mark.uidnext
    if role is Role.SENT:
        if folder.uidnext:  # what lay there when the mailbox was connected is past
            looked_at, own = offer_own(connection, now, mailbox, name, mark, people, begins.uid, begins.since)
            look.looked_at, look.own = look.looked_at + looked_at, look.own + own
    elif begins.uid < mark.uidnext or begins.since:
        goes_on = _take_new(connection, now, mailbox, name, role, people, look, mark, begins)
    Folder.objects.filter(pk=folder.pk).update(uidvalidity=mark.uidvalidity, uidnext=goes_on, read_at=now)


@dataclass(frozen=True)
class _Beginning:
    uid: int
    since: datetime | None = None


def _where_to_begin(connection: MailConnection, now: datetime, folder: Folder, mark: FolderMark) -> _Beginning:
    """Behind what was read; from the first letter on where nothing was; a few days back after new numbers."""
    if folder.uidnext and folder.uidvalidity == mark.uidvalidity:
        return _Beginning(folder.uidnext)
    first = first_look(connection, now)
    return _Beginning(1, max(first, folder.read_at - BEFORE) if folder.read_at else first)


def _take_new(
    connection: MailConnection, now: datetime, mailbox: MailIn, name: str, role: Role, people: Register, look: Look,
    mark: FolderMark, begins: _Beginning,
) -> int:  # fmt: skip
    """Takes in what matters, and returns where the next look goes on."""
    seat = seat_behind(connection.workspace)
    since = begins.since.date() - timedelta(days=1) if begins.since else None  # the server's zone is not ours
    waiting = list(_that_matter(mailbox, name, role, people, look, begins.uid, since))
    for at, (head, match) in enumerate(waiting):
        if at >= MOST_AT_ONCE or seat is None:
            return head.uid
        raw = mailbox.message(name, head.uid, head.size, LARGE)
        look.bodies += 1
        if not raw:
            continue
        mail = read_mail(raw)
        match = _closer(people, mail, match)
        if match.certainty is Certainty.NOBODY or (role is Role.JUNK and match.certainty is not Certainty.SURE):
            continue
        if role is Role.JUNK and match.letter is None:  # anybody can write any address into From
            match = Match(Certainty.PERHAPS, match.contact, None, "It lay in junk, and names no letter of yours.")
        place = Arrived(name, mark.uidvalidity, head.uid, head.received_at, raw)
        if incoming := take_in(seat=seat, now=now, connection=connection, arrived=place, mail=mail, match=match):
            look.taken_in += 1
            look.offered += incoming.is_offered
    return max(mark.uidnext, begins.uid)


def _that_matter(mailbox, name, role, people: Register, look: Look, uid: int, since) -> Iterator[tuple[Head, Match]]:
    for head in mailbox.heads(name, uid, since):
        look.looked_at += 1
        seen = glance(head.header)
        match = people.match(seen.name, seen.sender, seen.answers)
        enough = match.certainty is Certainty.SURE or (role is Role.INBOX and match.certainty is Certainty.PERHAPS)
        if enough or seen.may_be_returned:
            yield head, match


def _closer(people: Register, mail: Mail, match: Match) -> Match:
    """A mail server is nobody's address: the letter that came back says whom it concerns."""
    bounced = read_bounce(mail)
    return people.letter_of(bounced.original_id, bounced.recipient) if bounced else match
