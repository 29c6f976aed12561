"""Which of the seeker's fields a person works in, by the occupation that their position was matched to."""

from collections.abc import Sequence

from shoptalk.campaigns.models import Field
from shoptalk.contacts.models import Contact


def minor_group(code: str) -> str:
    """The first four signs of an O*NET-SOC code (15-1252.00 -> 15-1): the occupations that count as one field."""
    return code[:4]


def field_of(person: Contact, fields: Sequence[Field]) -> Field | None:
    """The field of that very occupation, else the first in its minor group, if any."""
    code = person.occupation_code
    if not code:
        return None
    same = (field for field in fields if field.occupation_code == code)
    near = (field for field in fields if minor_group(field.occupation_code) == minor_group(code))
    return next(same, None) or next(near, None)
