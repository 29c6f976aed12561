"""What came back to an invitation: accepted, declined, tentative, passed on, another time proposed, "send it again".

REPLY, COUNTER and REFRESH of RFC 5546 (3.2.3, 3.2.7, 3.2.6), as Outlook, Exchange, Gmail, iCloud and old Lotus Notes
really write them. Reading never raises; what is no answer gives none.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from shoptalk.integrations.ics.content_lines import Line, Part, calendars_in
from shoptalk.integrations.ics.moments import Zones, length_of, moment_of

MOST_ANSWERS = 20  # of one file: an invitation goes to one person, and some programs list everybody
LONGEST_UID, LONGEST_WORDS = 300, 1000
ADDRESS = re.compile(r"[^\s@<>\"',;:\\/]+@[^\s@<>\"',;:\\/]+")
MOST_SEQUENCE = 2**31


class Said(StrEnum):
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TENTATIVE = "tentative"
    DELEGATED = "delegated"
    PROPOSED = "proposed"  # another time (COUNTER)
    AGAIN = "again"  # asks for the invitation once more (REFRESH)


PARTSTAT = {
    "ACCEPTED": Said.ACCEPTED,
    "DECLINED": Said.DECLINED,
    "TENTATIVE": Said.TENTATIVE,
    "DELEGATED": Said.DELEGATED,
    "COMPLETED": Said.ACCEPTED,
}
METHODS = ("REPLY", "COUNTER", "REFRESH", "")  # an empty one where a gateway kept it in the mail's header only


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. `sequence` is of the invitation that was answered, None where the program does not say it.

    `starts_at` is the time that was answered, or for PROPOSED the one that is proposed; both ends may be unknown.
    """

    said: Said
    uid: str
    attendee: str  # e-mail address, lower case; empty where only the mail says who it was
    name: str = ""
    sequence: int | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    words: str = ""
    passed_to: str = ""
    stamped_at: datetime | None = None


def answers_in(data: bytes, reader: str = "UTC") -> tuple[Answer, ...]:
    """The answers in a calendar part of a mail. `reader`: the zone for times that name none."""
    found: list[Answer] = []
    for calendar in calendars_in(data):
        method = calendar.text("METHOD").upper()
        if method not in METHODS:
            continue
        zones = Zones(calendar)
        for event in calendar.of("VEVENT"):
            found += _of_event(method, event, zones, reader)
    return tuple(dict.fromkeys(found))[:MOST_ANSWERS]


def _of_event(method: str, event: Part, zones: Zones, reader: str) -> list[Answer]:
    uid = event.text("UID")
    if not uid or len(uid) > LONGEST_UID:
        return []
    organizer = address_of(event.line("ORGANIZER"))
    people = [line for line in event.all("ATTENDEE") if not organizer or address_of(line) != organizer]
    if method == "COUNTER":
        who = _who_answers(people)
        answer = _answer(Said.PROPOSED, uid, event, who, zones, reader)
        return [answer] if answer.starts_at else []
    if method == "REFRESH":
        return [_answer(Said.AGAIN, uid, event, people[0] if people else None, zones, reader)]
    return [
        _answer(said, uid, event, line, zones, reader)
        for line in people[:MOST_ANSWERS]
        if (said := PARTSTAT.get(line.parameter("PARTSTAT").upper()))
    ]


def _who_answers(people: list[Line]) -> Line | None:
    """Of everybody whom a COUNTER lists, the one who is not merely asked."""
    spoke = [line for line in people if line.parameter("PARTSTAT").upper() in PARTSTAT]
    return next(iter([*spoke, *people]), None)


def _answer(said: Said, uid: str, event: Part, who: Line | None, zones: Zones, reader: str) -> Answer:
    starts_at = moment_of(event.line("DTSTART"), zones, reader)
    ends_at = moment_of(event.line("DTEND"), zones, reader)
    if starts_at and ends_at is None and (length := length_of(event.line("DURATION"))):
        ends_at = starts_at + length
    if starts_at and ends_at and not timedelta() < ends_at - starts_at < timedelta(days=2):
        ends_at = None
    return Answer(
        said=said,
        uid=uid,
        attendee=address_of(who),
        name=who.parameter("CN")[:200] if who else "",
        sequence=_sequence(event),
        starts_at=starts_at,
        ends_at=ends_at,
        words=_words(event),
        passed_to=_bare(who.parameter("DELEGATED-TO")) if who else "",
        stamped_at=moment_of(event.line("DTSTAMP"), zones, "UTC"),
    )


def _sequence(event: Part) -> int | None:
    said = event.text("SEQUENCE")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 and int(said) < MOST_SEQUENCE else None


def _words(event: Part) -> str:
    """What they wrote along. Outlook repeats its own headline in COMMENT, which says nothing new."""
    said = event.text("COMMENT") or event.text("X-MICROSOFT-CDO-COMMENT")
    lines = [" ".join(line.split()) for line in said.splitlines()]
    return "\n".join(line for line in lines if line).strip()[:LONGEST_WORDS]


def address_of(line: Line | None) -> str:
    """The e-mail address of an ATTENDEE or ORGANIZER: its value, or EMAIL where the value is a path or a number."""
    return (_bare(line.value) or _bare(line.parameter("EMAIL"))) if line else ""


def _bare(text: str) -> str:
    text = re.sub(r"^\s*mailto:", "", text.strip().strip('"'), flags=re.I).strip().strip("<>")
    return text.lower() if ADDRESS.fullmatch(text) and len(text) <= 254 else ""
