"""The lines of the other side that hold no facts: a finite set, so that each can be rendered by a voice once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from shoptalk.method.rehearsal.lives import sayings as sayings_of_lives
from shoptalk.method.rehearsal.saying import SILENT
from shoptalk.method.rehearsal.scenarios import SLOT, Scenario


def finite_lines(scenario: Scenario) -> dict[str, str]:
    """Key, as in `Line.key`, and what is said."""
    return {
        f"{scenario.key}/{key}.{number}": saying
        for key, sayings in _sayings(scenario)
        for number, saying in enumerate(sayings)
        if saying != SILENT and not SLOT.search(saying)
    }


def _sayings(scenario: Scenario) -> Iterator[tuple[str, Sequence[str]]]:
    for key, place in scenario.places.items():
        yield f"{key}.say", place.say
        yield f"{key}.other", place.other
        yield f"{key}.gives_up", place.gives_up_say
        yield f"{key}.back", place.asks_back
        yield from ((f"{key}.ask.{want}", sayings) for want, sayings in place.ask.items())
        yield from ((rule.key, rule.say) for rule in place.when)
    for rule in (*scenario.first, *scenario.last):
        yield rule.key, rule.say
    for name, sayings in scenario.lines.items():
        yield f"lines.{name}", sayings
    if any(place.tells for place in scenario.places.values()):
        yield from sayings_of_lives()


def file_of(key: str) -> str:
    """The name of the file with this line: a key may hold anything a scenario's writer typed."""
    return f"{sha256(key.encode()).hexdigest()[:24]}.wav"


WOMEN = frozenset({"slt", "high"})  # of the voices that adapters offer


def voice_for(scenario: Scenario, voices: Sequence[str]) -> str:
    """One voice for each scenario, always the same, and of the kind that it asks for where it says so."""
    wish = set(scenario.voice.casefold().replace(",", " ").split())
    fitting = [
        voice
        for voice in voices
        if not (("female" in wish and voice not in WOMEN) or ("male" in wish and voice in WOMEN))
    ] or list(voices)
    return fitting[int(sha256(scenario.key.encode()).hexdigest(), 16) % len(fitting)] if fitting else ""
