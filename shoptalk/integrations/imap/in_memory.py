"""A mailbox of the same port that lives in memory: for tests, and for the notebook that shows how it works."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from email import message_from_bytes

from shoptalk.integrations.ports.mail_in import FolderMark, Head, Role
from shoptalk.integrations.ports.servers import Failure, Permanent


@dataclass
class Folder:
    uidvalidity: int = 1
    uidnext: int = 1
    messages: dict[int, tuple[bytes, datetime]] = field(default_factory=dict)


class MemoryMailbox:
    """`put` is what the world does to it; `fetched` says which messages were read whole."""

    def __init__(self, roles: dict[Role, str] | None = None):
        self.roles = roles or {Role.INBOX: "INBOX", Role.SENT: "Sent", Role.JUNK: "Junk"}
        self.kept = {name: Folder() for name in self.roles.values()}
        self.fetched: list[tuple[str, int]] = []
        self.fails: Failure | None = None
        self._news = threading.Condition()

    @contextmanager
    def open(self, server, *, public_only: bool, seconds: float = 0) -> Iterator["MemoryMailbox"]:
        """Stands in for `imap.mailbox.open_mailbox`."""
        if self.fails:
            raise self.fails
        yield self

    def put(self, message: bytes, folder: str = "INBOX", at: datetime | None = None) -> int:
        with self._news:
            into = self.kept[folder]
            uid = into.uidnext
            into.messages[uid] = (message, at or datetime.now(UTC))
            into.uidnext += 1
            self._news.notify_all()
            return uid

    def renumber(self, folder: str = "INBOX") -> None:
        """What a restored or rebuilt mailbox does: every message gets a new number."""
        old = self.kept[folder]
        messages = dict(enumerate(old.messages.values(), 1))
        self.kept[folder] = Folder(old.uidvalidity + 1, len(messages) + 1, messages)

    def folders(self) -> dict[Role, str]:
        return dict(self.roles)

    def mark(self, folder: str) -> FolderMark | None:
        there = self.kept.get(folder)
        return FolderMark(there.uidvalidity, there.uidnext) if there else None

    def heads(
        self, folder: str, from_uid: int, since: date | None = None, *, who_gets_it: bool = False
    ) -> Iterator[Head]:
        for uid, (message, at) in sorted(self._folder(folder).messages.items()):
            if uid >= from_uid and (since is None or at.date() >= since):
                yield Head(uid, len(message), at, message.replace(b"\r\n", b"\n").partition(b"\n\n")[0])

    def message(self, folder: str, uid: int, size: int, most: int) -> bytes:
        self.fetched.append((folder, uid))
        return self._folder(folder).messages.get(uid, (b"", None))[0][: most * 2]

    def wait(self, folder: str, seconds: float, uidnext: int = 0) -> bool:
        with self._news:
            if uidnext and self._folder(folder).uidnext > uidnext:
                return True
            return self._news.wait(seconds)

    def has(self, folder: str, message_id: str) -> bool:
        messages = self._folder(folder).messages.values()
        return any((message_from_bytes(one).get("Message-ID") or "").strip() == message_id for one, _ in messages)

    def append(self, folder: str, message: bytes, at: datetime) -> None:
        self._folder(folder)
        self.put(message, folder, at)

    def _folder(self, name: str) -> Folder:
        if name not in self.kept:
            raise Permanent(f"There is no folder “{name}” in the mailbox.")
        return self.kept[name]
