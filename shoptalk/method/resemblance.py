"""How closely two records resemble each other, and the words for it. The judging half of `duplicates`."""

from __future__ import annotations

import re
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.fuzz import token_set_ratio

from shoptalk.method.names import Name, fold, parse, words
from shoptalk.method.nicknames import COMMON_FAMILY, KNOWN_GIVEN, full_names, kinship

# Below this a suggestion costs the seeker more attention than it saves (chosen on tests/method/pairs.tsv).
THRESHOLD = 0.6
_SIMILAR_POSITION = 80
_SIMILAR_EMPLOYER = 90
_SHORTEST_FOR_TYPO = 5
# Profile addresses that LinkedIn made by itself end in a dash and a code with a digit in it.
_GIVEN_BY_LINKEDIN = re.compile(r"-(?=[a-z0-9]*\d)[a-z0-9]{5,12}$")
_LINK_WORDS = words("of the and for de du des la le der die das und von y")
_CONSONANTS = frozenset("bcdfghjklmnpqrstvwxz")
_FREE_MAIL = words("""
    gmail.com googlemail.com yahoo.com outlook.com hotmail.com live.com icloud.com me.com aol.com gmx.de gmx.net web.de
    proton.me protonmail.com
""")


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

    __slots__ = ("emails", "family", "given", "name", "organization", "person", "phones", "slug")

    def __init__(
        self, person: Person, slug: str, emails: frozenset[str], phones: frozenset[str], organization: str
    ) -> None:
        self.person = person
        self.name: Name = parse(person.given_name, person.family_name)
        self.given = _without_umlauts(self.name.given)
        self.family = _without_umlauts(self.name.family)
        self.slug = slug
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


class _NameTie(NamedTuple):
    kind: str  # same, swapped, nickname, initial, typo, renamed
    words: str


# How sure each way of resembling makes us, by what else agrees. Absent: not enough.
_CERTAINTY: dict[str, dict[str, float]] = {
    "profile": {"same": 0.99, "swapped": 0.98, "nickname": 0.98, "initial": 0.97, "typo": 0.97, "renamed": 0.95},
    "email": {"same": 0.98, "swapped": 0.96, "nickname": 0.96, "initial": 0.93, "typo": 0.94, "renamed": 0.88},
    "phone": {"same": 0.94, "swapped": 0.90, "nickname": 0.90, "initial": 0.84, "typo": 0.86, "renamed": 0.68},
    "employer and work": {"same": 0.95, "swapped": 0.86, "nickname": 0.88, "initial": 0.80, "typo": 0.82},
    "employer": {"same": 0.88, "swapped": 0.78, "nickname": 0.80, "initial": 0.64, "typo": 0.66},
    "like employer": {"same": 0.74, "nickname": 0.62},
    "work": {"same": 0.62},
    "nothing against": {"same": 0.63, "nickname": 0.61},
}


def compare(a: Record, b: Record) -> Suggestion | None:
    """The suggestion for a pair, or None when it is not worth a question."""
    tie = _name_tie(a, b)
    if tie is None:
        return None
    if a.emails and not a.emails.isdisjoint(b.emails):
        agreed = "email"
    elif a.slug and a.slug == b.slug:
        agreed = "profile"
    elif a.phones and not a.phones.isdisjoint(b.phones):
        agreed = "phone"
    else:
        agreed = ""
    if _generations_differ(a.name, b.name, agreed):
        return None
    if agreed == "phone" and tie.kind == "renamed" and a.organization == b.organization:
        return None  # two Marias at one switchboard
    if not agreed:
        if _speaks_against(a, b):
            return None
        agreed = _circumstances(a, b, tie)
    score = _CERTAINTY.get(agreed, {}).get(tie.kind, 0.0)
    if score < THRESHOLD:
        return None
    return Suggestion(a.person.id, b.person.id, score, _reasons(a, b, tie, agreed))


def _name_tie(a: Record, b: Record) -> _NameTie | None:
    one, other = a.name, b.name
    if not (one.given or one.family) or not (other.given or other.family):
        return _NameTie("initial", "one of the two has no name yet")
    if a.family == b.family:
        if a.given == b.given:
            return None if _middles_differ(one, other) else _NameTie("same", "same name")
        if not one.given or not other.given:
            return _NameTie("initial", "one of the two has no first name yet")
        return None if _middles_differ(one, other) else _given_tie(one, other)
    if a.given == b.family and a.family == b.given:
        return _NameTie("swapped", "same name with first and last name swapped")
    if a.given == b.given and a.given:
        return _family_tie(a, b)
    return None


def _given_tie(one: Name, other: Name) -> _NameTie | None:
    """Same family name, different first names: kin, initial, second name used, or a slip of the finger."""
    if kin := kinship(one.given, other.given):
        return _NameTie("nickname", kin.format(one.given.capitalize(), other.given.capitalize()))
    short, long = sorted((one.given, other.given), key=len)
    if len(short) == 1 or (len(short) == 2 and _CONSONANTS.issuperset(short)):
        spelled_out = other if short == one.given else one
        letters = spelled_out.given[0] + "".join(word[0] for word in spelled_out.middle)
        fits = short in (letters[: len(short)], letters[0]) or (len(short) == 2 and letters == short[0])
        return _NameTie("initial", f"{short.upper()} may stand for {long.capitalize()}") if fits else None
    if short in one.middle or short in other.middle or long in one.middle or long in other.middle:
        return _NameTie("initial", "one goes by the second first name")
    joined = {"".join((one.given, *one.middle)), "".join((other.given, *other.middle))}
    if len(joined) == 1:
        return _NameTie("same", "same name, written apart once")
    if one.given in KNOWN_GIVEN and other.given in KNOWN_GIVEN:
        return None  # Marina and Maria are two names, not one with a slip
    return _typo(one.given, other.given)


def _family_tie(a: Record, b: Record) -> _NameTie | None:
    """Same first name, different family names: spelling, a double name, or a name that changed."""
    one, other = a.name, b.name
    if not one.family or not other.family:
        return None
    ones, others = set(one.family.split()), set(other.family.split())
    if _middles_differ(one, other):
        return None
    if one.family.replace(" ", "") == other.family.replace(" ", ""):
        return _NameTie("same", "same name")
    if ones < others or others < ones or ones & set(other.middle) or others & set(one.middle):
        return _NameTie("typo", "one family name holds the other")
    if slip := _typo(one.family, other.family):
        return slip
    if _mailbox_names(a, b):
        return _NameTie("typo", "the e-mail address still carries the other family name")
    return _NameTie("renamed", "same first name; the family name may have changed")


def _typo(one: str, other: str) -> _NameTie | None:
    if min(len(one), len(other)) < _SHORTEST_FOR_TYPO:
        return None
    distance = DamerauLevenshtein.distance(one, other, score_cutoff=1)
    return _NameTie("typo", "names differ by one letter") if distance == 1 else None


def _middles_differ(one: Name, other: Name) -> bool:
    """John A. Smith and John B. Smith are two people; John Albert and John A. are not."""
    if not one.middle or not other.middle:
        return False
    first, second = one.middle[0], other.middle[0]
    return not (first.startswith(second) or second.startswith(first))


def _generations_differ(one: Name, other: Name, agreed: str) -> bool:
    """Father and son: Jr. beside Sr., or beside no mark at all, which is how fathers write themselves."""
    if one.generation == other.generation or agreed == "profile":
        return False
    return agreed != "email" or bool(one.generation and other.generation)


def _mailbox_names(a: Record, b: Record) -> bool:
    """Whether one's mailbox carries the other's whole name: dana.whitfield@… now written Dana Cole."""

    def carries(record: Record, name: Name) -> bool:
        return any({name.given, name.family} <= set(fold(email.partition("@")[0]).split()) for email in record.emails)

    return carries(a, b.name) or carries(b, a.name)


def _speaks_against(a: Record, b: Record) -> bool:
    """Two own profile addresses, or two mailboxes at one employer, belong to two people."""
    if a.slug and b.slug and a.slug != b.slug:
        made = [bool(_GIVEN_BY_LINKEDIN.search(slug)) for slug in (a.slug, b.slug)]
        if made[0] == made[1]:
            return True
    if a.emails and b.emails:
        hosts = {email.partition("@")[2] for email in a.emails} & {email.partition("@")[2] for email in b.emails}
        return bool(hosts - _FREE_MAIL)
    return False


def _circumstances(a: Record, b: Record, tie: _NameTie) -> str:
    """What agrees when no mailbox, phone or profile does; "" when that is not enough to ask."""
    work = _similar_work(a.person.position, b.person.position)
    frequent = a.name.family in COMMON_FAMILY or b.name.family in COMMON_FAMILY
    if not a.organization or not b.organization:
        return "" if frequent or work is False or not a.name.given else "nothing against"
    if a.organization == b.organization:
        if work is False and (frequent or tie.kind in ("initial", "typo")):
            return ""
        if frequent and (tie.kind == "typo" or (tie.kind == "initial" and not work)):
            return ""
        return "employer and work" if work else "employer"
    if tie.kind in ("same", "nickname") and work is not False and _similar_employer(a.organization, b.organization):
        return "like employer"
    return "work" if work and not frequent else ""


def _similar_work(one: str, other: str) -> bool | None:
    """Whether two positions are alike; None when one of them is not known."""
    if not one or not other:
        return None
    return one == other or token_set_ratio(fold(one), fold(other)) >= _SIMILAR_POSITION


def _similar_employer(one: str, other: str) -> bool:
    """ "Penn State" and "Penn State University", "County of Westmere" and "Westmere County", an acronym and its words."""
    if _numbers(one) != _numbers(other):
        return False  # Local 12 is not Local 120
    ones, others = [[word for word in name.split() if word not in _LINK_WORDS] for name in (one, other)]
    if not ones or not others:
        return False
    if sorted(ones) == sorted(others):
        return True
    if ones[0] != others[0]:
        return one == "".join(word[0] for word in others) or other == "".join(word[0] for word in ones)
    return token_set_ratio(" ".join(ones), " ".join(others)) >= _SIMILAR_EMPLOYER


def _numbers(text: str) -> set[str]:
    return {word for word in text.split() if word.isdigit()}


_WORDS = {
    "profile": "same profile address",
    "email": "same e-mail address",
    "phone": "same phone number",
    "like employer": "employers with nearly the same name",
    "work": "the same kind of work; perhaps a change of employer",
    "nothing against": "a rare name, and nothing speaks against it",
}


def _reasons(a: Record, b: Record, tie: _NameTie, agreed: str) -> tuple[str, ...]:
    if agreed in ("profile", "email"):
        lead = (_WORDS[agreed], tie.words)
    elif agreed == "phone":
        lead = (f"{tie.words}, same phone number",)
    elif agreed.startswith("employer"):
        at = f"both at {a.person.organization}"
        lead = (f"{tie.words}, and {at}" if tie.kind == "same" else f"{tie.words}, {at}",)
    else:
        lead = (f"{tie.words}, {_WORDS[agreed]}",)
    if agreed == "employer and work":
        return (*lead, "the same kind of work")
    if agreed in ("profile", "email", "phone") and a.organization and a.organization == b.organization:
        return (*lead, f"both at {a.person.organization}")
    return lead
