"""When a calendar says busy: its events, one by one and repeated, and the periods of a VFREEBUSY (RFC 5545).

Only times are taken from it. What is free by its own word (TRANSP, cancelled, declined by the seeker) does not count; a
whole day counts only where it says that it does, because birthdays and holidays keep nobody from talking.
"""

import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import islice

import recurring_ical_events
from icalendar import Calendar

from shoptalk.integrations.ics import repeating
from shoptalk.integrations.ics.answers import address_of
from shoptalk.integrations.ics.content_lines import Line, Part, calendars_in
from shoptalk.integrations.ics.moments import Zones, as_moment, length_of, moment_of
from shoptalk.integrations.ports.calendars import Asked, Busy

MOST_EVENTS = 50_000
MOST_SERIES = 1_000
MOST_TIMES = 20_000  # found in the range; somebody with more has no minute left anyway
LONGEST = timedelta(days=60)
MOST_STEPS = 500_000  # of all series of a file together: two hundred that repeat each day for seven years
SERIES_LINES = {"DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"}
REPEATS = {"RRULE", "RDATE", "RECURRENCE-ID"}
FREE_STATES = ("FREE", "WORKINGELSEWHERE")
BUSY_STATES = ("BUSY", "OOF", "TENTATIVE")


def busy_in(data: bytes, asked: Asked) -> tuple[Busy, ...]:
    """The busy times of a file between two moments, soonest first, run together where they touch. Never raises."""
    found: list[Busy] = []
    for calendar in calendars_in(data):
        zones = Zones(calendar)
        for part in calendar.of("VFREEBUSY"):
            found += _periods(part, zones, asked)
        found += _of_events(list(calendar.of("VEVENT"))[:MOST_EVENTS], zones, asked)
    return together(found, asked)


def together(found: Iterable[Busy], asked: Asked) -> tuple[Busy, ...]:
    """Cut to the range, sorted, and run together."""
    within = (Busy(max(a, asked.first), min(b, asked.last)) for a, b in found if a < asked.last and b > asked.first)
    cut = sorted(islice(within, MOST_TIMES))
    joined: list[Busy] = []
    for one in cut:
        if joined and one.starts_at <= joined[-1].ends_at:
            joined[-1] = Busy(joined[-1].starts_at, max(joined[-1].ends_at, one.ends_at))
        elif one.starts_at < one.ends_at:
            joined.append(one)
    return tuple(joined)


def _of_events(events: list[Part], zones: Zones, asked: Asked) -> Iterator[Busy]:
    series: dict[str, list[Part]] = defaultdict(list)
    for number, event in enumerate(events):
        uid = event.text("UID")
        if uid not in asked.ours:
            series[uid or f"#{number}"].append(event)
    repeated = steps = 0
    for parts in series.values():
        if any(line.name in REPEATS for part in parts for line in part.lines):
            repeated, steps = repeated + 1, steps + _steps(parts, asked)
            if repeated <= MOST_SERIES and steps <= MOST_STEPS:
                yield from _of_series(parts, zones, asked)
            continue
        for part in parts:
            if counts(part, asked) and (span := span_of(part, zones, asked.zone)):
                yield span


def _steps(parts: list[Part], asked: Asked) -> int:
    """What it costs to write a series out, more or less."""
    rules = [(line.value, part.line("DTSTART")) for part in parts for line in part.all("RRULE")]
    return sum(repeating.steps(rule, begins.value.strip() if begins else "", asked.last) for rule, begins in rules)


def counts(event: Part, asked: Asked) -> bool:
    """Does this event keep the seeker busy?"""
    if event.text("STATUS").upper() == "CANCELLED" or event.text("TRANSP").upper() == "TRANSPARENT":
        return False
    state = event.text("X-MICROSOFT-CDO-BUSYSTATUS").upper()
    if state in FREE_STATES:
        return False
    if _is_day(event.line("DTSTART")) and event.text("TRANSP").upper() != "OPAQUE" and state not in BUSY_STATES:
        return False
    own = (line for line in event.all("ATTENDEE") if address_of(line) in asked.mine)
    return all(line.parameter("PARTSTAT").upper() != "DECLINED" for line in own)


def span_of(event: Part, zones: Zones, reader: str) -> Busy | None:
    """From when to when one event is, by its end or its length; a whole day without either is that day."""
    start = moment_of(event.line("DTSTART"), zones, reader)
    if start is None:
        return None
    end = moment_of(event.line("DTEND"), zones, reader)
    if end is None and (length := length_of(event.line("DURATION"))):
        end = start + length
    if end is None and _is_day(event.line("DTSTART")):
        end = start + timedelta(days=1)
    return Busy(start, min(end, start + LONGEST)) if end and end > start else None


def _is_day(line: Line | None) -> bool:
    return line is not None and len(line.value.strip()) == len("20260514")


def _of_series(parts: list[Part], zones: Zones, asked: Asked) -> Iterator[Busy]:
    """What repeats, written out by the library within the range; exceptions and moved ones in their place."""
    written = [*zones.rules]
    for number, part in enumerate(parts[:500]):
        written += ["BEGIN:VEVENT", "UID:series", f"SUMMARY:{number}"]
        written += [_tame(line, zones, asked) for line in part.lines if line.name in SERIES_LINES]
        written += ["END:VEVENT"]
    text = "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-", *written, "END:VCALENDAR", ""])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            calendar = Calendar.from_ical(text)
            events = recurring_ical_events.of(calendar, skip_bad_series=True)
            found = events.between(asked.first - timedelta(days=1), asked.last + timedelta(days=1))
            return iter([span for one in found if (span := _occurrence(one, parts, asked))])
    except Exception:  # foreign rules: whatever the library raises, this series cannot be read
        return iter(())


def _tame(line: Line, zones: Zones, asked: Asked) -> str:
    """The line with its zone settled; a rule that repeats too often keeps its first time only."""
    if line.name == "RRULE":
        rule = repeating.ending(line.value, asked.last + timedelta(days=2))
        return f"RRULE:{rule}" if rule else "X-TOO-OFTEN:1"
    return zones.written(line)


def _occurrence(event, parts: list[Part], asked: Asked) -> Busy | None:
    part = parts[int(str(event.get("SUMMARY", "0")))]
    if not counts(part, asked):
        return None
    start: date | datetime = event["DTSTART"].dt
    end = event["DTEND"].dt if "DTEND" in event else start
    first, last = as_moment(start, asked.zone), as_moment(end, asked.zone)
    return Busy(first, min(last, first + LONGEST)) if last > first else None


def _periods(part: Part, zones: Zones, asked: Asked) -> Iterator[Busy]:
    """FREEBUSY lines: "start/end" or "start/length", several in a line (RFC 5545, 3.8.2.6)."""
    if part.text("UID") in asked.ours:
        return
    for line in part.all("FREEBUSY"):
        if line.parameter("FBTYPE").upper() == "FREE":
            continue
        for period in line.value.split(",")[:MOST_TIMES]:
            first, _, last = period.strip().partition("/")
            start = moment_of(Line("DTSTART", "", first), zones, "UTC")
            length = length_of(Line("DURATION", "", last)) if last[:1].upper() == "P" else None
            end = start + length if start and length else moment_of(Line("DTEND", "", last), zones, "UTC")
            if start and end and start < end:
                yield Busy(start, end)
