"""What the meeting page shows, and what a phone is told: one talk, its questions, its notes, the prompts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import NoReverseMatch, reverse

from shoptalk.contacts.models import Contact
from shoptalk.design.offline import cache_name
from shoptalk.interviews.models import Interview, Note, PlannedQuestion
from shoptalk.interviews.phone_batch import FACTS
from shoptalk.method.talk import (
    CLOSING,
    OPENING,
    OPENING_AFTERWARDS,
    PROMPTS,
    QUIET_LINE,
    WHO_ELSE,
    Line,
    Prompt,
    promised_end,
    prompt_at,
)  # fmt: skip
from shoptalk.workspaces.access import Seat

REFERRAL = "Referral"  # the family of "who else?" in the question bank
LEADS_ON_TO = ("debrief", "interview", "person")  # the first of these pages that the house has


@dataclass(frozen=True, slots=True)
class Key:
    """One large key: a tap keeps the moment, words can come later."""

    kind: str
    words: str
    icon: str
    big: bool = False


KEYS = (
    Key("quote", "Quote", "quote", big=True),
    Key("suggestion", "Suggestion", "suggestion", big=True),
    Key("referral", "A name", "referral", big=True),
    Key("fact", "Fact", "book"),
    Key("impression", "Impression", "eye"),
    Key("surprise", "Surprise", "insight"),
    Key("promise", "Promise", "flag"),
)
KEY_OF = {key.kind: key for key in KEYS}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the talk as the page shows it. `pk` is 0 for a closing question that was not planned."""

    pk: int
    text: str
    follow_up: str
    why: str


@dataclass(frozen=True, slots=True)
class Caught:
    """One note in the list, with its place in the talk in words."""

    note: Note
    key: Key
    when: str


@dataclass(frozen=True, slots=True)
class Meeting:
    interview: Interview
    lines: tuple[Asked, ...]
    planned: bool
    at: int
    who_else: Line
    caught: tuple[Caught, ...]
    end: datetime
    now: datetime
    facts: dict[str, Any]

    @property
    def state(self) -> str:
        """Before, during or after the talk."""
        if self.interview.started_at is None:
            return "before"
        return "during" if self.interview.ended_at is None else "after"

    @property
    def line(self) -> Asked:
        return self.lines[self.at]

    @property
    def place(self) -> str:
        """Beyond the last question is "who else?", which is not counted."""
        return f"{self.at + 1} of {len(self.lines)}"

    @property
    def talked(self) -> int:
        """Seconds since the start."""
        started, ended = self.interview.started_at, self.interview.ended_at or self.now
        return max(int((ended - started).total_seconds()), 0) if started else 0

    @property
    def clock(self) -> str:
        return in_minutes(self.talked)

    @property
    def minutes(self) -> int:
        return self.interview.minutes + self.interview.extended_minutes

    @property
    def prompt(self) -> Prompt | None:
        return prompt_at((self.end - self.now).total_seconds()) if self.state == "during" else None


def meeting_of(seat: Seat, now: datetime, interview: Interview, at: int = 0) -> Meeting:
    """Gathers the page. Two queries beside the talk itself."""
    planned = list(PlannedQuestion.objects.visible_to(seat).filter(interview=interview))
    lines = tuple(Asked(one.pk, one.text, one.follow_up, one.why) for one in planned) or tuple(
        Asked(0, line.text, line.follow_up, line.why) for line in CLOSING
    )
    notes = list(Note.objects.filter(workspace=seat.workspace, interview=interview))
    caught = [Caught(one, KEY_OF[one.kind], when_of(seat, one)) for one in reversed(notes) if one.deleted_at is None]
    who_else = next((one for one in planned if one.family == REFERRAL), None)
    return Meeting(
        interview=interview,
        lines=lines,
        planned=bool(planned),
        at=min(max(at, 0), len(lines) - 1),
        who_else=Line(who_else.text, WHO_ELSE.follow_up, WHO_ELSE.why) if who_else else WHO_ELSE,
        caught=tuple(caught),
        end=promised_end(interview.started_at or now, interview.minutes, interview.extended_minutes),
        now=now,
        facts=_facts(seat, now, interview, planned, lines, notes),
    )


def _facts(
    seat: Seat, now: datetime, interview: Interview, planned: list[PlannedQuestion], lines: tuple[Asked, ...], notes
) -> dict[str, Any]:
    """What the page's script works with, also when there is no network any more."""
    contact = interview.contact
    return {
        "uid": interview.uid,
        "contact": contact.pk,
        "since": since_of(contact),
        "name": contact.name,
        "called": contact.called,
        "minutes": interview.minutes,
        "zone": str(seat.zone),
        "notes_at": reverse("notes", args=[interview.pk]),
        "page": reverse("meeting", args=[interview.pk]),
        "after": after_talk(interview),
        "cache": cache_name(),
        "quiet": QUIET_LINE,
        "prompts": [{"left": prompt.seconds_left, "words": prompt.words} for prompt in PROMPTS],
        "questions": [
            {"id": line.pk, "text": line.text, "follow_up": line.follow_up, "why": line.why} for line in lines
        ],
        "kinds": {key.kind: key.words for key in KEYS},
        "told": told(now, interview, notes, planned),
    }


def told(now: datetime, interview: Interview | None, notes: list[Note], planned: list[PlannedQuestion]) -> dict:
    """How things stand in the notebook, in the terms of a phone."""
    talk: dict[str, Any] = {}
    if interview is not None:
        talk = {
            name: {"version": interview.talk_versions.get(name, 0), "value": _plain(getattr(interview, name))}
            for name in FACTS
        }
    return {
        "now": _plain(now),
        "talk": talk,
        "asked": {one.pk: _plain(one.asked_at) for one in planned if one.asked_at},
        "notes": [
            {
                "mark": note.mark, "version": note.version, "removed": note.deleted_at is not None, "kind": note.kind,
                "text": note.text, "second": note.second, "at": _plain(note.taken_at), "question": note.question_id,
            }
            for note in notes
        ],
    }  # fmt: skip


def since_of(contact: Contact) -> str:
    """Tells this person from another who was given the same number after a copy was put back."""
    return f"{contact.created_at.timestamp():.6f}"


def _plain(value: Any) -> Any:
    return int(value.timestamp() * 1000) if isinstance(value, datetime) else value


def in_minutes(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"


def when_of(seat: Seat, note: Note) -> str:
    """8:42 into the talk, or the time of day."""
    return in_minutes(note.second) if note.second is not None else f"{note.taken_at.astimezone(seat.zone):%H:%M}"


def after_talk(interview: Interview) -> str:
    """Where the way leads when the talk is over."""
    for name in LEADS_ON_TO:
        try:
            return reverse(name, args=[interview.contact_id if name == "person" else interview.pk])
        except NoReverseMatch:
            continue
    return reverse("interviews")


__all__ = ["KEYS", "OPENING", "OPENING_AFTERWARDS", "Meeting", "meeting_of", "told"]
