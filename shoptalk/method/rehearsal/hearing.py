"""What a caller's words do: intents a clause, and what is noticed beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from shoptalk.method.conduct.sentences import words_of
from shoptalk.method.rehearsal.clauses import Clause, clauses
from shoptalk.method.rehearsal.entities import Found, found_in, names_in
from shoptalk.method.rehearsal.intents import QUESTIONS
from shoptalk.method.rehearsal.reader import intents_of

LONG_WORDS = 130  # said at once; half a minute and more without a stop is a speech
_LETTERS = re.compile(r"[^\W\d_]")
_COMMON = frozenset(
    [
        "a",
        "about",
        "am",
        "an",
        "and",
        "any",
        "are",
        "at",
        "be",
        "but",
        "by",
        "can",
        "could",
        "do",
        "does",
        "for",
        "from",
        "good",
        "great",
        "have",
        "hello",
        "hi",
        "how",
        "i",
        "if",
        "in",
        "is",
        "it",
        "just",
        "like",
        "me",
        "my",
        "name",
        "no",
        "not",
        "of",
        "okay",
        "on",
        "or",
        "please",
        "so",
        "sorry",
        "thank",
        "thanks",
        "that",
        "the",
        "there",
        "this",
        "time",
        "to",
        "was",
        "we",
        "well",
        "what",
        "when",
        "where",
        "who",
        "why",
        "will",
        "with",
        "would",
        "yes",
        "you",
        "your",
    ]
)


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


def _not_refused(parts: tuple[Part, ...]) -> str:
    """What was said, without the clauses that say which day does not suit."""
    return ". ".join(part.clause.text for part in parts if "refuse" not in part.intents or "offer_time" in part.intents)


def _with_names(text: str, intents: frozenset[str], facts: Mapping[str, str]) -> frozenset[str]:
    found = set(intents)
    if facts.get("connector") and names_in(text, facts["connector"]):
        found.add("tie")
    seeker = facts.get("seeker", "")
    if seeker and names_in(text, seeker) and not found & {"ask_for"}:
        found.add("name")
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
    known = sum(word.lower() in _COMMON for word in said[:60])
    return len(said) >= 5 and known / min(len(said), 60) < 0.12 and any(ord(letter) > 0x7F for letter in letters)


ANSWERS_IN_WORDS = frozenset({"purpose", "why_you", "source", "about_me", "tie"})  # any sentence can be the answer
OF_ANY_KIND = frozenset({"why_you", "source"})  # also one that says something else besides
NO_ANSWER = frozenset({"repeat", "hold", "bye", "refuse", "ask_job", "call_back", "offer_papers", "nervous"})
NAME_WORDS, SENTENCE_WORDS = 4, 4


def _in_context(heard: Heard, words: str, asked: str) -> Heard:
    """Somebody who was asked something and answers with what fits nothing else has answered it."""
    told = heard.all
    if not asked or asked in told or "foreign" in told or "insult" in told or "long" in told:
        return heard
    said = words_of(words)
    plain = not heard.intents - {"accept", "greet", "listen", "sorry", "thank"}
    is_answer = (
        (
            asked in ANSWERS_IN_WORDS
            and (plain or (asked in OF_ANY_KIND and not heard.intents & NO_ANSWER))
            and len(said) >= SENTENCE_WORDS
            and "?" not in words
        )
        or (
            asked == "name"
            and plain
            and len(said) <= NAME_WORDS
            and words.strip()[:1].isupper()
            and not told & {"accept"}
        )
        or (asked == "minutes" and any(word.isdigit() for word in said) and len(said) <= SENTENCE_WORDS)
    )
    if not is_answer or not heard.parts:
        return heard
    first = heard.parts[0]
    parts = (Part(first.clause, first.intents | {asked}), *heard.parts[1:])
    if asked == "minutes":
        return Heard(heard.parts, heard.found, heard.noticed | {"minutes"})
    return Heard(parts, heard.found, heard.noticed)
