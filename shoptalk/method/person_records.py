"""What a comparison of people works on: the record as the notebook holds it, and its parts folded once."""

from __future__ import annotations

import re
from typing import NamedTuple

from shoptalk.method.names import Name, parse
from shoptalk.method.nicknames import full_names

# Profile addresses that LinkedIn made by itself end in a dash and a code with a digit in it.
_MADE_BY_LINKEDIN = re.compile(r"-(?=[a-z]*\d)[a-z0-9]{5,12}$")


class Person(NamedTuple):
    """One record as the notebook holds it; empty strings and tuples for what is not known."""

    id: int
    given_name: str
    family_name: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    url: str
    organization: str
    position: str


class Suggestion(NamedTuple):
    """Two ids that may be one person; `score` orders suggestions and is never shown, `reasons` are."""

    a: int
    b: int
    score: float
    reasons: tuple[str, ...]


class Record:
    """A person with the parts that are compared folded once."""

    __slots__ = ("emails", "family", "given", "name", "organization", "person", "phones", "slug", "slug_chosen")

    def __init__(
        self, person: Person, slug: str, emails: frozenset[str], phones: frozenset[str], organization: str
    ) -> None:
        self.person = person
        self.name: Name = parse(person.given_name, person.family_name)
        self.given = _without_umlauts(self.name.given)
        self.family = _without_umlauts(self.name.family)
        self.slug = slug
        self.slug_chosen = not _MADE_BY_LINKEDIN.search(slug)
        self.emails = emails
        self.phones = phones
        self.organization = organization

    @property
    def root(self) -> str:
        """One full name that the given name may stand for, so that Bob and Robert sort beside each other."""
        return min(full_names(self.name.given))


def _without_umlauts(name: str) -> str:
    """Jürgen (folded "jurgen") and Juergen made equal; used for comparing only."""
    return name.replace("ae", "a").replace("oe", "o").replace("ue", "u") if "e" in name else name
