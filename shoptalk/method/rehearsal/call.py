"""What a practice call is made of: lines, replies, and the state that lets it go on later."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from shoptalk.method.rehearsal.scenarios import Scenario


@dataclass(frozen=True, slots=True)
class Line:
    """What is said. `key` names a line of the finite set, so that its sound can be kept; "" when facts are in it."""

    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    lines: tuple[Line, ...]
    is_over: bool = False
    outcome: str = ""
    pause_ms: int = 0

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True)
class State:
    """All a partner remembers. It grows with what is known, never with the length of the call."""

    scenario: Scenario
    facts: Mapping[str, str]
    seed: int
    place: str
    known: frozenset[str] = frozenset()
    used: Mapping[str, int] = field(default_factory=dict)
    slots: Mapping[str, str] = field(default_factory=dict)
    turns: int = 0
    stuck: int = 0
    silences: int = 0
    told: int = 0
    asked: str = ""
    topic: str = ""
    just_heard: str = ""
    just_said: tuple[tuple[str, str], ...] = ()  # the lines of the last reply, with their keys, to say them again
    surprise: str = ""
    outcome: str = ""

    @property
    def is_over(self) -> bool:
        return bool(self.outcome)

    def as_json(self) -> dict[str, Any]:
        plain = {one.name: getattr(self, one.name) for one in fields(self) if one.name != "scenario"}
        plain |= {"known": sorted(self.known), "used": dict(self.used), "slots": dict(self.slots)}
        plain["just_said"] = [list(line) for line in self.just_said]
        return {"scenario": self.scenario.key, **plain, "facts": dict(self.facts)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any], scenario: Scenario) -> State:
        """Back from `as_json`. A scenario that was rewritten in the meantime goes on at its start."""
        names = {one.name for one in fields(cls)} - {"scenario"}
        kept = {key: value for key, value in data.items() if key in names}
        if kept.get("place") not in scenario.places:
            kept["place"] = scenario.start
        kept["known"] = frozenset(kept.get("known", ()))
        kept["just_said"] = tuple((text, key) for text, key in kept.get("just_said", ()))
        return cls(scenario=scenario, **kept)


def chance(seed: int, what: str) -> random.Random:
    """The dice of a call: the same for the same seed and the same purpose, on every machine."""
    return random.Random(f"{seed}:{what}")  # noqa: S311 - wordings are drawn here, not secrets
