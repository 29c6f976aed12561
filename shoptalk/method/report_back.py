"""Telling people what came of what they gave: each suggestion and each name, also when it came to nothing (C6, C7).

One letter for one giver says all that they have not heard yet, and asks for nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from shoptalk.method.day_words import spoken
from shoptalk.method.thank_you import within

REPORT_AFTER = timedelta(days=45)  # C6: 45 days after the talk even if undone
SUGGESTION_DAYS = 30  # C6: act and report within 14 to 30 days
LONGEST_WORDS = 40  # of one outcome; a letter is read in half a minute

# What came of a suggestion: done, could not, decided against (C7); "open" while it is still ahead.
_TOLD = {
    "done": ("You suggested: “{what}”. I did. {words}", "how it went, in a sentence"),
    "could_not": ("You suggested: “{what}”. I could not. {words}", "what stood in the way"),
    "decided_against": (
        "You suggested: “{what}”. I thought about it and decided against it. {words}", "why, in a sentence",
    ),
    "open": ("You suggested: “{what}”. It is still ahead of me, and not forgotten.", ""),
}  # fmt: skip
# What came of a name. What that person said stays with them (C20).
_MET = {
    "talked": "You pointed me to {name}. The talk took place, and I am glad that you named them.",
    "agreed": "You pointed me to {name}. We have a time, and I will tell you how it goes.",
    "asked": "You pointed me to {name}. I have written, and wait for word.",
    "closed": "You pointed me to {name}. It did not come about, and the thought was a good one all the same.",
    "ahead": "You pointed me to {name}. I have not written yet, and will.",
}
NEWS = ("talked", "closed")  # what is worth a letter by itself


class Outcome(NamedTuple):
    """One suggestion: its words, what came of it, and how the seeker says so."""

    what: str
    how: str  # done, could_not, decided_against, open
    words: str = ""


class Named(NamedTuple):
    """One person whom they named, and where that stands."""

    name: str
    stands: str  # talked, agreed, asked, closed, ahead


@dataclass(frozen=True, slots=True)
class Report:
    """All that one giver has not heard yet."""

    giver: str
    seeker_name: str
    talked_on: date | None = None
    outcomes: tuple[Outcome, ...] = ()
    named: tuple[Named, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.outcomes or self.named)


class Told(NamedTuple):
    """The letter; `missing` names the slots that still stand in it."""

    subject: str
    text: str
    missing: tuple[str, ...]


def report_back(report: Report) -> Told:
    """The letter for one giver."""
    parts, missing = [], []
    for outcome in report.outcomes:
        part, gap = line_of(outcome)
        parts.append(part)
        missing += [gap] if gap else []
    parts += [_MET[one.stands].format(name=" ".join(one.name.split())) for one in report.named]
    when = f"On {spoken(report.talked_on)} you" if report.talked_on else "You"
    opening = f"{when} helped me on, and I would like you to know what came of it."
    closing = "Thank you again. No answer is needed."
    text = "\n\n".join(
        [f"Hi {report.giver},", opening, *parts, closing, f"Best wishes,\n{report.seeker_name}"],
    )
    return Told("What came of your advice", text, tuple(dict.fromkeys(missing)))


def line_of(outcome: Outcome) -> tuple[str, str]:
    """The sentence for one suggestion, and the slot that stands in it, if one does."""
    wording, gap = _TOLD[outcome.how]
    said = " ".join(outcome.words.replace("[", "(").replace("]", ")").split())
    if said:
        said = within(said[:1].upper() + said[1:], LONGEST_WORDS)
        said = said if said[-1:] in "?!…" else f"{said}."
    elif gap:
        said = f"[{gap}]."
    what = within(outcome.what.replace("[", "(").replace("]", ")").strip(' “”"'), LONGEST_WORDS)
    return wording.format(what=what, words=said).strip(), "" if outcome.words.strip() or not gap else gap


def with_line(body: str, line: str) -> str:
    """A letter that the seeker changed, with one more line before its last thanks; their own words stay as they are."""
    if line in body:
        return body
    paragraphs = body.rstrip().split("\n\n")
    at = max(1, len(paragraphs) - 2) if len(paragraphs) > 2 else len(paragraphs)
    return "\n\n".join([*paragraphs[:at], line, *paragraphs[at:]])


def due_on(given_on: date, told_on: date | None) -> date:
    """The day on which a giver hears of what is still undone: 45 days after it was given, or after the last word."""
    return max(given_on, told_on or given_on) + REPORT_AFTER
