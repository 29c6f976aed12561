"""The thirty seconds about oneself: what I do, one result, what I want to learn (B18, B19)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shoptalk.method.conduct.findings import Finding, Message, Situation
from shoptalk.method.conduct.job_ask import findings as job_asks
from shoptalk.method.conduct.reading import Reading
from shoptalk.method.conduct.sentences import words_of
from shoptalk.method.conduct.spoken import WORDS_PER_SECOND

MOST_WORDS = 75  # B18
PARTS = ("what_i_do", "one_result", "what_i_want_to_learn")
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand"
    r"|dozen|half|third|quarter|doubled?|tripled?|halved|twice|once|first)\b",
    re.IGNORECASE,
)
_SELLING = re.compile(
    r"\b(?:passionate|expert|guru|rock ?star|world[- ]class|best[- ]in|proven track record|results[- ]driven|dynamic"
    r"|perfect (?:fit|candidate)|hire)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """The thirty seconds as they would be said aloud."""

    text: str
    words: int
    seconds: int
    findings: tuple[Finding, ...]

    @property
    def too_many(self) -> int:
        return max(0, self.words - MOST_WORDS)


def say_aloud(what_i_do: str, one_result: str, what_i_want_to_learn: str) -> Said:
    """The parts as one text, counted and looked over. Findings ask; only the number of words is a limit."""
    text = " ".join(_sentence(part) for part in (what_i_do, one_result, what_i_want_to_learn) if part.strip())
    words = len(words_of(text))
    found = [one for one in job_asks(Reading(Message(text)), Situation()) if one.level == "warn"] if text else []
    findings = [
        Finding(
            "B24", "warn", one.start, one.end, "Could they hear a request for a job in this?", "B24",
            "Say what you want to learn; if there is work to be had, they will say so.",
        )
        for one in found[:1]
    ]  # fmt: skip
    if selling := _SELLING.search(text):
        why = "Does this word sell? A plain fact is remembered longer."
        findings.append(
            Finding("B19", "hint", selling.start(), selling.end(), why, "B19", "Say what happened instead.")
        )
    if one_result.strip() and not _NUMBER.search(one_result):
        why = "Is there a number in your result? One is easier to picture than “many”."
        findings.append(Finding("B18", "hint", 0, 0, why, "B18", "How many people, how long, how much more or less?"))
    return Said(text, words, round(words / WORDS_PER_SECOND), tuple(findings))


def _sentence(part: str) -> str:
    text = " ".join(part.split())
    text = text[:1].upper() + text[1:]
    return text if text[-1] in ".?!…" else f"{text}."


def as_result(one_result: str) -> str:
    """A result for the place after "I once": without its "I", and without the full stop; "" when it does not fit."""
    match = re.match(r"I (?:have |once |also )*([a-z].*)", " ".join(one_result.split()).rstrip(". "))
    return match[1] if match and len(match[1]) <= 160 else ""
