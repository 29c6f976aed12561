"""What to read, find out and make ready before a talk, by how one meets (B5, B27, B28, B30, B34, B35)."""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """One line of the list. `finds`: what is found is worth writing down, with its source."""

    key: str
    text: str
    rule: str
    finds: bool = False


READ = (
    Line("person", "What they do now, and where they came from: their profile, what they wrote", "B5", True),
    Line("employer", "What their employer is working on just now: its website, the news", "B5", True),
    Line("field", "One fact about the field that you can build on, with its year", "B5", True),
)  # fmt: skip
READY = (
    Line("purpose", "You can say in one sentence what you want to find out", "B27"),
    Line("said_read", "You have read what you will say that you read", "B27"),
)
BY_MEDIUM = {
    "phone": (
        Line("call_them", "You ring them, on the minute; the number is at hand", "B34"),
        Line("quiet", "A quiet place, a headset, your notes in view; standing helps the voice", "B34"),
    ),
    "video": (
        Line("tool", "Their tool is tried out, and the link is in the invitation", "B35"),
        Line("camera", "Camera at eye level, and a phone number in case it fails", "B35"),
    ),
    "in_person": (
        Line("way", "You know the way and will be there five minutes early, not fifteen; phone off", "B28"),
        Line("dressed", "One notch smarter than they dress there", "B28"),
        Line("coffee", "If you invited them, the coffee is yours to pay", "B30"),
    ),
}


def checklist(medium: str) -> tuple[Line, ...]:
    """The lines for a talk held this way; for an unknown way those that hold for all."""
    return (*READ, *READY, *BY_MEDIUM.get(medium, ()))
