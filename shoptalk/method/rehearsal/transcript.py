"""A finished call, heard once: what each clause of yours does, and what they said before and after it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from shoptalk.method.conduct.sentences import split, words_of
from shoptalk.method.rehearsal.entities import MINUTES, TIME, days_in, names_in
from shoptalk.method.rehearsal.hearing import Heard, Part, hear
from shoptalk.method.rehearsal.points import Quote, Turn
from shoptalk.method.rehearsal.scenarios import Scenario

# What a surprise sounds like, whoever plays it; the scenario says which answers handle it.
SURPRISES = {
    "papers": (r"\br[eé]sum[eé]\b|\bcv\b", {"not_job", "ask_talk", "purpose", "refuse"}),
    "not_hiring": (
        r"\bnot hiring\b|\bno (?:positions|openings)\b|\bhiring freeze\b",
        {"not_job", "purpose", "ask_talk"},
    ),
    "about_a_job": (r"\bis (?:this|it) about a job\b|\blooking for work\b", {"not_job", "purpose", "tie"}),
    "why_me": (
        r"\bwhy me\b|\bmade you (?:pick|call|choose|think of) me\b|\bchoose me\b|\bcould have been anybody\b",
        {"why_you"},
    ),
    "your_number": (
        r"\bget my number\b|\b(?:find|get) this number\b|\bgave you the number\b|\bmy direct line\b|\bnumber from\b",
        {"source", "tie"},
    ),
    "silence": (r"^\W*…\W*$", {"silence", "ask_talk", "minutes", "offer_time", "good_moment", "purpose"}),
    "wrong_person": (
        r"\bwrong person\b|\bthat is not me\b|\bwant somebody else\b|\bused to be another desk\b",
        {"other_person", "ask_for", "leave_message", "call_back", "by_mail"},
    ),
    "not_there": (
        r"\bmeetings over there\b|\bin (?:a|the) meeting until\b|\bin there until\b|\bdoor is closed\b|\bvacation\b|\bnobody is back\b"
        r"|\bwon't work just now\b",
        {"call_back", "leave_message", "by_mail", "offer_time", "other_person", "number"},
    ),
    "busy": (
        r"\bwhat exactly do you want\b|\bseconds left\b|\bwhat is the question\b",
        {"ask_talk", "call_back", "offer_time", "minutes", "by_mail"},
    ),
    "less_time": (
        r"\bfive, perhaps\b|\bgive you five minutes\b|\bfive minutes early\b|\bquarter of an hour, not\b",
        {"accept", "understand", "minutes", "thank", "offer_time", "time_check"},
    ),
    "yes": (
        r"\bhave time right now\b|\bnow is fine\b|\bdo it this minute\b",
        {"offer_time", "thank", "accept", "call_back", "ask_path", "ask_day", "day", "ask_talk"},
    ),
    "conditions": (
        r"\bbut ten minutes\b|\bten minutes by the clock\b|\bquestions (?:first|beforehand)\b"
        r"|\bdon't talk about pay\b|\bleave money\b",
        {"accept", "understand", "thank", "by_mail", "offer_time", "minutes", "purpose"},
    ),
    "story": (r"\bwrong desk until\b|\bdrying on the stairs\b", {"ask_talk", "minutes", "offer_time", "purpose"}),
}
_SURPRISES = {kind: re.compile(pattern, re.IGNORECASE) for kind, (pattern, _) in SURPRISES.items()}
REACH = 2  # your turns after a surprise that may handle it


@dataclass(frozen=True)
class Place:
    """A clause of yours in the transcript."""

    turn: int
    part: Part

    @property
    def quote(self) -> Quote:
        return Quote(self.turn, self.part.clause.start, self.part.clause.end)


@dataclass(frozen=True)
class Transcript:
    scenario: Scenario
    turns: Sequence[Turn]
    facts: Mapping[str, str]

    @property
    def is_through_somebody(self) -> bool:
        """Somebody else picks up: the front desk, the wrong person."""
        return self.scenario.kind == "call" and bool(self.scenario.speaks)

    @cached_property
    def yours(self) -> tuple[int, ...]:
        """The turns in which you said something."""
        return tuple(
            number for number, turn in enumerate(self.turns) if turn.who == "you" and any(map(str.isalnum, turn.text))
        )

    @cached_property
    def heard(self) -> dict[int, Heard]:
        return {
            number: hear(turn.text, self.facts, self._asked(number))
            for number, turn in enumerate(self.turns)
            if turn.who == "you"
        }

    def _asked(self, number: int) -> str:
        """What they had just asked for, as the other side knew it; the last thing they said counts."""
        before = self.turns[number - 1].text if number and self.turns[number - 1].who == "they" else ""
        found = [(before.rfind(saying), want) for saying, want in self._questions if saying in before]
        return max(found)[1] if found else ""

    @cached_property
    def _questions(self) -> tuple[tuple[str, str], ...]:
        places = self.scenario.places.values()
        asked = [(saying, want) for place in places for want, sayings in place.ask.items() for saying in sayings]
        opened = [(saying, place.wants[0]) for place in places if len(place.wants) == 1 for saying in place.say]
        return tuple(asked + [(saying, want) for saying, want in opened if "?" in saying])

    def handled_by(self, kind: str) -> frozenset[str]:
        """What answers a surprise of this kind: as its scenario says, else what commonly does."""
        said = (place.handled_by for place in self.scenario.places.values() if place.surprise == kind)
        return frozenset().union(*said) or frozenset(SURPRISES[kind][1])

    @cached_property
    def clauses(self) -> tuple[Place, ...]:
        return tuple(Place(number, part) for number in self.yours for part in self.heard[number].parts)

    def first(self, *intents: str, among: Sequence[int] | None = None) -> Place | None:
        """The first clause of yours that does one of these."""
        return next(
            (
                place
                for place in self.clauses
                if place.part.intents & set(intents) and (among is None or place.turn in among)
            ),
            None,
        )

    @cached_property
    def opening(self) -> tuple[Place, ...]:
        """The clauses of your first two sentences, the greeting and asking for somebody not counted."""
        if not self.yours:
            return ()
        turn = self.yours[0]
        sentences = [one for one in split(self.turns[turn].text) if len(words_of(one.text)) > 2]
        end = sentences[min(1, len(sentences) - 1)].end if sentences else len(self.turns[turn].text)
        return tuple(place for place in self.clauses if place.turn == turn and place.part.clause.start < end)

    def named_tie(self, places: Sequence[Place]) -> Place | None:
        """Where you said who sent you; a true "somebody in between" has a name or words that stand for it."""
        connector = self.facts.get("connector", "")
        for place in places:
            if "tie" in place.part.intents or (connector and names_in(place.part.clause.text, connector)):
                return place
        return None

    @cached_property
    def minutes(self) -> Quote | None:
        """Where you said for how long."""
        for number in self.yours:
            if found := MINUTES.search(self.turns[number].text):
                return Quote(number, found.start(), found.end())
        return None

    @cached_property
    def surprise(self) -> tuple[int, str] | None:
        """The turn of the first surprise, and its kind."""
        for number, turn in enumerate(self.turns):
            if turn.who != "they":
                continue
            for kind, pattern in _SURPRISES.items():
                if pattern.search(turn.text) and self._may_surprise(kind):
                    return number, kind
        return None

    def _may_surprise(self, kind: str) -> bool:
        own = {place.surprise for place in self.scenario.places.values() if place.surprise}
        return kind in own

    def answers_to(self, number: int) -> tuple[int, ...]:
        """Your turns that follow a turn of theirs, the silent ones among them."""
        following = [n for n, turn in enumerate(self.turns) if n > number and turn.who == "you"]
        return tuple(following[:REACH])

    @cached_property
    def proposals(self) -> tuple[int, ...]:
        """Turns, of either side, in which a day was named."""
        return tuple(number for number, turn in enumerate(self.turns) if any(days_in(turn.text)))

    def has_time(self, number: int) -> bool:
        return bool(TIME.search(self.turns[number].text)) or bool(
            re.search(r"\b(?:nine|ten|four|five)\b", self.turns[number].text)
        )

    def whole(self, number: int) -> Quote:
        return Quote(number, 0, len(self.turns[number].text))

    def words(self, number: int) -> int:
        return len(words_of(self.turns[number].text))
