"""How two names belong together: equal, swapped, short form, initial, slip of the finger, changed family name."""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from shoptalk.method.names import Name, fold
from shoptalk.method.nicknames import KNOWN_GIVEN, kinship
from shoptalk.method.person_records import Record

# Shorter names have too many neighbours: Tim and Tom are two people.
_SHORTEST_FOR_TYPO = 5
_CONSONANTS = frozenset("bcdfghjklmnpqrstvwxz")


class NameTie(NamedTuple):
    kind: str  # same, swapped, nickname, initial, typo, renamed
    words: str


def name_tie(a: Record, b: Record) -> NameTie | None:
    one, other = a.name, b.name
    if not (one.given or one.family) or not (other.given or other.family):
        return NameTie("initial", "one of the two has no name yet")
    if a.family == b.family:
        if a.given == b.given:
            return None if _middles_differ(one, other) else NameTie("same", "same name")
        if not one.given or not other.given:
            return NameTie("initial", "one of the two has no first name yet")
        return None if _middles_differ(one, other) else _given_tie(one, other)
    if a.given == b.family and a.family == b.given:
        return NameTie("swapped", "same name with first and last name swapped")
    if a.given == b.given and a.given:
        return _family_tie(a, b)
    return None


def _given_tie(one: Name, other: Name) -> NameTie | None:
    """Same family name, different first names: kin, initial, second name used, or a slip of the finger."""
    if kin := kinship(one.given, other.given):
        return NameTie("nickname", kin.format(one.given.capitalize(), other.given.capitalize()))
    short, long = sorted((one.given, other.given), key=len)
    if len(short) == 1 or (len(short) == 2 and _CONSONANTS.issuperset(short)):
        spelled_out = other if short == one.given else one
        letters = spelled_out.given[0] + "".join(word[0] for word in spelled_out.middle)
        fits = short in (letters[: len(short)], letters[0]) or (len(short) == 2 and letters == short[0])
        return NameTie("initial", f"{short.upper()} may stand for {long.capitalize()}") if fits else None
    if short in one.middle or short in other.middle or long in one.middle or long in other.middle:
        return NameTie("initial", "one goes by the second first name")
    joined = {"".join((one.given, *one.middle)), "".join((other.given, *other.middle))}
    if len(joined) == 1:
        return NameTie("same", "same name, written apart once")
    if one.given in KNOWN_GIVEN and other.given in KNOWN_GIVEN:
        return None  # Marina and Maria are two names, not one with a slip
    return _typo(one.given, other.given)


def _family_tie(a: Record, b: Record) -> NameTie | None:
    """Same first name, different family names: spelling, a double name, or a name that changed."""
    one, other = a.name, b.name
    if not one.family or not other.family:
        return None
    if _middles_differ(one, other):
        return None
    if " " in one.family or " " in other.family or one.middle or other.middle:
        if one.family.replace(" ", "") == other.family.replace(" ", ""):
            return NameTie("same", "same name")
        ones, others = set(one.family.split()), set(other.family.split())
        if ones < others or others < ones or ones & set(other.middle) or others & set(one.middle):
            return NameTie("typo", "one family name holds the other")
    if slip := _typo(one.family, other.family):
        return slip
    if (a.emails or b.emails) and _mailbox_names(a, b):
        return NameTie("typo", "the e-mail address still carries the other family name")
    return NameTie("renamed", "same first name; the family name may have changed")


def _typo(one: str, other: str) -> NameTie | None:
    if min(len(one), len(other)) < _SHORTEST_FOR_TYPO:
        return None
    distance = DamerauLevenshtein.distance(one, other, score_cutoff=1)
    return NameTie("typo", "names differ by one letter") if distance == 1 else None


def _middles_differ(one: Name, other: Name) -> bool:
    """John A. Smith and John B. Smith are two people; John Albert and John A. are not."""
    if not one.middle or not other.middle:
        return False
    first, second = one.middle[0], other.middle[0]
    return not (first.startswith(second) or second.startswith(first))


def generations_differ(one: Name, other: Name, agreed: str) -> bool:
    """Father and son: Jr. beside Sr., or beside no mark at all, which is how fathers write themselves."""
    if one.generation == other.generation or agreed == "profile":
        return False
    return agreed != "email" or bool(one.generation and other.generation)


def _mailbox_names(a: Record, b: Record) -> bool:
    """Whether one's mailbox carries the other's whole name: dana.whitfield@… now written Dana Cole."""

    def carries(record: Record, name: Name) -> bool:
        return any({name.given, name.family} <= set(fold(email.partition("@")[0]).split()) for email in record.emails)

    return carries(a, b.name) or carries(b, a.name)
