"""How closely two records resemble each other, and the words for it. The judging half of `duplicates`."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.fuzz import token_set_ratio

from shoptalk.method.name_ties import NameTie, generations_differ, name_tie
from shoptalk.method.names import fold, words
from shoptalk.method.nicknames import COMMON_FAMILY
from shoptalk.method.person_records import Record, Suggestion

# Below this a suggestion costs the seeker more attention than it saves (chosen on tests/method/pairs.tsv).
THRESHOLD = 0.6
_SIMILAR_POSITION = 80
_SIMILAR_EMPLOYER = 90
_LINK_WORDS = words("of the and for de du des la le der die das und von y")
_FREE_MAIL = words("""
    gmail.com googlemail.com yahoo.com outlook.com hotmail.com live.com icloud.com me.com aol.com gmx.de gmx.net web.de
    proton.me protonmail.com
""")


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
    if a.emails and not a.emails.isdisjoint(b.emails):
        agreed = "email"
    elif a.slug and a.slug == b.slug:
        agreed = "profile"
    elif a.phones and not a.phones.isdisjoint(b.phones):
        agreed = "phone"
    elif _speaks_against(a, b):
        return None
    else:
        agreed = ""
    tie = name_tie(a, b)
    if tie is None or (tie.kind == "renamed" and not agreed):
        return None
    if generations_differ(a.name, b.name, agreed):
        return None
    if agreed == "phone" and tie.kind == "renamed" and a.organization == b.organization:
        return None  # two Marias at one switchboard
    agreed = agreed or _circumstances(a, b, tie)
    score = _CERTAINTY.get(agreed, {}).get(tie.kind, 0.0)
    if score < THRESHOLD:
        return None
    return Suggestion(a.person.id, b.person.id, score, _reasons(a, b, tie, agreed))


def _speaks_against(a: Record, b: Record) -> bool:
    """Two own profile addresses, or two mailboxes at one employer, belong to two people."""
    if a.slug and b.slug and a.slug_chosen == b.slug_chosen:
        return True  # a made address may have been replaced by a chosen one, but nobody has two of a kind
    if a.emails and b.emails:
        hosts = {email.partition("@")[2] for email in a.emails} & {email.partition("@")[2] for email in b.emails}
        return bool(hosts - _FREE_MAIL)
    return False


def _circumstances(a: Record, b: Record, tie: NameTie) -> str:
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


@lru_cache(maxsize=65536)  # the same few positions meet again and again
def _similar_work(one: str, other: str) -> bool | None:
    """Whether two positions are alike; None when one of them is not known."""
    if not one or not other:
        return None
    return one == other or token_set_ratio(fold(one), fold(other)) >= _SIMILAR_POSITION


def _similar_employer(one: str, other: str) -> bool:
    """Penn State and Penn State University, County of Westmere and Westmere County, an acronym and its words."""
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


def _reasons(a: Record, b: Record, tie: NameTie, agreed: str) -> tuple[str, ...]:
    lead: tuple[str, ...]
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
