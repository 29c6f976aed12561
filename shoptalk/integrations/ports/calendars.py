"""A calendar of the seeker's on a server: what is found there, written there and read from there.

Failures are those of `ports/servers.py`, and one more: ChangedThere, when what lies there is not what was read last.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, Protocol

from shoptalk.integrations.ports.servers import Failure


@dataclass(frozen=True, slots=True)
class Account:
    """Where to ask for calendars and how to sign in. `is_token`: the secret is a bearer token (OAuth 2).

    The secret is left out of the representation, so that no log and no trace can show it.
    """

    address: str
    login: str = ""
    secret: str = field(default="", repr=False)
    is_token: bool = False


class FoundCalendar(NamedTuple):
    """A calendar that appointments could be written into."""

    address: str
    name: str
    writable: bool = True


class Stored(NamedTuple):
    """One calendar file as it lies on the server, and the server's mark of this version."""

    address: str
    etag: str
    file: bytes


class Changes(NamedTuple):
    """What changed since `mark` of the last time. `whole`: it is the whole list, and what is not in it is gone."""

    mark: str
    etags: Mapping[str, str]  # address: mark of the version
    gone: frozenset[str] = frozenset()
    whole: bool = False


class Busy(NamedTuple):
    """A time at which the calendar says busy."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Asked:
    """Which busy times are asked for. `zone`: whose clocks count where an entry names none. `mine`: the seeker's own
    addresses, because what they declined does not keep them busy. `ours`: UIDs of appointments that are known here."""

    first: datetime
    last: datetime
    zone: str
    mine: frozenset[str] = frozenset()
    ours: frozenset[str] = frozenset()


class ChangedThere(Failure):
    """Another version lies at this address, or something lies there already: nothing was written."""


class Calendars(Protocol):
    """The calendars of one account. Addresses are whole URLs."""

    def found(self) -> tuple[FoundCalendar, ...]:
        """The calendars of this account that hold appointments."""
        ...

    def read(self, address: str) -> Stored | None:
        """What lies at this address; None when nothing does."""
        ...

    def write(self, address: str, file: bytes, etag: str = "") -> str:
        """Writes the file and gives the mark of its version, empty where the server does not say it.

        With `etag` it replaces exactly that version, without it nothing may lie there yet; else ChangedThere.
        """
        ...

    def remove(self, address: str, etag: str = "") -> None:
        """Takes it out; with `etag` only that version, else ChangedThere. What is gone already is no trouble."""
        ...

    def changes(self, calendar: str, mark: str = "") -> Changes:
        """What changed in a calendar since the mark of last time; without one, everything in it."""
        ...

    def busy(self, calendar: str, asked: Asked, addresses: Collection[str] = ()) -> tuple[Busy, ...]:
        """The times at which this calendar says busy, soonest first, none twice."""
        ...
