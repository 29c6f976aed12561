"""What a calendar is told about one appointment: plain values, for every program that writes or sends them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Method(StrEnum):
    """What a calendar file asks of the program that opens it (RFC 5546, 1.4)."""

    PUBLISH = "PUBLISH"  # to put into one's own calendar; nobody is asked to answer
    REQUEST = "REQUEST"  # an invitation, or a change of one
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person of an appointment, by name and e-mail address."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Appointment:
    """One appointment. `uid` never changes; `sequence` grows with each change that the other side must see."""

    uid: str
    sequence: int
    starts_at: datetime
    minutes: int
    time_zone: str  # IANA name; the clocks by which the time was agreed
    summary: str
    stamped_at: datetime
    description: str = ""
    location: str = ""
    organizer: Attendee | None = None
    attendee: Attendee | None = None
    cancelled: bool = False
    remind_minutes: tuple[int, ...] = ()  # before the start

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)
