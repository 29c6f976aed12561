"""Putting one reply together: wordings are drawn, slots filled, and what is to be remembered goes into the state."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from shoptalk.method.rehearsal.call import Line, Reply, State, chance
from shoptalk.method.rehearsal.hearing import Heard
from shoptalk.method.rehearsal.intents import OF_THE_MOMENT
from shoptalk.method.rehearsal.scenarios import SLOT, Place

SILENT = "…"  # nothing is said, and nothing before it either
KEPT_FOR_LATER = frozenset({"insult"})  # known from the next turn on
NAMED = {"day": "heard_day", "other_day": "heard_day", "time": "heard_time", "other_time": "heard_time"}
SHORTEST_PAUSE, LONGEST_PAUSE = 400, 1_200  # milliseconds before somebody answers


class Saying:
    """The reply as it grows; `state` is what came before it."""

    def __init__(self, state: State, heard: Heard, words: str = "") -> None:
        self.state, self.heard, self.words = state, heard, words
        self.lines: list[Line] = []
        self.used = dict(state.used)
        self.known = set(state.known) | (heard.all - OF_THE_MOMENT)
        self.asked, self.topic, self.told = "", state.topic, state.told
        self.outcome = ""
        self.again: tuple[tuple[str, str], ...] = ()  # what was only said once more
        self.hops = 0
        self.place: Place = state.scenario.places[state.place]
        self.slots = dict(state.slots)

    def say(self, key: str, sayings: Sequence[str], but: Container[str] = ()) -> bool:
        """One of the sayings, the next that was not used, and none of `but`; whether it asks something."""
        order = [number for number, saying in enumerate(sayings) if saying not in but]
        if not order:
            return False
        times = self.used.get(key, 0)
        chance(self.state.seed, key).shuffle(order)
        number = order[times % len(order)]
        self.used[key] = times + 1
        saying = sayings[number]
        if saying == SILENT:
            self.lines.clear()
        text = saying
        if SLOT.search(saying):
            text = _as_sentences(
                SLOT.sub(lambda slot: self.slots.get(slot[1]) or self.state.facts.get(slot[1], ""), saying)
            )
        is_finite = saying != SILENT and not SLOT.search(saying)
        self.lines.append(Line(text, f"{self.state.scenario.key}/{key}.{number}" if is_finite else ""))
        self._remember_named(saying)
        return "?" in saying

    def _remember_named(self, saying: str) -> None:
        """The day and time that were named last are those one agrees to."""
        for slot in SLOT.findall(saying):
            if slot in NAMED:
                self.slots[NAMED[slot]] = self.slots[slot]

    def say_of(self, name: str) -> bool:
        return self.say(f"lines.{name}", self.state.scenario.lines[name])

    def done(self) -> tuple[State, Reply]:
        self.known |= self.heard.all & KEPT_FOR_LATER
        state = replace(
            self.state, place=self.place.key, known=frozenset(self.known), used=self.used, slots=self.slots,
            asked=self.asked, topic=self.topic, told=self.told, outcome=self.outcome,
            just_said=self.again or tuple((line.text, line.key) for line in self.lines),
        )  # fmt: skip
        return state, Reply(tuple(self.lines), bool(self.outcome), self.outcome, self._pause())

    def _pause(self) -> int:
        if self.place.pause:
            return int(self.place.pause * 1000)
        return chance(self.state.seed, str(self.state.turns)).randint(SHORTEST_PAUSE, LONGEST_PAUSE)


def _as_sentences(text: str) -> str:
    """A capital letter where a sentence begins with what was filled in: "Tomorrow at ten, then."."""
    return re.sub(r"(?:^|(?<=[.!?] ))[a-z]", lambda letter: letter.group().upper(), text)
