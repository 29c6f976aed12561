"""M11: the greeting names somebody else, or the text speaks of somebody else's employer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shoptalk.method.conduct.findings import Finding, Situation
from shoptalk.method.conduct.reading import Reading
from shoptalk.method.names import fold
from shoptalk.method.nicknames import kinship

SOURCE = "A21; a letter is written to one person"
_TITLES_LISTED = """
dr doctor mr mrs ms miss mx prof professor sir dame rev reverend father sister captain cpt lt sgt judge hon herr
frau monsieur madame senor senora sr sra mister jr phd md esq and und
"""
TITLES = frozenset(_TITLES_LISTED.split())
_NOBODY_IN_PARTICULAR_LISTED = """
there all everyone everybody team hiring manager sir madam friend friends folks both again colleague colleagues
neighbour neighbor recruiter department office members group ladies gentlemen reader whom it to you from board
committee alumni alum fellow stranger world mate
"""
NOBODY_IN_PARTICULAR = frozenset(_NOBODY_IN_PARTICULAR_LISTED.split())
SHORT_FORM_LETTERS = 3  # "Chris" for "Christopher": a shared beginning of this many letters is the same person


def parts_of(name: str) -> list[str]:
    """Given names, family names and titles of ``name``, folded: "Núñez-O’Brien" gives ["nunez", "obrien"]."""
    return [part for part in fold(name).split() if not part.isdigit()]


def findings(reading: Reading, situation: Situation) -> Iterator[Finding]:
    if situation.recipient_name:
        yield from _greeting(reading, situation)
    if situation.recipient_employer and situation.other_employers:
        yield from _employer(reading, situation)


def _greeting(reading: Reading, situation: Situation) -> Iterator[Finding]:
    start, end = reading.greeting_span
    greeted = [part for part in parts_of(reading.text[start:end]) if part not in TITLES]
    expected = [part for part in parts_of(situation.recipient_name) if part not in TITLES]
    if not greeted or not expected or NOBODY_IN_PARTICULAR.intersection(greeted) or not _comparable(greeted, expected):
        return
    if any(same_name(one, other) for one in greeted for other in expected):
        return
    said = reading.text[start:end]
    known = next((name for name in situation.other_names if set(parts_of(name)) & set(greeted)), "")
    why = f"This goes to {situation.recipient_name}, and the greeting says {said[:40]}" + (
        f", as for {known}." if known else "."
    )
    yield Finding("M11", "stop", start, end, why, SOURCE, situation.recipient_name.split()[0])


def _comparable(greeted: list[str], expected: list[str]) -> bool:
    """A name in another script may well be the same name; nobody is stopped over that."""
    return all(part.isascii() for part in greeted) == all(part.isascii() for part in expected)


def same_name(one: str, other: str) -> bool:
    """Whether two folded names may be one person's: equal, an initial, a shared beginning or a known short form."""
    if one == other or (min(len(one), len(other)) == 1 and one[0] == other[0]):
        return True
    if min(len(one), len(other)) >= SHORT_FORM_LETTERS and (one.startswith(other) or other.startswith(one)):
        return True
    return bool(kinship(one, other))


def _employer(reading: Reading, situation: Situation) -> Iterator[Finding]:
    own = fold(situation.recipient_employer)
    for employer in sorted(situation.other_employers):
        if len(employer) < SHORT_FORM_LETTERS or fold(employer) in own or own in fold(employer):
            continue
        pattern = rf"\byour\b[^.?!\n]{{0,60}}?\b(?:at|with|for|in)\s+({re.escape(employer)})\b"
        for match in re.finditer(pattern, reading.text, re.IGNORECASE):
            name = situation.recipient_name or "This person"
            why = f"{name} is with {situation.recipient_employer}, and the text says {employer}."
            yield Finding("M11", "warn", match.start(1), match.end(1), why, SOURCE, situation.recipient_employer)
