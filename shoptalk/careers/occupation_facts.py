"""Facts about an occupation beyond pay: interests, work values, job zone, outlook. They exist when the full occupation
data were brought in; this asks `occupations.facts` for what it offers and shows what it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from shoptalk.occupations import facts

# What to ask for, by the name of the function, and what the row is called.
ASKED = (
    ("interests", "Interests"),
    ("work_values", "Work values"),
    ("job_zone", "Preparation"),
    ("outlook", "Outlook"),
)
MOST_PARTS = 3


@dataclass(frozen=True, slots=True)
class Fact:
    """One row: its name, and its parts in words with the source."""

    name: str
    words: str
    source: str = ""


def facts_of(code: str) -> tuple[Fact, ...]:
    """What is known of an occupation, in the order of the page; empty where nothing was brought in."""
    if not code:
        return ()
    found = []
    for function, name in ASKED:
        ask: Callable[[str], Any] | None = getattr(facts, function, None)
        if ask is not None and (answer := ask(code)) and (words := _in_words(answer)):
            found.append(Fact(name, words, str(getattr(answer, "source", "") or "")))
    return tuple(found)


def _in_words(answer: Any) -> str:
    """An answer that has words of its own says them; a list is said part by part."""
    if isinstance(answer, str):
        return answer
    if words := getattr(answer, "in_words", "") or getattr(answer, "words", ""):
        return str(words() if callable(words) else words)
    if isinstance(answer, Iterable):
        return ", ".join(str(getattr(part, "name", part)) for part in list(answer)[:MOST_PARTS])
    return str(getattr(answer, "title", "") or getattr(answer, "name", ""))
