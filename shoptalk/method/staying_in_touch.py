"""Staying in touch: how often, with whom, and about what (rulebook C11-C13).

Every three to four months by warmth, at most three times a year uninvited, and each time with something in it: a line
that only checks in is no occasion.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

CLOSE, WARM, ARCHIVE = TIERS = ("close", "warm", "archive")  # C13: one need not keep everybody
RHYTHM = {CLOSE: timedelta(days=90), WARM: timedelta(days=120)}  # C11: every 3 to 4 months
MOST_A_YEAR = 3  # C11, uninvited
YEAR = timedelta(days=365)


class Occasion(NamedTuple):
    """A reason to write that carries content (C12): what it is called, and the letter's middle with its slot."""

    key: str
    title: str
    asks: str  # what the seeker types
    line: str
    gap: str


OCCASIONS = (
    Occasion("progress", "Progress on their advice", "What you did, and what came of it",
             "I took your advice further since then. {words}", "what you did, and what came of it"),
    Occasion("decision", "A decision of yours", "What you decided, and their part in it",
             "I have come to a decision, and you have a part in it. {words}", "what you decided, and their part in it"),
    Occasion("article", "An article on their topic", "What it says, and where it is",
             "I read something that made me think of you. {words}", "what it says, and where they find it"),
    Occasion("their_news", "An award or a move of theirs", "What you saw",
             "Your news reached me, and I was glad for you. {words}", "what you saw"),
    Occasion("introduction", "Somebody they should know", "Who it is, and why it may help them",
             "I met somebody whom you may like to know. {words}", "who it is, and why it may help them"),
    Occasion("season", "Wishes of the season", "A sentence that is only for them",
             "With the year coming to its end I thought of our talk. {words}", "a sentence that is only for them"),
)  # fmt: skip
BY_KEY = {occasion.key: occasion for occasion in OCCASIONS}
SEASON_MONTHS = (12, 1)


class Note(NamedTuple):
    """A letter to stay in touch; `missing` names its open slots."""

    subject: str
    text: str
    missing: tuple[str, ...]


def in_touch(occasion: str, called: str, seeker_name: str, words: str = "") -> Note:
    """The letter for one occasion (C12). Without the seeker's words a slot stands in it, and stops it."""
    about = BY_KEY[occasion]
    said = " ".join(words.replace("[", "(").replace("]", ")").split())
    said = said if not said or said[-1] in ".?!…" else f"{said}."
    middle = about.line.format(words=said or f"[{about.gap}].")
    text = (
        f"Hi {called},\n\n{middle}\n\nOur talk still helps me, and I wanted you to hear of this. No answer is "
        f"needed.\n\nBest wishes,\n{seeker_name}"
    )
    return Note(SUBJECTS[occasion], text, () if said else (about.gap,))


SUBJECTS = {
    "progress": "What came of your advice",
    "decision": "A decision, and your part in it",
    "article": "Something for you to read",
    "their_news": "Your news",
    "introduction": "Somebody you may like to know",
    "season": "Good wishes",
}


def tier_of(said: str, tie: str) -> str:
    """The tier: as the seeker said, else by the warmth of the tie."""
    return said or (CLOSE if tie == CLOSE else WARM)


def next_on(tier: str, last_on: date, uninvited_on: Iterable[date]) -> date | None:
    """The day on which a line is due: by the rhythm of the tier, and never a fourth within a year. None: archived."""
    if tier not in RHYTHM:
        return None
    due = last_on + RHYTHM[tier]
    latest = sorted(uninvited_on)[-MOST_A_YEAR:]
    return max(due, latest[0] + YEAR) if len(latest) == MOST_A_YEAR else due


def occasions_now(today: date, *, progress: bool, their_news: bool) -> Sequence[Occasion]:
    """The occasions in the order worth offering: what is known to be there first, the season's wishes last (C12)."""
    there = {"progress"} if progress else set()
    there |= {"their_news"} if their_news else set()
    fitting = [one for one in OCCASIONS if one.key != "season" or today.month in SEASON_MONTHS]
    return sorted(fitting, key=lambda one: (one.key == "season", one.key not in there))
