"""The other side of a practice call: it opens, listens, answers and ends the call, the same way for the same seed."""

from __future__ import annotations

from collections.abc import Mapping

from shoptalk.method.rehearsal.answering import Answering
from shoptalk.method.rehearsal.call import Line, Reply, State, chance
from shoptalk.method.rehearsal.entities import names_in
from shoptalk.method.rehearsal.hearing import Heard, hear
from shoptalk.method.rehearsal.scenarios import FACTS, Scenario

__all__ = ["Line", "Reply", "State", "answer", "begin"]

FACT_CHARACTERS = 120
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
TIMES = ("nine", "ten", "half past two", "four")
MADE_UP = {
    "contact": "Walt Brennan", "organization": "the county", "position": "planner", "connector": "Dana Whitfield",
    "field": "this work", "seeker": "", "minutes": "20", "assistant": "Joan", "tie": "",
}  # fmt: skip


NEEDED = ("field", "minutes", "assistant")


def begin(scenario: Scenario, facts: Mapping[str, str], seed: int) -> tuple[State, Reply]:
    """The call is answered. Facts that are missing are made up."""
    given = {key: " ".join(str(facts.get(key, "")).split())[:FACT_CHARACTERS] for key in FACTS}
    # Of somebody real nothing is made up that could be wrong: only what a sentence cannot do without.
    made_up = {key: MADE_UP[key] for key in NEEDED} if given["contact"] else {**MADE_UP, **scenario.facts}
    known = {key: value or made_up.get(key, "") for key, value in given.items()}
    known["called"] = known["called"] or known["contact"].split()[0]
    dice = chance(seed, "drawn")
    day, other_day = dice.sample(DAYS, 2)
    time, other_time = dice.sample(TIMES, 2)
    slots = {"day": day, "time": time, "other_day": other_day, "other_time": other_time}
    surprise = dice.choice(scenario.surprises) if scenario.surprises else ""
    state = State(scenario, known, seed, scenario.start, slots=slots, surprise=surprise)
    answering = Answering(state, Heard())
    opening = scenario.places[scenario.start].say
    strange = {line for line in opening if _names_another(line, scenario, known)}
    answering.say(f"{scenario.start}.say", opening, but=strange if len(strange) < len(opening) else ())
    return answering.done()


def _names_another(line: str, scenario: Scenario, known: Mapping[str, str]) -> bool:
    """Somebody real does not pick up with the name or the office of the made-up person."""
    if known["contact"] == scenario.facts.get("contact", ""):
        return False
    return any(names_in(line, scenario.facts.get(name, "")) for name in ("contact", "organization"))


def answer(state: State, words: str) -> tuple[State, Reply]:
    """What the other side says to these words. A call that is over says nothing more."""
    if state.is_over:
        return state, Reply((), True, state.outcome)
    heard = hear(words, state.facts, state.asked)
    return Answering(state, heard, words).answered()
