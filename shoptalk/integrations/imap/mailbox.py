"""The port `mail_in` over IMAP. Folders are opened for reading only (EXAMINE), parts are peeked at (BODY.PEEK): a
message that nobody opened stays unread, whatever this program does."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import wraps
from typing import Any

from imap_tools.errors import MailboxFolderSelectError, MailboxFolderStatusError

from shoptalk.integrations.imap.answers import arrived_at, listed, messages_in, number
from shoptalk.integrations.imap.connecting import SECONDS, WHOLE_SECONDS, Box, sentences, signed_in
from shoptalk.integrations.imap.text_parts import report_type, text_parts
from shoptalk.integrations.ports.mail_in import FolderMark, Head, Role
from shoptalk.integrations.ports.servers import Permanent, Retryable, Server

FIELDS = (
    "FROM SUBJECT MESSAGE-ID IN-REPLY-TO REFERENCES RETURN-PATH X-FAILED-RECIPIENTS AUTO-SUBMITTED LIST-ID CONTENT-TYPE"
)
FIELDS_OF_SENT = "TO CC SUBJECT MESSAGE-ID AUTO-SUBMITTED"
AT_ONCE = 500  # heads in one answer: half a megabyte at most times
MOST_OF_A_PART = 100_000  # bytes of one text in a message that is too large to be fetched whole
MOST_OF_A_HEAD = 100_000
BOUNDARY = "put-together-again-2f9c1b7a"
ROLES = {"\\sent": Role.SENT, "\\junk": Role.JUNK}
NAMES = {
    Role.SENT: (
        "sent", "sent items", "sent mail", "sent messages", "gesendet", "gesendete objekte", "gesendete elemente",
        "éléments envoyés", "envoyés", "elementos enviados", "enviados", "itens enviados", "posta inviata",
        "verzonden items", "wysłane", "skickat",
    ),
    Role.JUNK: (
        "junk", "spam", "junk e-mail", "junk email", "bulk mail", "spamverdacht", "junk-e-mail", "courrier indésirable",
        "correo no deseado", "lixo eletrônico", "posta indesiderata", "ongewenste e-mail", "skräppost",
    ),
}  # fmt: skip
A_MONTH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MESSAGE_ID = re.compile(r'<[^\s<>@"\\]{1,250}@[^\s<>@"\\]{1,250}>')


@contextmanager
def open_mailbox(server: Server, *, public_only: bool, seconds: float = SECONDS) -> Iterator["ImapMailbox"]:
    """A signed-in mailbox for the time of the block."""
    with signed_in(server, public_only=public_only, seconds=seconds) as box:
        yield ImapMailbox(box, server)


def _in_sentences(ask: Any) -> Any:
    """What goes wrong while the server is asked becomes one of the failures of the port."""

    @wraps(ask)
    def asked(self: "ImapMailbox", *given: Any, **named: Any) -> Any:
        with sentences(self._server):
            return ask(self, *given, **named)

    return asked


class ImapMailbox:
    """One connection. See `ports.mail_in.MailIn`."""

    def __init__(self, box: Box, server: Server):
        self._box, self._server, self._host = box, server, server.host
        self._opened = ""

    @_in_sentences
    def folders(self) -> dict[Role, str]:
        there = [one for one in self._box.folder.list() if "\\noselect" not in {flag.lower() for flag in one.flags}]
        found = {Role.INBOX: "INBOX"}
        for folder in there:
            for flag in folder.flags:
                if role := ROLES.get(flag.lower()):
                    found.setdefault(role, folder.name)
        for role, names in NAMES.items():
            for folder in there:
                own_name = folder.name.rpartition(folder.delim)[2] if folder.delim else folder.name
                if own_name.lower() in names and folder.name not in found.values():
                    found.setdefault(role, folder.name)
        return found

    @_in_sentences
    def mark(self, folder: str) -> FolderMark | None:
        try:
            status = self._box.folder.status(folder, ["UIDVALIDITY", "UIDNEXT"])
        except MailboxFolderStatusError:
            return None
        return FolderMark(status.get("UIDVALIDITY", 0), status.get("UIDNEXT", 0))

    def heads(
        self, folder: str, from_uid: int, since: date | None = None, *, who_gets_it: bool = False
    ) -> Iterator[Head]:
        fields = FIELDS_OF_SENT if who_gets_it else FIELDS
        with sentences(self._server):
            uids = self._uids_from(folder, from_uid, since)
        for at in range(0, len(uids), AT_ONCE):
            with sentences(self._server):
                some = self._heads_of(uids[at : at + AT_ONCE], fields)
            yield from some

    def _uids_from(self, folder: str, from_uid: int, since: date | None) -> list[int]:
        self._open(folder)
        wanted = f"UID {max(from_uid, 1)}:*"
        if since:
            wanted += f" SINCE {since.day}-{A_MONTH[since.month - 1]}-{since.year}"
        # the last message answers to “n:*” even when its number is smaller
        return sorted(int(uid) for uid in self._box.uids(wanted, charset=None) if int(uid) >= from_uid)

    def _heads_of(self, uids: list[int], fields: str) -> list[Head]:
        items = f"(UID RFC822.SIZE INTERNALDATE BODY.PEEK[HEADER.FIELDS ({fields})])"
        return [
            Head(uid, number(said, "RFC822.SIZE"), arrived_at(said), literals[0] if literals else b"")
            for said, literals in messages_in(self._fetch(_ranges(uids), items))
            if (uid := number(said, "UID"))
        ]

    @_in_sentences
    def message(self, folder: str, uid: int, size: int, most: int) -> bytes:
        self._open(folder)
        if size <= most:
            return self._literal(uid, "BODY.PEEK[]")
        answer = self._fetch(str(uid), "(BODYSTRUCTURE)")
        said = b"".join(piece if isinstance(piece, bytes) else _quoted(*piece) for piece in answer if piece)
        structure = listed(said.partition(b"BODYSTRUCTURE")[2])
        return self._put_together(uid, structure) if structure else self._literal(uid, f"BODY.PEEK[]<0.{most}>")

    def _put_together(self, uid: int, structure: list) -> bytes:
        """The head and the texts of a large message, as a smaller one."""
        head = self._literal(uid, f"BODY.PEEK[HEADER]<0.{MOST_OF_A_HEAD}>")
        if not head:
            return b""
        report = report_type(structure)
        kind = f"multipart/report; report-type={report}" if report else "multipart/mixed"
        lines = [
            _without_mime(head),
            f'MIME-Version: 1.0\r\nContent-Type: {kind}; boundary="{BOUNDARY}"\r\n\r\n'.encode(),
        ]
        for part in text_parts(structure):
            section = f"{part.section}.HEADER" if part.head_only else part.section
            text = self._literal(uid, f"BODY.PEEK[{section}]<0.{MOST_OF_A_PART}>")
            kind = "text/rfc822-headers" if part.head_only else part.kind
            charset = f'; charset="{part.charset}"' if part.charset else ""
            method = f'; method="{part.method}"' if part.method else ""
            encoding = f"\r\nContent-Transfer-Encoding: {part.encoding}" if part.encoding else ""
            lines.append(
                f"--{BOUNDARY}\r\nContent-Type: {kind}{charset}{method}{encoding}\r\n\r\n".encode() + text + b"\r\n"
            )
        return b"".join([*lines, f"--{BOUNDARY}--\r\n".encode()])

    @_in_sentences
    def wait(self, folder: str, seconds: float, uidnext: int = 0) -> bool:
        if uidnext and (mark := self.mark(folder)) and mark.uidnext > uidnext:
            return True
        if "IDLE" not in self._box.client.capabilities:
            return False
        self._open(folder)
        self._box.client.goes_on_for(seconds + WHOLE_SECONDS)
        ends = time.monotonic() + seconds
        with self._box.idle as idle:
            while (left := ends - time.monotonic()) > 0:
                lines = idle.poll(timeout=left)
                if any(line.endswith((b" EXISTS", b" RECENT")) for line in lines):
                    return True
                if not lines and ends - time.monotonic() > 0.5:
                    raise Retryable(f"{self._host} ended the connection.")
        return False

    @_in_sentences
    def has(self, folder: str, message_id: str) -> bool:
        if not MESSAGE_ID.fullmatch(message_id):
            return False
        self._open(folder)
        return bool(self._box.uids(f'HEADER Message-ID "{message_id}"', charset=None))

    @_in_sentences
    def append(self, folder: str, message: bytes, at: datetime) -> None:
        self._box.append(message, folder, dt=at, flag_set=["\\Seen"])

    def _open(self, folder: str) -> None:
        if self._opened == folder:
            return
        try:
            self._box.folder.set(folder, readonly=True)
        except MailboxFolderSelectError as error:
            raise Permanent(f"There is no folder “{folder}” in the mailbox at {self._host}.") from error
        self._opened = folder

    def _fetch(self, uids: str, items: str) -> list:
        done, answer = self._box.client.uid("FETCH", uids, items)
        if done != "OK":
            raise Retryable(f"{self._host} did not hand out messages that are there.")
        return [piece for piece in answer if piece]

    def _literal(self, uid: int, item: str) -> bytes:
        for said, literals in messages_in(self._fetch(str(uid), f"(UID {item})")):
            if number(said, "UID") == uid:
                return literals[0] if literals else _string_in(said)
        return b""


def _ranges(uids: list[int]) -> str:
    """1,2,3,7 as 1:3,7: short commands also for twenty thousand messages."""
    spans: list[list[int]] = []
    for uid in uids:
        if spans and spans[-1][1] == uid - 1:
            spans[-1][1] = uid
        else:
            spans.append([uid, uid])
    return ",".join(str(first) if first == last else f"{first}:{last}" for first, last in spans)


def _quoted(said: bytes, literal: bytes) -> bytes:
    """A string that the server sent as a literal, as a quoted one."""
    return re.sub(rb"\{\d+\}$", b"", said) + b'"' + re.sub(rb'(["\\])', rb"\\\1", literal) + b'"'


def _string_in(said: bytes) -> bytes:
    """Short texts may come in quotation marks instead of as a literal."""
    found = re.search(rb'\](?:<\d+>)? "((?:\\.|[^"\\])*)"', said)
    return re.sub(rb"\\(.)", rb"\1", found[1]) if found else b""


def _without_mime(head: bytes) -> bytes:
    """The head without the fields that say how the body was made, and without the empty line at its end."""
    lines = head.replace(b"\r\n", b"\n").rstrip(b"\n").split(b"\n")
    kept, dropping = [], False
    for line in lines:
        if not line[:1].isspace():
            dropping = line.lower().startswith((b"content-", b"mime-version"))
        if not dropping and line:
            kept.append(line)
    return b"\r\n".join(kept) + b"\r\n"
