"""The bank of questions, in our own words, and how its families stand to the two coverage meters (B11, B12).

A text may hold slots such as `{low}` or `{shared link}`. They are filled from facts only; what nobody knows stays as
it is written, so that a screen can show it as a gap.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("questions.tsv")
LENGTHS = (15, 20, 30)  # minutes that a talk is planned for (defaults of the engine)
OWN = "own-"  # how the key of a seeker's own question begins
STAGES = ("Open", "Body", "Close", "After", "Mentor", "Give back")
STAGE_WORDS = {
    "Open": "To open",
    "Body": "The talk itself",
    "Close": "Near the end",
    "After": "When you report back",
    "Mentor": "With a mentor",
    "Give back": "Passing it on",
}

TIARA = {"T": "Trends", "I": "Insights", "A": "Advice", "R": "Resources", "A2": "Assignments"}  # B11, in this order
# B12: the families of career centres.
CAREER_FAMILIES = (
    "path", "day", "skills", "environment", "positives and negatives", "entry and training", "outlook", "pay", "advice",
    "referrals",
)  # fmt: skip
# Each category of the bank: its TIARA letter and its career-centre family ("" where it belongs to none).
COVERS = {
    "Path (Insights)": ("I", "path"),
    "Daily work": ("I", "day"),
    "Skills": ("I", "skills"),
    "Showcase": ("A", "skills"),
    "Culture": ("I", "environment"),
    "Pay & benefits": ("", "pay"),
    "Trends": ("T", "outlook"),
    "Insights": ("I", "positives and negatives"),
    "Belief test": ("I", "positives and negatives"),
    "Advice": ("A", "advice"),
    "Entry & hiring": ("A", "entry and training"),
    "Resources": ("R", ""),
    "Assignments": ("A2", "advice"),
    "Career changer": ("A", "path"),
    "Student": ("A", "entry and training"),
    "Newcomer to country": ("A", "entry and training"),
    "Returner": ("A", "entry and training"),
    "Self-employed": ("I", "path"),
    "Public & non-profit": ("T", "environment"),
    "Health, shift & trades": ("I", "environment"),
    "To a hiring manager": ("I", "entry and training"),
    "To a peer or junior": ("I", "day"),
    "To a recruiter": ("A", "entry and training"),
    "To a former insider": ("I", "positives and negatives"),
    "Referral": ("", "referrals"),
}
SLOT = re.compile(r"\{([A-Za-z][A-Za-z0-9 \-]{0,50})\}")


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `key` names it for good: "Q68" of the bank, or "own-…" of the seeker's own."""

    key: str
    stage: str
    family: str
    text: str
    minutes: tuple[int, ...] = LENGTHS
    sensitive: bool = False
    follow_up: str = ""

    @property
    def tiara(self) -> str:
        return COVERS.get(self.family, ("", ""))[0]

    @property
    def career_family(self) -> str:
        return COVERS.get(self.family, ("", ""))[1]

    @property
    def is_own(self) -> bool:
        return self.key.startswith(OWN)

    def fits(self, minutes: int) -> bool:
        """Whether it is worth its time in a talk of that length."""
        return minutes in self.minutes


@cache
def bank() -> tuple[Question, ...]:
    """All questions of the bank, in its order; their keys count the lines."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple(
        Question(
            key=f"Q{number}",
            stage=row["stage"],
            family=row["category"],
            text=row["question"],
            minutes=lengths(row["minutes"]),
            sensitive=row["sensitive"] == "yes",
            follow_up=row["follow_up"],
        )
        for number, row in enumerate(rows, start=1)
    )


@cache
def by_key() -> Mapping[str, Question]:
    return {question.key: question for question in bank()}


def families() -> tuple[str, ...]:
    """Every category, each once, in the order of the bank."""
    return tuple(dict.fromkeys(question.family for question in bank()))


class Coverage(NamedTuple):
    """Which parts of both meters some questions touch, and which they do not, in the order of the rulebook."""

    covered: tuple[str, ...]
    missing: tuple[str, ...]
    tiara: str  # the letters that are touched: "TIA"


def coverage(found: Iterable[str]) -> Coverage:
    """B11 and B12 for questions of these categories."""
    touched = {COVERS.get(family, ("", "")) for family in found}
    circles = {circle for _, circle in touched}
    letters = {letter for letter, _ in touched}
    return Coverage(
        tuple(one for one in CAREER_FAMILIES if one in circles),
        tuple(one for one in CAREER_FAMILIES if one not in circles),
        "".join(letter[0] for letter in TIARA if letter in letters),
    )


def lengths(written: str) -> tuple[int, ...]:
    """ "15/20/30" as numbers; what is no such length is left out, and all of them when nothing is left."""
    found = tuple(length for length in LENGTHS if str(length) in written.split("/"))
    return found or LENGTHS


def with_own(own: Iterable[Question], left_out: Iterable[str] = ()) -> tuple[Question, ...]:
    """The bank with the seeker's wordings in the place of its own, then their own questions; without what they left
    out."""
    mine = {question.key: question for question in own}
    out = set(left_out)
    standing = [mine.pop(question.key, question) for question in bank()]
    return tuple(question for question in (*standing, *mine.values()) if question.key not in out)


def gaps(text: str) -> tuple[str, ...]:
    """The slots that still stand in a text, each once."""
    return tuple(dict.fromkeys(match[1] for match in SLOT.finditer(text)))


def fill(text: str, facts: Mapping[str, str]) -> str:
    """The text with the facts that are known in its slots; the other slots stay as they stand."""
    return SLOT.sub(lambda slot: " ".join(facts.get(slot[1], "").split()) or slot[0], text)


def filled(question: Question, facts: Mapping[str, str]) -> Question:
    return replace(question, text=fill(question.text, facts), follow_up=fill(question.follow_up, facts))


def pieces(text: str) -> tuple[tuple[str, bool], ...]:
    """The text cut at its gaps: (words, is it a gap?). Put together it says the same, without the braces."""
    found: list[tuple[str, bool]] = []
    end = 0
    for slot in SLOT.finditer(text):
        found += [(text[end : slot.start()], False), (slot[1], True)]
        end = slot.end()
    found.append((text[end:], False))
    return tuple(piece for piece in found if piece[0])
