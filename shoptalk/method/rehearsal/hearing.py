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
from shoptalk.method.rehearsal.reader import intents_of
from shoptalk.method.rehearsal.word_kinds import kinds_of

LONG_WORDS = 130  # said at once; half a minute and more without a stop is a speech
_LETTERS = re.compile(r"[^\W\d_]")
_COMMON = frozenset([
    "a", "about", "am", "an", "and", "any", "are", "at", "be", "but", "by", "can", "could", "do", "does", "for",
    "from", "good", "great", "have", "hello", "hi", "how", "i", "if", "in", "is", "it", "just", "like", "me",
    "my", "name", "no", "not", "of", "okay", "on", "or", "please", "so", "sorry", "thank", "thanks", "that",
    "the", "there", "this", "time", "to", "was", "we", "well", "what", "when", "where", "who", "why", "will",
    "with", "would", "yes", "you", "your",
])  # fmt: skip


_TOPIC = re.compile(
    r"\babout (?!(?:it|this|that|you|me|a job|jobs?|work for|ten|fifteen|twenty|thirty|half|an hour|\d+)\b)\w"
    r"|\b(?:what|how) (?:\w+ ){1,4}(?:is|are|do|does|did|got|came)\b",
    re.IGNORECASE,
)


# Words that are plain whatever else the clause does: the look back may not say that they were never heard.
_PLAIN = {
    "thank": re.compile(r"\bthank(?:s| you)\b", re.IGNORECASE),
    "bye": re.compile(
        r"\b(?:good)?bye\b|\b(?:un)?till? then\W*$"
        r"|\b(?:have to|need to|must|gotta) (?:go|run|hang up)\b(?! (?:to|into|through|back|over|on|by)\b)",
        re.IGNORECASE,
    ),
    "purpose": re.compile(
        r"\b(?:want(?:ed)?|like|love|hoping|hoped|trying|call(?:ing|ed)?) (?:to )?(?:(?:just|only|maybe) )?"
        r"(?:ask|learn|hear|know|find out|talk|understand)\b(?: \w+){0,4}? "
        r"(?:about (?!(?:it|this|that|you|me|a job|jobs?|work for|openings?|positions?)\b)"
        r"|(?:what|how) (?!time\b|long\b)\w)",
        re.IGNORECASE,
    ),
}


_AGREEING = frozenset({"accept", "offer_time"})
_RULED_OUT = re.compile(
    r"\b(?:except|besides|(?<!why )not|any(?: ?(?:thing|time|day|other day))? but)(?: (?:on|for|this|next)){0,2} "
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b",
    re.IGNORECASE,
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
    if ruled_out := [match.end() for match in _RULED_OUT.finditer(words)]:
        parts = _without_a_day(parts, ruled_out)
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
    if seeker and names_in(text, seeker) and not found & {"ask_for"}:
        found.add("name")
    if "ask_talk" in found and _TOPIC.search(text):
        found.add("purpose")  # whoever asks for a talk about something has said what it is about
    found |= {name for name, words in _PLAIN.items() if words.search(text)}
    if (
        (said := _THIS_IS.search(text))
        and _could_be_a_name(said[1])
        and not names_in(said[1], facts.get("contact", ""))
    ):
        found.add("name")
    if "bye" in found and all(map(_could_be_a_name, words_of(text))) and not _PLAIN["bye"].search(text):
        found.discard("bye")  # a word that nobody knows is no farewell
    if has_no_answer(text):
        found.discard("not_job")  # "I don't know" says nothing of a job
    return frozenset(found)


_THIS_IS = re.compile(r"\b(?:my name is|my name's|this is) (\w+)\b(?!.*\?)", re.IGNORECASE)


def _could_be_a_name(word: str) -> bool:
    """Typed in a hurry, a name has no capital: a word that is none we know will do."""
    return (
        word.isalpha()
        and word.lower() not in _SMALL_WORDS | _NO_NAMES
        and (word[:1].isupper() or not kinds_of(word.lower()))
    )


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


# Answered in any words: how many of them are enough.
ANSWERS_IN_WORDS = {"purpose": 2, "why_you": 3, "source": 1, "about_me": 1, "tie": 2}
OF_ANY_KIND = frozenset({"why_you", "source"})  # also one that says something else besides
NO_ANSWER = frozenset({"repeat", "hold", "bye", "refuse", "ask_job", "call_back", "offer_papers", "nervous", "sorry",
                       "greet", "offer_time", *QUESTIONS})  # fmt: skip
_GUESSED = frozenset({"accept", "listen"})  # of words that do nothing else
_NO_NAMES = frozenset(
    [
        "awkward",
        "embarrassing",
        "weird",
        "scary",
        "crazy",
        "silly",
        "personal",
        "private",
        "urgent",
        "unusual",
        "real",
        "your",
        "her",
        "his",
        "our",
    ]
)
NAME_WORDS, MINUTES_WORDS = 4, 4
_NOT_KNOWN = re.compile(
    r"\b(?:(?:don'?t|do not|dunno|idk)\b.{0,12}\b(?:know|sure)|dunno|idk|no idea|not sure|never ?mind|does it matter"
    r"|rather not|don'?t want to (?:say|tell))\b|^idk\b",
    re.IGNORECASE,
)
_SMALL_WORDS = _COMMON | frozenset([
    "yeah", "yep", "nope", "ok", "sure", "right", "um", "uh", "uhm", "er", "hm", "hmm", "mm", "oh", "ah",
    "because", "maybe", "then", "really", "fine", "perfect", "as", "too",
])  # fmt: skip


def has_no_answer(words: str) -> bool:
    """They say themselves that they do not know, or would rather not tell."""
    return bool(_NOT_KNOWN.search(words))


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
    return _GUESSED if _PLAIN["bye"].search(part.clause.text) else _GUESSED | {"bye"}


def _answers(part: Part, asked: str, words: str, said: list[str]) -> bool:
    if asked == "name":
        plain = not part.intents - {"greet", "listen"}
        as_names = all(_could_be_a_name(word) for word in said) or words.strip()[:1].isupper()
        return plain and len(said) <= NAME_WORDS and as_names and not has_no_answer(words)
    if asked not in ANSWERS_IN_WORDS or part.clause.text.endswith("?") or has_no_answer(words):
        return False
    if asked in OF_ANY_KIND and minutes_in(part.clause.text):
        return False
    own = words_of(part.clause.text)
    has_substance = any(word.lower() not in _SMALL_WORDS for word in own)
    fits = not part.intents - _GUESSED or (asked in OF_ANY_KIND and not part.intents & NO_ANSWER)
    return fits and has_substance and len(own) >= ANSWERS_IN_WORDS[asked]
