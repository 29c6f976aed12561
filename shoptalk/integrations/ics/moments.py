"""Times of a foreign calendar as moments, whatever it calls its zones, whether it explains them or not.

Each zone name is settled here before the library sees it: a name that is known, else the rules that the file brings
(VTIMEZONE, RFC 5545 3.6.5), else the clocks of whoever reads. So an entry is never lost for its zone, and never raises.
"""

import re
import warnings
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from icalendar import Calendar

from shoptalk.integrations.ics import repeating
from shoptalk.integrations.ics.content_lines import Line, Part
from shoptalk.integrations.ics.zone_names import zone_named

OF_A_ZONE = {"TZID", "DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE"}
MOST_ZONES, MOST_CHANGES = 10, 2_500  # zones that a file explains; changes of the clocks that one may have
PLAIN = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?", re.I)
EARLIEST, LATEST = datetime(1971, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


class Zones:
    """The zones of one calendar file: the names it uses, and the rules it brings for those that nobody knows."""

    def __init__(self, calendar: Part):
        self._own: dict[str, str] = {}
        self._clocks: dict[str, tzinfo] = {}
        self.rules: list[str] = []
        for number, zone in enumerate(list(calendar.of("VTIMEZONE"))[:MOST_ZONES]):
            name = zone.text("TZID")
            if not name or zone_named(name) or name in self._own:
                continue
            rules = _as_rules(zone, f"Own{number}")
            if clocks := _clocks_by(rules, f"Own{number}"):
                self._own[name] = f"Own{number}"
                self._clocks[f"Own{number}"] = clocks
                self.rules += rules

    def name(self, tzid: str) -> str:
        """A name that the library knows, empty for "whatever the reader's clocks say"."""
        return self._own.get(tzid, "") or zone_named(tzid)

    def clocks(self, name: str) -> tzinfo:
        """The clocks of a zone by the name that the library knows. Raises what ZoneInfo raises."""
        return self._clocks.get(name) or ZoneInfo(name)

    def written(self, line: Line) -> str:
        """The line with its zone settled."""
        kind = line.parameter("VALUE").upper()
        zone = self.name(tzid) if (tzid := line.parameter("TZID")) else ""
        settled = f";VALUE={kind}" if kind in ("DATE", "PERIOD") else ""
        if zone and kind != "DATE" and not line.value.rstrip().upper().endswith("Z"):
            settled += f";TZID={zone}"
        return f"{line.name}{settled}:{line.value.strip()}"


def _as_rules(zone: Part, name: str) -> list[str]:
    """The VTIMEZONE written anew with a plain name; nothing where it says what no zone does."""
    written, changes = ["BEGIN:VTIMEZONE", f"TZID:{name}"], 0
    for part in zone.parts[:200]:
        if part.kind not in ("STANDARD", "DAYLIGHT"):
            continue
        written.append(f"BEGIN:{part.kind}")
        begins = part.line("DTSTART")
        for line in part.lines:
            value = line.value.strip()
            if line.name == "RRULE":
                value = repeating.of_a_zone(value)
                changes += repeating.years(value, begins.value.strip() if begins else "")
            if line.name in OF_A_ZONE and value:
                written.append(f"{line.name}:{value}")
                changes += 1 + value.count(",")
        written.append(f"END:{part.kind}")
    return [*written, "END:VTIMEZONE"] if changes <= MOST_CHANGES else []


def _clocks_by(rules: list[str], name: str) -> tzinfo | None:
    """The zone that the library makes of these rules, None where it cannot."""
    probe = [*rules, "BEGIN:VEVENT", f"DTSTART;TZID={name}:20260701T120000", "END:VEVENT"]
    event = first_event(probe) if rules else None
    start = event.get("DTSTART") if event is not None else None
    moment = getattr(start, "dt", None)
    try:
        known = isinstance(moment, datetime) and moment.utcoffset() is not None
    except Exception:  # a zone made of nonsense raises whatever its rules lead to
        known = False
    return getattr(moment, "tzinfo", None) if known else None


def first_event(lines: Iterable[str]):
    """The first event of these lines as the library reads them, None where it cannot."""
    text = "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-", *lines, "END:VCALENDAR", ""])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return next(iter(Calendar.from_ical(text).walk("VEVENT")), None)
    except Exception:  # foreign bytes: the library raises a dozen kinds, all meaning "cannot be read"
        return None


def moment_of(line: Line | None, zones: Zones, reader: str) -> datetime | None:
    """The moment of DTSTART, DTEND or RECURRENCE-ID in UTC. A whole day begins at the reader's midnight."""
    if line is None:
        return None
    name = zones.name(tzid) if (tzid := line.parameter("TZID")) else ""
    if found := PLAIN.fullmatch(line.value.strip()):
        return _plain(found, zones, name, reader)
    event = first_event([*zones.rules, "BEGIN:VEVENT", zones.written(line), "END:VEVENT"])
    try:
        return as_moment(event[line.name].dt, reader) if event is not None else None
    except Exception:  # what is broken says so only when it is looked at
        return None


def _plain(found: re.Match[str], zones: Zones, name: str, reader: str) -> datetime | None:
    """The common form, read without the library: calendars of many years hold thousands of them."""
    name = "UTC" if found[7] else name or reader
    try:
        if found[4] is None:
            return as_moment(date(int(found[1]), int(found[2]), int(found[3])), reader)
        year, month, day, hour, minute, second = (int(part) for part in found.groups()[:6])
        said = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=zones.clocks(name))
        return as_moment(said, reader)
    except Exception:  # also what a zone of the file's own raises when it is asked
        return None


def as_moment(said: date | datetime, reader: str) -> datetime:
    """In UTC; what names no zone is meant by the reader's clocks. Raises ValueError for other centuries."""
    if not isinstance(said, datetime):
        said = datetime.combine(said, time())
    if said.tzinfo is None:
        said = said.replace(tzinfo=ZoneInfo(reader))
    moment = said.astimezone(UTC)
    if not EARLIEST <= moment <= LATEST:
        raise ValueError("That is another century.")
    return moment


def length_of(line: Line | None) -> timedelta | None:
    """The length that a DURATION says, None where it says none that makes sense."""
    event = first_event(["BEGIN:VEVENT", f"DURATION:{line.value.strip()}", "END:VEVENT"]) if line else None
    try:
        length = event["DURATION"].dt if event is not None else None
    except Exception:  # what is broken says so only when it is looked at
        return None
    return length if isinstance(length, timedelta) and timedelta() < length < timedelta(days=60) else None
