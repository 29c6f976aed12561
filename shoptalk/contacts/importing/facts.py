"""What a file may say about a person, as columns of `Contact`, and what of it is news.

Decision (docs/decisions): what the seeker wrote by hand is never replaced by a file. A file fills what is empty, adds
addresses and numbers to those that are there, and replaces only FOLLOWED columns, and these only where an earlier file
of the same source wrote them: LinkedIn's newer position follows LinkedIn's older one, an old phone book's does not.
"""

from collections.abc import Container
from datetime import date, datetime
from typing import Any, NamedTuple

from shoptalk.integrations.ports.people import OTHERS_CAP, PersonRow
from shoptalk.method.duplicates import phone_key

# Who they are and where they work moves on; a later file of the same source knows better.
NAME = ("given_name", "family_name")
WORK = ("organization", "position")
FOLLOWED = (*NAME, *WORK)
FILLED = ("url", "location", "school", "connected_on", "notes")
# The readers keep more of these than the columns hold.
PLACE_CAP = 200


class Facts(NamedTuple):
    """The columns of Contact that files write, with values as the model holds them."""

    given_name: str
    family_name: str
    email: str
    other_emails: tuple[str, ...]
    phone: str
    other_phones: tuple[str, ...]
    organization: str
    position: str
    url: str
    location: str
    school: str
    connected_on: date | None
    notes: str
    messages_sent: int = 0
    messages_received: int = 0
    last_message_at: datetime | None = None


def names_of(row: PersonRow) -> tuple[str, str]:
    """Given and family name as they are stored: a name that cannot be taken apart stands whole in the first."""
    if row.given_name or row.family_name:
        return row.given_name, row.family_name
    return row.full_name, ""


def facts_of(row: PersonRow) -> Facts:
    given, family = names_of(row)
    return Facts(
        given, family, row.email, row.other_emails, row.phone, row.other_phones, row.organization, row.position,
        row.url, row.location[:PLACE_CAP], row.school[:PLACE_CAP], row.connected_on, row.notes,
    )  # fmt: skip


def news(stored: Facts, told: Facts, follows: Container[str] = ()) -> dict[str, Any]:
    """The columns of a stored person that a file changes, with their new values; empty when it tells nothing new.

    `follows` holds the FOLLOWED columns that an earlier file of the same source wrote.
    """
    found = _renamed(stored, told, follows)
    for column in WORK:
        value, old = getattr(told, column), getattr(stored, column)
        if value and value != old and (not old or column in follows):
            found[column] = value
    for column in FILLED:
        if getattr(told, column) and not getattr(stored, column):
            found[column] = getattr(told, column)
    found |= _added("email", "other_emails", stored, told, str.lower)
    found |= _added("phone", "other_phones", stored, told, lambda phone: phone_key(phone) or phone)
    return found


def tells_nothing_new(stored: Facts, told: Facts) -> bool:
    """Whether all that a row says stands in the stored person already: the same row again, not somebody else."""
    if any(getattr(told, column) not in ("", None, getattr(stored, column)) for column in (*FOLLOWED, *FILLED)):
        return False
    phones = {phone for phone in (told.phone, *told.other_phones) if phone}
    return _emails(told) <= _emails(stored) and phones <= {stored.phone, *stored.other_phones}


def _emails(facts: Facts) -> set[str]:
    return {email.lower() for email in (facts.email, *facts.other_emails) if email}


def _renamed(stored: Facts, told: Facts, follows: Container[str]) -> dict[str, Any]:
    """A name moves as a whole or not at all: half of the old and half of the new one is nobody's."""
    changed = {column: getattr(told, column) for column in NAME if getattr(told, column) != getattr(stored, column)}
    may = all(not getattr(stored, column) or (value and column in follows) for column, value in changed.items())
    return changed if may else {}


def _added(first: str, others: str, stored: Facts, told: Facts, key: Any) -> dict[str, Any]:
    """Addresses (or numbers) that are not there yet: into the empty first place, the rest behind."""
    have = [value for value in (getattr(stored, first), *getattr(stored, others)) if value]
    known = {key(value) for value in have}
    fresh: dict[str, str] = {}
    for value in (getattr(told, first), *getattr(told, others)):
        if value and key(value) not in known:
            fresh.setdefault(key(value), value)
    new = list(fresh.values())
    found: dict[str, Any] = {}
    if new and not getattr(stored, first):
        found[first] = new.pop(0)
    room = OTHERS_CAP - len(getattr(stored, others))
    if new and room > 0:
        found[others] = (*getattr(stored, others), *new[:room])
    return found
