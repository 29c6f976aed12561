"""What a caller's words do: intents a clause, and what is noticed beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from shoptalk.method.conduct.sentences import words_of
from shoptalk.method.rehearsal.clauses import Clause, clauses
from shoptalk.method.rehearsal.entities import Found, found_in, minutes_in, names_in
from shoptalk.method.rehearsal.intents import QUESTIONS
from shoptalk.method.rehearsal.plain_words import (
    COMMON,
    SMALL_WORDS,
    are_names,
    has_a_topic,
    has_no_answer,
    names_itself,
    ruled_out,
    said_plainly,
)
from shoptalk.method.rehearsal.reader import intents_of

LONG_WORDS = 130  # said at once; half a minute and more without a stop is a speech
_LETTERS = re.compile(r"[^\W\d_]")
_AGREEING = frozenset({"accept", "offer_time"})


class Part(NamedTuple):
    """A clause and what it does."""

    clause: Clause
    intents: frozenset[str]


@dataclass(frozen=True)
class Heard:
    """One turn as the partner hears it."""

    parts: tuple[Part, ...] = ()
    found: Found = field(default_factory=Found)
    noticed: frozenset[str] = frozenset()

    @property
    def intents(self) -> frozenset[str]:
        return frozenset(name for part in self.parts for name in part.intents)

    @property
    def all(self) -> frozenset[str]:
        return self.intents | self.noticed

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions about the work, in the order they were asked."""
        asked = [name for part in self.parts for name in sorted(part.intents) if name in QUESTIONS]
        return tuple(dict.fromkeys(asked))


def hear(words: str, facts: Mapping[str, str] | None = None, asked: str = "") -> Heard:
    """`facts` help to know the names; `asked` is what the other side has just asked for."""
    facts = facts or {}
    words = words.replace("’", "'")
    if not _LETTERS.search(words) and not re.search(r"\d", words):
        return Heard(noticed=frozenset({"silence", "anything"}))
    parts = tuple(Part(one.clause, _with_names(one.clause.text, one.intents, facts)) for one in read(words))
    if ends := ruled_out(words):
        parts = _without_a_day(parts, ends)
    found = found_in(_not_refused(parts) or ".")
    heard = Heard(parts, found, _noticed(words, found, facts))
    return _in_context(heard, words, asked)


def read(words: str) -> tuple[Part, ...]:
    """The clauses of a turn and what each does, read beside the clauses around it."""
    said = clauses(words)
    texts = ["", *(clause.text for clause in said), ""]
    return tuple(
        Part(clause, intents_of(clause.text, before, after))
        for clause, before, after in zip(said, texts, texts[2:], strict=False)
    )


def _without_a_day(parts: tuple[Part, ...], ends: list[int]) -> tuple[Part, ...]:
    """A day that is ruled out is refused. As long as no other is named, nothing was agreed to."""
    parts = tuple(
        Part(clause, intents - _AGREEING | {"refuse"})
        if any(clause.start < end <= clause.end for end in ends)
        else Part(clause, intents)
        for clause, intents in parts
    )
    if found_in(_not_refused(parts) or ".").day:
        return parts
    return tuple(Part(clause, intents - _AGREEING) for clause, intents in parts)


def _not_refused(parts: tuple[Part, ...]) -> str:
    """What was said, without the clauses that say which day does not suit."""
    return ". ".join(part.clause.text for part in parts if "refuse" not in part.intents or "offer_time" in part.intents)


def _with_names(text: str, intents: frozenset[str], facts: Mapping[str, str]) -> frozenset[str]:
    found = set(intents)
    if facts.get("connector") and names_in(text, facts["connector"]):
        found.add("tie")
    seeker = facts.get("seeker", "")
    if seeker and names_in(text, seeker):
        found |= set() if "ask_for" in found else {"name"}
    elif seeker and "tie" in found:
        found.discard("name")  # whoever is named there is the one in between
    if "ask_talk" in found and has_a_topic(text):
        found.add("purpose")  # whoever asks for a talk about something has said what it is about
    plain = said_plainly(text)
    found |= plain
    if (name := names_itself(text)) and not names_in(name, facts.get("contact", "")):
        found.add("name")
    if "bye" not in plain and are_names(text):
        found.discard("bye")  # a word that nobody knows is no farewell
    if has_no_answer(text):
        found.discard("not_job")  # "I don't know" says nothing of a job
    return frozenset(found)


def _noticed(words: str, found: Found, facts: Mapping[str, str]) -> frozenset[str]:
    noticed = {"anything"}
    noticed |= {name for name in ("minutes", "day", "time") if getattr(found, name)}
    for who in ("contact", "connector"):
        if facts.get(who) and names_in(words[:6_000], facts[who]):
            noticed.add(who)
    said = words_of(words)
    if len(said) > LONG_WORDS:
        noticed.add("long")
    if is_foreign(said):
        noticed.add("foreign")
    return frozenset(noticed)


def is_foreign(said: list[str]) -> bool:
    """Hardly a common English word among four and more, or letters of another script."""
    letters = [letter for word in said[:60] for letter in word if letter.isalpha()]
    if letters and sum(ord(letter) > 0x24F for letter in letters) > len(letters) / 2:
        return True
    known = sum(word.lower() in COMMON for word in said[:60])
    return len(said) >= 5 and known / min(len(said), 60) < 0.12 and any(ord(letter) > 0x7F for letter in letters)


# Answered in any words: how many of them are enough.
ANSWERS_IN_WORDS = {"purpose": 2, "why_you": 3, "source": 1, "about_me": 1, "tie": 2}
OF_ANY_KIND = frozenset({"why_you", "source"})  # also one that says something else besides
NO_ANSWER = frozenset({"repeat", "hold", "bye", "refuse", "ask_job", "call_back", "offer_papers", "nervous", "sorry",
                       "greet", "offer_time", "thank", *QUESTIONS})  # fmt: skip
_GUESSED = frozenset({"accept", "listen"})  # of words that do nothing else
NAME_WORDS, MINUTES_WORDS = 4, 4


def _in_context(heard: Heard, words: str, asked: str) -> Heard:
    """Somebody who was asked something and answers with what fits nothing else has answered it."""
    told = heard.all
    if not asked or asked in told or told & {"foreign", "insult", "long"}:
        return heard
    said = words_of(words)
    if asked == "minutes":
        is_number = any(word.isdigit() for word in said) and len(said) <= MINUTES_WORDS
        return replace(heard, noticed=heard.noticed | {"minutes"}) if is_number else heard
    answering = next((number for number, part in enumerate(heard.parts) if _answers(part, asked, words, said)), None)
    if answering is None:
        return heard
    parts = [
        Part(part.clause, part.intents - _guessed(part) | {asked}) if number == answering else part
        for number, part in enumerate(heard.parts)
    ]
    return replace(heard, parts=tuple(parts))


def _guessed(part: Part) -> frozenset[str]:
    """What an answer was taken for that does not stand in its words."""
    return _GUESSED if "bye" in said_plainly(part.clause.text) else _GUESSED | {"bye"}


def _answers(part: Part, asked: str, words: str, said: list[str]) -> bool:
    if asked == "name":
        plain = not part.intents - {"greet", "listen"}
        as_names = are_names(words) or words.strip()[:1].isupper()
        return plain and len(said) <= NAME_WORDS and as_names and not has_no_answer(words)
    if asked not in ANSWERS_IN_WORDS or part.clause.text.endswith("?") or has_no_answer(words):
        return False
    if asked in OF_ANY_KIND and minutes_in(part.clause.text):
        return False
    own = words_of(part.clause.text)
    has_substance = any(word.lower() not in SMALL_WORDS for word in own)
    fits = not part.intents - _GUESSED or (asked in OF_ANY_KIND and not part.intents & NO_ANSWER)
    return fits and has_substance and len(own) >= ANSWERS_IN_WORDS[asked]
