"""Facts about an occupation beyond pay: interests, work values, preparation, outlook. They exist when the official
downloads were brought in; without them there are none, and the page shows no row for them."""

from __future__ import annotations

from dataclasses import dataclass

from shoptalk.occupations.fact_words import profile_lines


@dataclass(frozen=True, slots=True)
class Fact:
    """One row: its name, the fact in words, and who says so."""

    name: str
    words: str
    source: str = ""


def facts_of(code: str) -> tuple[Fact, ...]:
    """What is known of an occupation, in the order of the page; empty where nothing was brought in."""
    return tuple(Fact(line.label, line.text, line.source) for line in profile_lines(code)) if code else ()
