"""What a phone sends after it was without a network: read strictly, part by part.

A part that cannot be kept is named with a sentence and stays on the phone; the rest is kept all the same.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from shoptalk.design.refusals import Refusal
from shoptalk.interviews.models import Interview, Note
from shoptalk.interviews.models.appointment import WORDS
from shoptalk.method.late_writing import HIGHEST, Writing, second_of
from shoptalk.method.talk import MOST_ADDED_MINUTES

MOST_BYTES = 1024 * 1024
MOST_PARTS = 500
LONGEST_NOTE = 4000
LAST_MOMENT_MS = 4_102_444_800_000  # the year 2100; a clock beyond it is broken
MARK = re.compile(r"[A-Za-z0-9-]{8,40}")
UNREADABLE = "What the phone sent could not be read. It is still on the phone; reload the page to send it again."


class NotAPart(ValueError):
    """The sentence says why this part cannot be kept."""


@dataclass(frozen=True, slots=True)
class SentNote:
    mark: str
    at_ms: int
    writing: Writing


@dataclass(frozen=True, slots=True)
class SentFact:
    version: int
    value: Any  # as the column holds it; a moment still as the phone's milliseconds


@dataclass(frozen=True, slots=True)
class Batch:
    """Everything of one sending."""

    sent_ms: int
    uid: str = ""
    contact: int | None = None
    since: str = ""
    notes: tuple[SentNote, ...] = ()
    facts: dict[str, SentFact] = field(default_factory=dict)
    asked: dict[int, int] = field(default_factory=dict)  # planned question -> the phone's milliseconds
    refused: dict[str, str] = field(default_factory=dict)  # mark or fact -> sentence


def read_batch(body: bytes) -> Batch:
    """The batch in a request's body. Raises Refusal when it is none at all."""
    try:
        said = json.loads(body)
        notes, facts, asked = said.get("notes", []), said.get("talk", {}), said.get("asked", {})
        if len(notes) + len(facts) + len(asked) > MOST_PARTS:
            raise Refusal(f"That is more than {MOST_PARTS} notes at once. They stay on the phone; send fewer together.")
        refused: dict[str, str] = {}
        return Batch(
            sent_ms=_number(said["sent_at"], 0, LAST_MOMENT_MS),
            uid=_text(said.get("uid", "")),
            contact=said["contact"] if type(said.get("contact")) is int else None,
            since=_text(said.get("since", "")),
            notes=tuple(_kept(refused, "mark", notes, _note)),
            facts=dict(_kept(refused, 0, facts.items(), _fact)),
            asked=dict(_kept(refused, 0, asked.items(), _asked)),
            refused=refused,
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Refusal(UNREADABLE) from error


def _kept(refused: dict[str, str], name: Any, parts: Any, read: Callable[[Any], Any]) -> list[Any]:
    found = []
    for part in parts:
        try:
            found.append(read(part))
        except NotAPart as sentence:
            refused[str(part[name])[:80]] = str(sentence)
        except (ValueError, TypeError, KeyError, AttributeError):
            label = part.get(name, "") if isinstance(part, dict) else part[name] if isinstance(part, tuple) else ""
            refused[str(label)[:80]] = "This one could not be read. It stays on the phone."
    return found


def _note(said: dict[str, Any]) -> SentNote:
    mark, text = said["mark"], _text(said.get("text", ""))
    if not MARK.fullmatch(mark):
        raise ValueError(mark)
    if said["kind"] not in Note.Kind.values:
        raise NotAPart(f"“{str(said['kind'])[:20]}” is not a kind of note. Update this page and send it again.")
    if len(text) > LONGEST_NOTE:
        raise NotAPart(
            f"A note holds {LONGEST_NOTE:,} characters; this one has {len(text):,}. Shorten it, or make two."
        )
    second, question = said.get("second"), said.get("question")
    writing = Writing(
        version=_number(said["version"], 1, HIGHEST),
        removed=said.get("removed") is True,
        text=text,
        kind=said["kind"],
        second=second_of(second if type(second) is int else None),
        question=question if type(question) is int and 0 < question <= HIGHEST else None,
    )
    return SentNote(mark, _number(said["at"], 0, LAST_MOMENT_MS), writing)


def _fact(item: tuple[str, dict[str, Any]]) -> tuple[str, SentFact]:
    name, said = item
    return name, SentFact(_number(said["version"], 1, HIGHEST), FACTS[name](said["value"]))


def _asked(item: tuple[str, int]) -> tuple[int, int]:
    return int(item[0][:18]), _number(item[1], 0, LAST_MOMENT_MS)


def _number(said: Any, low: int, high: int) -> int:
    if type(said) is not int or not low <= said <= high:
        raise ValueError(said)
    return said


def _text(said: Any) -> str:
    """Text that every database keeps: no NUL, no half characters."""
    if not isinstance(said, str):
        raise ValueError(said)
    return said.replace("\x00", "").encode("utf-8", "replace").decode()


def _moment(said: Any) -> int | None:
    return None if said is None else _number(said, 0, LAST_MOMENT_MS)


def _yes_or_no(said: Any) -> bool:
    if not isinstance(said, bool):
        raise ValueError(said)
    return said


def _recording(said: Any) -> str:
    if said not in Interview.Recording.values:
        raise ValueError(said)
    return said


def _words(said: Any) -> str:
    if len(text := _text(said)) > WORDS:
        raise NotAPart(f"The words about the opening fit into {WORDS} characters. Shorten them.")
    return text


# The facts of a talk that a phone may write, each with its reader.
FACTS: dict[str, Callable[[Any], Any]] = {
    "started_at": _moment,
    "ended_at": _moment,
    "extended_minutes": lambda said: _number(said, 0, MOST_ADDED_MINUTES),
    "notes_agreed": _yes_or_no,
    "recording": _recording,
    "opening_raised_at": _moment,
    "opening_words": _words,
}
MOMENTS = ("started_at", "ended_at", "opening_raised_at")
