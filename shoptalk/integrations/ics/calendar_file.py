"""Appointments as a calendar file: a zone with its rules, a stable UID, a SEQUENCE that grows, CANCEL when called off.

Nothing that somebody typed can become a line of its own: the library escapes and folds, and names are tidied before.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, vCalAddress, vText

from shoptalk.integrations.ics.zone_rules import zone_rules
from shoptalk.integrations.ports.calendar import Appointment, Attendee, Method

PRODUCT = "-//Shoptalk//Interviews//EN"
LONGEST_LINE, LONGEST_TEXT = 300, 4000
ADDRESS = re.compile(r"[^\s@<>\"',;:\\]+@[^\s@<>\"',;:\\]+")
FEED_REFRESH = timedelta(hours=1)
MEDIA_TYPE = "text/calendar; charset=utf-8"


def calendar_file(appointments: Iterable[Appointment], method: Method = Method.PUBLISH, name: str = "") -> bytes:
    """The file. A CANCEL holds appointments that are called off; a PUBLISH shows those as cancelled among the rest."""
    appointments = list(appointments)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", str(method))
    if name:
        calendar.add("name", _line(name))
        calendar.add("x-wr-calname", _line(name))
        calendar.add("refresh-interval", FEED_REFRESH, parameters={"VALUE": "DURATION"})
    for zone in _zones(appointments):
        calendar.add_component(zone)
    for one in appointments:
        calendar.add_component(_event(one, method))
    return calendar.to_ical()


def _zones(appointments: list[Appointment]) -> list[Timezone]:
    """The rules of each zone that is named, for the years of its appointments."""
    years: dict[str, list[int]] = {}
    for one in appointments:
        if (zone := _zone(one.time_zone)) is not None:
            years.setdefault(zone.key, []).append(one.starts_at.year)
    return [zone_rules(ZoneInfo(key), min(found), max(found)) for key, found in sorted(years.items())]


def _zone(name: str) -> ZoneInfo | None:
    """The zone, or None for UTC and for a name that this machine does not know: then the time is written in UTC."""
    try:
        zone = ZoneInfo(name)
    except (OSError, ValueError, LookupError):
        return None
    return None if zone.key in ("UTC", "Etc/UTC", "GMT", "Etc/GMT", "Zulu", "Universal") else zone


def _event(one: Appointment, method: Method) -> Event:
    event = Event()
    zone = _zone(one.time_zone) or UTC
    event.add("uid", _line(one.uid))
    event.add("sequence", one.sequence)
    event.add("dtstamp", one.stamped_at.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", one.starts_at.astimezone(zone).replace(microsecond=0))
    event.add("dtend", one.ends_at.astimezone(zone).replace(microsecond=0))
    event.add("summary", _line(one.summary))
    cancelled = one.cancelled or method is Method.CANCEL
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if cancelled else "OPAQUE")
    event.add("class", "PRIVATE")
    if one.description:
        event.add("description", _text(one.description))
    if one.location:
        event.add("location", _line(one.location))
    if organizer := _address(one.organizer):
        event.add("organizer", organizer, encode=False)
    if method is not Method.PUBLISH and (attendee := _address(one.attendee)):  # RFC 5546, 3.2.1: none in PUBLISH
        attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
        attendee.params["PARTSTAT"] = vText("NEEDS-ACTION")
        attendee.params["RSVP"] = vText("TRUE")
        event.add("attendee", attendee, encode=False)
    if not cancelled:
        for minutes in one.remind_minutes:
            event.add_component(_alarm(minutes, one.summary))
    return event


def _alarm(minutes: int, summary: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _line(summary))
    alarm.add("trigger", timedelta(minutes=-minutes))
    return alarm


def _address(person: Attendee | None) -> vCalAddress | None:
    """Somebody as a calendar address; None where the e-mail address could break out of its place."""
    if person is None or not ADDRESS.fullmatch(person.email):
        return None
    address = vCalAddress(f"mailto:{person.email}")
    if name := _line(person.name).replace('"', "'"):
        address.params["CN"] = vText(name)
    return address


def _line(text: str) -> str:
    """One line: line ends and control characters become spaces."""
    visible = "".join(" " if unicodedata.category(sign) in ("Cc", "Zl", "Zp") else sign for sign in text)
    return " ".join(visible.split())[:LONGEST_LINE]


def _text(text: str) -> str:
    """Several lines; control characters other than the line end are left out."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(sign for sign in lines if sign == "\n" or unicodedata.category(sign) != "Cc")
    return kept[:LONGEST_TEXT]
