"""A mailbox that is read and hardly ever written to: what there is to ask of it.

Failures are those of `ports.servers`. A folder is named as the server names it.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol


class Role(StrEnum):
    """What a folder is for, where that is known (RFC 6154)."""

    INBOX = "inbox"
    SENT = "sent"
    JUNK = "junk"


@dataclass(frozen=True, slots=True)
class FolderMark:
    """Where a folder stands (RFC 3501): numbers of messages hold while `uidvalidity` is the same; the next message
    gets `uidnext` or more."""

    uidvalidity: int
    uidnext: int


@dataclass(frozen=True, slots=True)
class Head:
    """A message by its head: what is needed to know whether anybody waits for it."""

    uid: int
    size: int  # bytes of the whole message
    received_at: datetime  # the server's own time of arrival
    header: bytes  # some of its header fields, as they came


class MailIn(Protocol):
    """One connection to a mailbox."""

    def folders(self) -> dict[Role, str]:
        """The folders that matter, as the server names them; those that it does not have are left out."""

    def mark(self, folder: str) -> FolderMark | None:
        """Where the folder stands; None when there is no such folder."""

    def heads(
        self, folder: str, from_uid: int, since: date | None = None, *, who_gets_it: bool = False
    ) -> Iterator[Head]:
        """Messages from that number on, oldest first; `since`: only those that arrived on that day or later. Their
        heads say who wrote and what it answers, or, of sent mail, `who_gets_it`."""

    def message(self, folder: str, uid: int, size: int, most: int) -> bytes:
        """One message. One that is larger than `most` comes as its head and the parts that are text, each cut short;
        empty when it is gone by now."""

    def wait(self, folder: str, seconds: float, uidnext: int = 0) -> bool:
        """Waits until something new comes (True) or the time is over; at once True when the folder is past `uidnext`
        already, at once False when the server cannot tell by itself (RFC 2177)."""

    def has(self, folder: str, message_id: str) -> bool:
        """Whether a message of that Message-ID lies there."""

    def append(self, folder: str, message: bytes, at: datetime) -> None:
        """Lays a message into the folder, as one that was read."""


class OpensMailboxes(Protocol):
    """How a connection is made: `with open_mailbox(server, public_only=…) as mailbox`."""

    def __call__(self, server, *, public_only: bool, seconds: float = ...) -> AbstractContextManager[MailIn]: ...
