"""An appointment of ours as it lies in a calendar by now: people drag it to another hour there, or write a place in."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from shoptalk.integrations.ics.busy_times import span_of
from shoptalk.integrations.ics.content_lines import calendars_in
from shoptalk.integrations.ics.moments import Zones

MOST_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What the calendar shows. `minutes` is 0 where it says no sensible length."""

    starts_at: datetime
    minutes: int
    place: str
    cancelled: bool


def read_back(data: bytes, uid: str, reader: str) -> ReadBack | None:
    """The appointment with this UID; None where the file holds another one, or none that can be read."""
    for calendar in calendars_in(data):
        zones = Zones(calendar)
        for event in calendar.of("VEVENT"):
            if event.text("UID") != uid or event.line("RECURRENCE-ID"):
                continue
            if (span := span_of(event, zones, reader)) is None:
                continue
            minutes = (span.ends_at - span.starts_at) // timedelta(minutes=1)
            place = " ".join(event.text("LOCATION").split())[:300]
            off = event.text("STATUS").upper() == "CANCELLED"
            return ReadBack(span.starts_at, minutes if minutes <= MOST_MINUTES else 0, place, off)
    return None
