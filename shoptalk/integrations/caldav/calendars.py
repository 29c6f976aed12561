"""The calendars of one account behind the port: written under conditions, read, asked what changed and when it is busy.

A file is replaced only as the version that was read (If-Match), and made only where nothing lies (If-None-Match), so
that two programs never write over each other and a crash never makes a second entry.
"""

from collections.abc import Collection
from datetime import UTC, datetime

from shoptalk.integrations.caldav.conversation import Answer, Conversation
from shoptalk.integrations.caldav.discovery import found_by
from shoptalk.integrations.caldav.multistatus import XML, Multistatus, parsed, propfind, question, quoted
from shoptalk.integrations.ics.busy_times import busy_in, together
from shoptalk.integrations.ports.calendars import Asked, Busy, Changes, FoundCalendar, Stored
from shoptalk.integrations.ports.servers import Permanent

ICS = {"Content-Type": "text/calendar; charset=utf-8"}
ETAG = "<d:prop><d:getetag/></d:prop>"
NOT_OFFERED = (400, 403, 404, 405, 409, 410, 415, 501, 507)  # a report that this server does not do, or not now
OF_AN_EVENT = ("UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "STATUS", "TRANSP",
               "ORGANIZER", "ATTENDEE", "X-MICROSOFT-CDO-BUSYSTATUS")  # fmt: skip
# What is asked of each event: no title and no place, so that servers which can leave them out do (RFC 4791, 9.6).
ONLY_TIMES = (
    '<c:calendar-data><c:comp name="VCALENDAR"><c:prop name="VERSION"/><c:comp name="VEVENT">'
    + "".join(f'<c:prop name="{name}"/>' for name in OF_AN_EVENT)
    + '</c:comp><c:comp name="VTIMEZONE"><c:allprop/><c:allcomp/></c:comp></c:comp></c:calendar-data>'
)
GONE = (404, 410)
MOST_PAGES = 20  # of one answer to sync-collection, when a server gives it in parts
CTAG = "ctag:"


class CalDav:
    """One account, within one conversation."""

    def __init__(self, server: Conversation):
        self._server = server

    def found(self) -> tuple[FoundCalendar, ...]:
        return found_by(self._server, self._server.account.address)

    def read(self, address: str) -> Stored | None:
        answer = self._server.ask("GET", address, headers={"Accept": "text/calendar"}, expected=GONE)
        return None if answer.status in GONE else Stored(address, answer.etag, answer.body)

    def write(self, address: str, file: bytes, etag: str = "") -> str:
        condition = {"If-Match": etag} if etag else {"If-None-Match": "*"}
        answer = self._server.ask("PUT", address, file, ICS | condition)
        # Without a mark (RFC 4791, 5.3.4: the server changed what it was given), or with a weak one, it is asked for.
        return answer.etag if answer.etag and not answer.etag.startswith("W/") else self._etag(address)

    def remove(self, address: str, etag: str = "") -> None:
        self._server.ask("DELETE", address, headers={"If-Match": etag} if etag else {}, expected=GONE)

    def _etag(self, address: str) -> str:
        answer = self._server.ask("PROPFIND", address, propfind("d:getetag"), {**XML, "Depth": "0"}, expected=GONE)
        items = _items_of(answer)
        return items[0].text("d:getetag") if items else ""

    def changes(self, calendar: str, mark: str = "") -> Changes:
        """By sync token where the server offers it (RFC 6578); else the marks of all, unless its ctag is the same."""
        if not mark.startswith(CTAG):
            synced = self._synced(calendar, mark)
            if synced is None and mark:  # the token is too old: from the beginning
                synced = self._synced(calendar, "")
            if synced is not None:
                return synced
        ctag = self._ctag(calendar)
        if ctag and mark == CTAG + ctag:
            return Changes(mark, {})
        answer = self._server.ask("PROPFIND", calendar, propfind("d:getetag"), {**XML, "Depth": "1"})
        etags = {item.address: item.text("d:getetag") for item in _items_of(answer) if item.text("d:getetag")}
        etags.pop(calendar, None)
        return Changes(CTAG + ctag if ctag else "", etags, whole=True)

    def _synced(self, calendar: str, token: str) -> Changes | None:
        etags: dict[str, str] = {}
        gone: set[str] = set()
        whole = not token
        for _ in range(MOST_PAGES):
            inner = f"<d:sync-token>{quoted(token)}</d:sync-token><d:sync-level>1</d:sync-level>{ETAG}"
            answer = self._report(calendar, question("d:sync-collection", inner))
            said = parsed(answer.body, answer.address) if answer.status == 207 else None
            if said is None or not said.token:
                return None
            for item in said.items:
                gone.discard(item.address)
                if item.gone:
                    gone.add(item.address)
                    etags.pop(item.address, None)
                elif item.address.rstrip("/") != calendar.rstrip("/"):
                    etags[item.address] = item.text("d:getetag")
            if said.token == token or not _is_cut(said, calendar):
                return Changes(said.token, etags, frozenset(gone), whole=whole)
            token = said.token
        return None

    def _ctag(self, calendar: str) -> str:
        body = propfind("cs:getctag")
        items = _items_of(self._server.ask("PROPFIND", calendar, body, {**XML, "Depth": "0"}))
        return items[0].text("cs:getctag") if items else ""

    def busy(self, calendar: str, asked: Asked, addresses: Collection[str] = ()) -> tuple[Busy, ...]:
        """By the events in the range, each looked at; where the server does not give them, by its own free-busy.

        Events come first because a free-busy answer does not say whose time it is: the talks that stand here already
        would be counted as somebody else's (`ours`), and what the seeker declined counts on some servers.
        """
        inner = f"<d:prop>{ONLY_TIMES}</d:prop><c:filter>{_events_in(_range(asked))}</c:filter>"
        answer = self._report(calendar, question("c:calendar-query", inner))
        if answer.status == 207:
            files = (
                item.text("c:calendar-data").encode() for item in _items_of(answer) if item.address not in addresses
            )
            return together((busy for file in files for busy in busy_in(file, asked)), asked)
        answer = self._report(calendar, question("c:free-busy-query", _range(asked)))
        if answer.status != 200:
            raise Permanent("The calendar server gives neither its appointments nor its busy times.", answer.status)
        return busy_in(answer.body, asked)

    def _report(self, calendar: str, body: bytes) -> Answer:
        return self._server.ask("REPORT", calendar, body, {**XML, "Depth": "1"}, expected=NOT_OFFERED)


def _items_of(answer: Answer):
    return parsed(answer.body, answer.address).items if answer.status == 207 else ()


def _is_cut(said: Multistatus, calendar: str) -> bool:
    """Did the server stop in the middle? It says so by a 507 for the collection itself (RFC 6578, 3.6)."""
    return any(item.cut and item.address.rstrip("/") == calendar.rstrip("/") for item in said.items)


def _events_in(inner: str) -> str:
    return f'<c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT">{inner}</c:comp-filter></c:comp-filter>'


def _range(asked: Asked) -> str:
    return f'<c:time-range start="{_utc(asked.first)}" end="{_utc(asked.last)}"/>'


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
