"""Are these two records one person? Nothing here merges anybody: it finds, and says in words why it thinks so.

Two levels. `fast_keys` and `identity` serve import, row by row: the same profile address or the same e-mail is the
same person, the same name at the same employer is a question. `suggest` and `same_person` look closer (short forms,
initials, one wrong letter, changed family names) and always end as a question to the seeker. Thresholds were chosen
on the labelled pairs in tests/method/pairs.tsv.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from heapq import nlargest
from typing import NamedTuple
from urllib.parse import unquote

from shoptalk.method.names import fold, words
from shoptalk.method.person_records import Person, Record, Suggestion
from shoptalk.method.resemblance import compare

# Mailboxes of a desk, not of a person: they identify nobody.
_DESKS = words("info office contact hello mail admin support team sales jobs careers hr help kontakt post service")
_LEGAL_FORMS = words("""
    inc incorporated llc llp lp ltd limited gmbh mbh ag kg corp corporation co company plc sa sas sarl srl spa bv nv oy
    ab as aps pty kk
""")
# Digits compared at the end of a phone number: national numbers with and without country code agree on these.
_PHONE_TAIL = 9
_PHONE_SHORTEST = 7
# A phone or mailbox that this many people share belongs to a switchboard or a family, and is no evidence.
_SHARED_BY_MANY = 4
# In a block larger than this only near neighbours (by name) are compared, so that cost stays linear.
_SMALL_BLOCK = 6
_NEIGHBOURS = 3


class Match(NamedTuple):
    """What import found for a row: `level` is "same" (update that person) or "duplicate" (ask about that person)."""

    id: int
    level: str


def profile_slug(url: str) -> str:
    """The personal part of a LinkedIn address, lower case; "" for any other address (a company site is no person)."""
    lowered = url.lower()
    start = lowered.find("/in/")
    if start < 0 or "linkedin." not in lowered[:start]:
        return ""
    slug = lowered[start + 4 :].partition("?")[0].partition("#")[0].partition("/")[0].strip()
    return unquote(slug) if "%" in slug else slug


@lru_cache(maxsize=65536)
def fold_organization(organization: str) -> str:
    """An employer's name without its legal form: "Rivermark, Inc." is "rivermark"."""
    parts = fold(organization).split()
    while len(parts) > 1 and parts[-1] in _LEGAL_FORMS:
        parts.pop()
    if len(parts) > 1 and parts[0] == "the":
        del parts[0]
    return " ".join(parts)


def email_key(email: str) -> str:
    """An address in the form in which two spellings of it are equal; "" for the mailbox of a desk (info@…)."""
    address = email.strip().lower()
    box, _, host = address.partition("@")
    return "" if not host or box in _DESKS else address


def phone_key(phone: str) -> str:
    """The last nine digits, without extension; "" when there are fewer than seven digits."""
    number = phone.lower().partition("x")[0].partition("ext")[0].partition(";")[0]
    digits = "".join(character for character in number if character.isdecimal())
    return digits[-_PHONE_TAIL:] if len(digits) >= _PHONE_SHORTEST else ""


def fast_keys(given_name: str, family_name: str, email: str, url: str, organization: str) -> tuple[str, ...]:
    """The keys of one imported row, strongest first: "u:" profile, "e:" e-mail, "n:" name and employer.

    Made for 30,000 rows: about 3 µs a row. A row without an employer has no "n:" key: a bare name proves nothing.
    """
    found = []
    if url and (slug := profile_slug(url)):
        found.append("u:" + slug)
    if email and (address := email_key(email)):
        found.append("e:" + address)
    if organization and (name := fold(given_name + " " + family_name.partition(",")[0])):
        found.append(f"n:{name}|{fold_organization(organization)}")
    return tuple(found)


def keys(person: Person) -> tuple[str, ...]:
    """All exact identity keys of a stored person, for the index that import looks rows up in."""
    first = fast_keys(person.given_name, person.family_name, "", person.url, person.organization)
    emails = ("e:" + key for email in person.emails if (key := email_key(email)))
    phones = ("p:" + key for phone in person.phones if (key := phone_key(phone)))
    return tuple(dict.fromkeys((*first, *emails, *phones)))


def identity(
    row_keys: Iterable[str], index: Mapping[str, int], name_of: Callable[[int], tuple[str, str]], name: tuple[str, str]
) -> Match | None:
    """Who of the indexed people an imported row is. `name` and `name_of(id)` are (given, family).

    A shared mailbox with another given name is a household: neither an update nor a question.
    A phone never decides alone; a name at the same employer is a question ("duplicate").
    """
    for key in row_keys:
        known = index.get(key)
        if known is None:
            continue
        if key[0] == "u" or (key[0] == "e" and _may_share_mailbox(name, name_of(known))):
            return Match(known, "same")
        if key[0] == "n":
            return Match(known, "duplicate")
    return None


def _may_share_mailbox(name: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether these names can be one person's: an empty name can be anybody's."""
    if name == other or not any(name) or not any(other):
        return True
    one, two = (
        record_of(Person(0, given, family, ("one@mailbox",), (), "", "", "")) for given, family in (name, other)
    )
    return compare(one, two) is not None


def record_of(person: Person) -> Record:
    """A person with every part folded once."""
    return Record(
        person,
        profile_slug(person.url) if person.url else "",
        frozenset(key for email in person.emails if (key := email_key(email))) if person.emails else frozenset(),
        frozenset(key for phone in person.phones if (key := phone_key(phone))) if person.phones else frozenset(),
        fold_organization(person.organization) if person.organization else "",
    )


def same_person(a: Person, b: Person) -> Suggestion | None:
    """The suggestion that two records are one person, or None. Symmetric in a and b, apart from the order of ids."""
    return compare(record_of(a), record_of(b))


def suggest(people: Iterable[Person], limit: int) -> list[Suggestion]:
    """The `limit` most certain suggestions among all people, best first, each pair once with the smaller id as `a`.

    Compares only people who share a key (mailbox, phone, profile, name, or half a name at one employer), and in
    a crowded key only neighbours, so the cost grows with the number of people whatever their names are.
    """
    records = [record_of(person) for person in people]
    found: dict[tuple[int, int], Suggestion] = {}
    for one, other in _worth_comparing(records):
        a, b = (one, other) if one.person.id <= other.person.id else (other, one)
        if suggestion := compare(a, b):
            found[suggestion.a, suggestion.b] = suggestion
    return nlargest(limit, found.values(), key=lambda suggestion: (suggestion.score, -suggestion.a, -suggestion.b))


def _worth_comparing(records: list[Record]) -> Iterator[tuple[Record, Record]]:
    blocks: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        name = record.name
        if record.slug:
            blocks["u:" + record.slug].append(record)
        for email in record.emails:
            blocks["e:" + email].append(record)
        for phone in record.phones:
            blocks["p:" + phone].append(record)
        if name.given and name.family:
            first, last = sorted((record.given, record.family))
            blocks[f"n:{first}|{last}"].append(record)
            if record.organization:
                blocks[f"f:{record.family}|{record.organization}"].append(record)
                blocks[f"g:{record.given}|{record.organization}"].append(record)
    for key, block in blocks.items():
        if len(block) < 2:
            continue
        if key[0] in "ep" and len(block) >= _SHARED_BY_MANY:
            continue
        yield from _pairs(block, key[0])


def _pairs(block: list[Record], kind: str) -> Iterator[tuple[Record, Record]]:
    """All pairs of a small block; in a crowd, each record with its next neighbours in each order."""
    if len(block) <= _SMALL_BLOCK:
        for place, one in enumerate(block):
            for other in block[place + 1 :]:
                yield one, other
        return
    for order in _ORDERS[kind]:
        ordered = sorted(block, key=order)
        for place, one in enumerate(ordered):
            for other in ordered[place + 1 : place + 1 + _NEIGHBOURS]:
                yield one, other


_ORDERS: dict[str, tuple[Callable[[Record], str], ...]] = {
    "n": (lambda r: r.organization,),
    "f": (lambda r: r.name.given, lambda r: r.name.given[::-1], lambda r: r.root),
    "g": (lambda r: r.name.family, lambda r: r.name.family[::-1]),
    "u": (lambda r: r.name.family,),
    "e": (lambda r: r.name.family,),
    "p": (lambda r: r.name.family,),
}
