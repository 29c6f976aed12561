"""Facts about an occupation beyond pay: interests, work values, preparation, outlook. They exist when the official
downloads were brought in; without them there are none, and the page shows no row for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

LINES = "shoptalk.occupations.fact_words"  # says what the downloads tell, line by line


@dataclass(frozen=True, slots=True)
class Fact:
    """One row: its name, the fact in words, and who says so."""

    name: str
    words: str
    source: str = ""


def facts_of(code: str) -> tuple[Fact, ...]:
    """What is known of an occupation, in the order of the page; empty where nothing was brought in."""
    if not code:
        return ()
    return tuple(Fact(line.label, line.text, line.source) for line in _lines()(code))


def _lines() -> Callable[[str], Any]:
    if find_spec(LINES) is None:
        return lambda code: ()
    return import_module(LINES).profile_lines
