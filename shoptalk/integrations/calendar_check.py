"""Tries a calendar without changing it: finds the calendars behind an address, or reads a feed of busy times once, and
says in words what works and what does not.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from shoptalk.integrations import http_get
from shoptalk.integrations.caldav.discovery import calendars_found
from shoptalk.integrations.ports.calendars import Account, FoundCalendar
from shoptalk.integrations.ports.servers import Permanent
from shoptalk.integrations.trying import Line, Trial, tried

SECONDS = 10.0
MOST_CALENDARS = 50


@dataclass(frozen=True, slots=True)
class CalendarsFound:
    lines: tuple[Line, ...]
    calendars: tuple[FoundCalendar, ...] = ()

    @property
    def to_choose(self) -> bool:
        """The only calendar there is gets the talks by itself."""
        return len(self.calendars) > 1

    @property
    def works(self) -> bool:
        return all(line.works is not False for line in self.lines)


def check_calendars(account: Account, *, public_only: bool, seconds: float = SECONDS) -> CalendarsFound:
    """The calendars of that login. Never raises, and is back after `seconds`."""
    found: list[FoundCalendar] = []

    def look(lines: list[Line]) -> None:
        calendars = calendars_found(account, public_only=public_only)[:MOST_CALENDARS]
        names = ", ".join(f"“{one.name}”" for one in calendars[:5])
        lines.append(Line(f"{_host(account.address)} answers and lets you in."))
        lines.append(
            Line(f"It holds {'one calendar' if len(calendars) == 1 else f'{len(calendars)} calendars'}: {names}.")
        )
        if not any(one.writable for one in calendars):
            lines.append(Line("None may be written to, so talks cannot be put there. Busy times can be read.", None))
        found.extend(calendars)

    return CalendarsFound(tried([Trial(_host(account.address), look)], seconds), tuple(found))


def feed_at(address: str, *, public_only: bool, seconds: float = SECONDS) -> bytes:
    """The calendar at that address. A page for signing in is none: read as one, it would say that no time is taken."""
    content = http_get.get(address, public_only=public_only, seconds=seconds)
    if b"BEGIN:VCALENDAR" not in content[:4000].replace(b"\0", b"").upper():
        raise Permanent("There is a page at this address, and no calendar. Copy the one that ends in .ics.")
    return content


def check_feed(address: str, *, public_only: bool, seconds: float = SECONDS) -> CalendarsFound:
    """Whether a calendar lies at that address. Never raises; no line names more than the host."""

    def look(lines: list[Line]) -> None:
        count = feed_at(address, public_only=public_only, seconds=seconds).upper().count(b"BEGIN:VEVENT")
        held = f"{count} entr{'y' if count == 1 else 'ies'}" if count else "nothing is in it at present"
        lines.append(Line(f"{_host(address)} gives the calendar: {held}."))

    return CalendarsFound(tried([Trial(_host(address), look)], seconds))


def _host(address: str) -> str:
    return urlsplit(http_get.with_scheme(address)).hostname or "The server"
