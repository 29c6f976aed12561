"""How work is named inside a sentence: "urban planning", but "working as a data analyst".

A field is written in the seeker's own words, and most people write a job title. A title is a person, and a letter
that asks "what data analyst is really like" sounds like a machine.
"""

from __future__ import annotations

import re

# Endings of words for people who do a job; a trade that ends like them ("theatre", "engineering") does not match.
_DOES_IT = re.compile(
    r"(?:[a-z]{2,}(?:er|or|ist|yst|ician|arian|wright|smith)|accountant|consultant|assistant|attendant|nurse|chef|pilot"
    r"|clerk|coach|head|lead|agent|judge|paralegal|guide|swe|sre)$"
)
_SOUNDS_LIKE_ONE = frozenset((
    "career", "center", "computer", "consumer", "cyber", "floor", "fiber", "labor", "leather", "letter", "outdoor",
    "paper", "power", "sector", "theater", "timber", "water", "weather",
))  # fmt: skip
_VOWEL_SOUND = re.compile(r"[aeio]|u(?![ns]i|se|t[io])|hour|honest", re.IGNORECASE)
_PRINTED_LARGE = re.compile(r"[A-Z][a-z'’]+(?:[-/][A-Za-z][a-z'’]+)*,?")
_SMALL = frozenset(("and", "or", "of", "in", "for", "the", "to", "with", "at", "on", "a", "an"))
_ALWAYS_LARGE = frozenset((
    "American", "African", "Arabic", "Asian", "Chinese", "English", "European", "French", "German", "Indian", "Italian",
    "Japanese", "Korean", "Latin", "Portuguese", "Russian", "Spanish", "Catholic", "Christian", "Jewish", "Muslim",
    "Montessori", "Adobe", "Amazon", "Android", "Apple", "Excel", "Google", "Java", "Linux", "Microsoft", "Oracle",
    "Python", "Salesforce", "Windows",
))  # fmt: skip
_SPELLED_OUT = re.compile(r"[A-Z]{2,}\b")  # read letter by letter: "an HR partner", "a UX designer"
_LETTERS_WITH_AN = frozenset("AEFHILMNORSX")


def in_a_sentence(name: str) -> str:
    """A name inside a sentence: "urban planning", but "GIS mapping"; a title as occupation lists print it, in words."""
    words = name.split(" ")
    if len(words) > 1 and all(_PRINTED_LARGE.fullmatch(word) or word in _SMALL for word in words):
        return " ".join(word if word.rstrip(",") in _ALWAYS_LARGE else word.lower() for word in words)
    return name[:1].lower() + name[1:] if name[1:2].islower() or name[1:2] == " " else name


def article(title: str) -> str:
    """`a` or `an`, by how the title is said."""
    if _SPELLED_OUT.match(title):
        return "an" if title[0] in _LETTERS_WITH_AN else "a"
    return "an" if _VOWEL_SOUND.match(title) else "a"


def names_a_person(name: str) -> bool:
    """Whether these words say who somebody is ("data analyst") rather than what is done ("urban planning")."""
    last = re.split(r"\s+(?:of|for|in|at)\s+|,", name.strip().casefold())[0].split()[-1:]
    return bool(last) and last[0] not in _SOUNDS_LIKE_ONE and bool(_DOES_IT.search(last[0]))


def names_people(name: str) -> bool:
    """The same of many, as occupation lists name them: "Urban and Regional Planners"."""
    return name.endswith("s") and not name.endswith("ss") and names_a_person(name[:-1])


def as_work(name: str) -> str:
    """A field for the place after "about" or before "is really like": "planning", or "working as a planner"."""
    said = in_a_sentence(name)
    if names_people(name):
        return f"the work of {said}"
    return f"working as {article(said)} {said}" if names_a_person(name) else said


def as_somebody(position: str) -> str:
    """A position for the place after "as": "a BI Developer", and "Head of Data" as it is written."""
    return f"{article(position)} {position}" if names_a_person(position) and " of " not in position else position
