"""A calendar server in memory, with the same manners as a real one: versions, conditions, a mark of what changed."""

from collections.abc import Collection
from urllib.parse import urljoin

from shoptalk.integrations.ics.busy_times import busy_in, together
from shoptalk.integrations.ports.calendars import Asked, Busy, ChangedThere, Changes, FoundCalendar, Stored
from shoptalk.integrations.ports.servers import Failure

HOME = "https://calendar.example/home/"


class CalendarsInMemory:
    """`trouble`: what every call raises until it is taken away. `written` counts what reached the server."""

    def __init__(self, *names: str):
        self.calendars = tuple(FoundCalendar(urljoin(HOME, f"{name}/"), name.title()) for name in names or ("talks",))
        self.trouble: Failure | None = None
        self.written = 0
        self._version = 0
        self._files: dict[str, Stored] = {}
        self._log: list[str] = []  # the address of each change; its length is the mark

    def found(self) -> tuple[FoundCalendar, ...]:
        self._may_fail()
        return self.calendars

    def read(self, address: str) -> Stored | None:
        self._may_fail()
        return self._files.get(address)

    def write(self, address: str, file: bytes, etag: str = "") -> str:
        self._may_fail()
        there = self._files.get(address)
        if (there.etag if there else "") != etag:
            raise ChangedThere("Another version lies there by now.", 412)
        self._version += 1
        self.written += 1
        self._files[address] = Stored(address, f'"{self._version}"', file)
        self._log.append(address)
        return self._files[address].etag

    def remove(self, address: str, etag: str = "") -> None:
        self._may_fail()
        there = self._files.get(address)
        if there is None:
            return
        if etag and there.etag != etag:
            raise ChangedThere("Another version lies there by now.", 412)
        del self._files[address]
        self._log.append(address)

    def changes(self, calendar: str, mark: str = "") -> Changes:
        self._may_fail()
        since = int(mark) if mark else 0
        touched = [address for address in self._log[since:] if address.startswith(calendar)]
        standing = {one: self._files[one].etag for one in touched if one in self._files}
        gone = frozenset(one for one in touched if one not in self._files)
        return Changes(str(len(self._log)), standing, gone, whole=not mark)

    def busy(self, calendar: str, asked: Asked, addresses: Collection[str] = ()) -> tuple[Busy, ...]:
        self._may_fail()
        files = [one for address, one in self._files.items() if address.startswith(calendar)]
        others = (one for one in files if one.address not in addresses)
        return together((busy for one in others for busy in busy_in(one.file, asked)), asked)

    def _may_fail(self) -> None:
        if self.trouble is not None:
            raise self.trouble
