"""The plain values that go into the conduct check and come out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Level = Literal["stop", "warn", "hint"]
Channel = Literal["email", "linkedin_note", "inmail", "introduction", "call", "voicemail"]
Kind = Literal["first", "nudge", "last_line", "thanks", "in_touch"]

CHANNELS: tuple[str, ...] = get_args(Channel)
KINDS: tuple[str, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing noticed in a message.

    ``rule`` is the code of rulebook "Message checks" (M1 ..) or, where that list has none, the rule itself (A27, A28).
    ``start`` and ``end`` are Python string offsets into the body or, with ``offset_in="subject"``, into the subject;
    both are equal where something is missing and there is nothing to mark.
    """

    rule: str
    level: Level
    start: int
    end: int
    why: str
    source: str
    mend: str = ""
    offset_in: str = "body"


@dataclass(frozen=True, slots=True)
class Message:
    """What would leave. ``subject`` is None when the caller has none to judge and "" when the field is empty."""

    text: str
    channel: str = "email"
    subject: str | None = None
    kind: str = "first"
    attachments: int = 0


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known around the message. Everything is optional; a rule whose facts are missing stays silent."""

    recipient_name: str = ""
    recipient_employer: str = ""
    seeker_name: str = ""
    other_names: frozenset[str] = frozenset()
    other_employers: frozenset[str] = frozenset()
    ties: tuple[str, ...] = ()
    linkedin_plan: str = "free"
    follow_ups_sent: int = 0
    final_state: str = ""
    booster_at_employer: str = ""
    earlier_texts: tuple[tuple[str, str], ...] = ()
    claims_confirmed: bool = False
    talked: bool = False  # thanks for a talk, not for an answer or a name: it can say what was learned (M16)
