"""Scenarios: practice calls written as data. The format is told in docs/coaching/writing-scenarios.md."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

KINDS = {
    "call": "a call",
    "voicemail": "a voicemail",
    "talk": "the whole talk",
    "opening": "the first two minutes of a talk",
    "closing": "the closing of a talk",
}
POINTS = (
    "name_tie", "purpose_minutes", "good_moment", "no_job", "turn_length", "talk_share", "surprise", "closed", "thanks",
    "reason", "number_twice", "thirty_seconds", "end_time", "about_me", "first_question", "went_deeper", "who_else",
    "report_back", "pace", "fillers",
)  # fmt: skip
OUTCOMES = {
    "agreed": "You have a day and a time.",
    "call_back": "You may call again, and you know when.",
    "passed_on": "You were passed on to the right person.",
    "message_left": "Your message is left.",
    "by_mail": "They asked you to write.",
    "papers": "It ended at the résumé.",
    "declined": "They said no, kindly.",
    "wrong_person": "It was the wrong person.",
    "hung_up": "Nobody spoke for a while, and they hung up.",
    "cut_short": "They had to go.",
    "left": "You ended the call.",
    "finished": "The talk came to its end.",
}


def how_it_ended(outcome: str, kind: str) -> str:
    """In a sentence; "" for none. What practises the beginning of a talk ends where the talk begins."""
    if kind == "opening" and outcome == "finished":
        return "The talk has begun."
    return OUTCOMES.get(outcome, "")


FACTS = ("contact", "called", "organization", "position", "tie", "connector", "field", "seeker", "minutes", "assistant")
DRAWN = ("day", "time", "other_day", "other_time", "heard_day", "heard_time")  # slots the partner fills
SLOT = re.compile(r"\{([a-z_]+)\}")


class BadScenario(ValueError):
    """Says in sentences what is wrong with a scenario, where, and what to do."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True, slots=True)
class Rule:
    """When the caller does one of `hears`, the partner says one of `say`, and goes on or ends."""

    key: str
    hears: tuple[frozenset[str], ...]  # any of these; each is a set that must be heard together
    say: tuple[str, ...] = ()
    knows: frozenset[str] = frozenset()
    lacks: frozenset[str] = frozenset()
    go: str = ""
    end: str = ""

    @property
    def moves(self) -> bool:
        return bool(self.go or self.end)


@dataclass(frozen=True, slots=True)
class Place:
    """One point of the call: what is said on coming here, what must be heard to go on, what is answered."""

    key: str
    say: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()
    ask: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    then: str = ""
    when: tuple[Rule, ...] = ()
    other: tuple[str, ...] = ()
    gives_up: str = "cut_short"
    gives_up_say: tuple[str, ...] = ()
    surprise: str = ""
    handled_by: frozenset[str] = frozenset()
    tells: int = 0  # how many questions about the work are answered here, from a life, before it goes on
    asks_back: tuple[str, ...] = ()
    pause: float = 0.0

    def hears(self, name: str) -> bool:
        """Whether a rule of this place answers it."""
        return any(name in needed for rule in self.when for needed in rule.hears)


@dataclass(frozen=True)
class Scenario:
    """A practice call. `facts` is the made-up person who is called when no contact is at hand."""

    key: str
    title: str
    who: str
    situation: str
    kind: str
    opening_lines: tuple[str, ...]
    places: Mapping[str, Place]
    start: str
    task: str = ""
    speaks: str = ""  # who is heard, where it is not the person who was rung: "Front desk"
    level: int = 1
    minutes: int = 3
    patience: int = 3
    longest: int = 18
    silences: int = 3
    facts: Mapping[str, str] = field(default_factory=dict)
    surprises: tuple[str, ...] = ()
    after_surprise: str = ""
    first: tuple[Rule, ...] = ()  # answered before anything a place has to say
    last: tuple[Rule, ...] = ()  # answered when the place has nothing to say
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # for silence, repetition, not understanding
    voice: str = "neutral"
    looks_at: tuple[str, ...] = ()  # the points of the look back; those of its kind when it names none


def read_scenario(text: str, name: str = "") -> Scenario:
    """The scenario written in `text`; BadScenario says in sentences what is to be mended."""
    from shoptalk.method.rehearsal.scenarios.reading import read

    return read(text, name)


@cache
def _shipped() -> dict[str, Scenario]:
    folder = files(__package__)
    found = {}
    for path in sorted(folder.iterdir(), key=lambda one: one.name):
        if path.name.endswith(".toml") and path.name != "common.toml":
            scenario = read_scenario(path.read_text(encoding="utf-8"), path.name)
            found[scenario.key] = scenario
    return dict(sorted(found.items(), key=lambda one: (list(KINDS).index(one[1].kind), one[1].level, one[0])))


def __getattr__(name: str) -> dict[str, Scenario]:
    """SCENARIOS is read when it is first asked for, so that importing costs nothing."""
    if name == "SCENARIOS":
        return _shipped()
    raise AttributeError(name)


SCENARIOS: dict[str, Scenario]
