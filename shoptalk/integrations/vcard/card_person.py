"""One card, one person."""

import re

from vobject.vcard import splitFields

from ..ports.people import PersonRow, Unread
from ..tidying import addresses
from ..tidying.person import Told, person_from, unread
from ..tidying.text import one_line
from .card_lines import CardLines
from .card_properties import Property, properties

NO_END = "This card breaks off: it has no END:VCARD."


def person_of(card: CardLines) -> PersonRow | Unread:
    """Return the person of a card, or why there is none."""
    raw = b" ".join(card.lines[:6]).decode("utf-8", "replace")
    if not card.complete:
        return unread(card.number, NO_END, raw)
    told = Told()
    found: dict[str, list[tuple[int, str]]] = {"EMAIL": [], "TEL": [], "URL": [], "ADR": []}
    for line in properties(card.lines):
        if line.name in found:
            found[line.name].append((line.preference, line.value))
        else:
            _tell(told, line)
    for values in found.values():
        values.sort(key=lambda ranked: ranked[0])
    told.emails = [_unescaped(value) for _, value in found["EMAIL"]]
    told.phones = [_number(value) for _, value in found["TEL"]]
    told.urls += [_unescaped(value) for _, value in found["URL"]]
    told.location = _place(found["ADR"][0][1]) if found["ADR"] else ""
    if not (told.given_name or told.family_name) and one_line(told.full_name) == one_line(told.organization):
        told.full_name = ""  # the card of a company: its name stands where a person's would
    return person_from(card.number, told, raw)


def _tell(told: Told, line: Property) -> None:
    """Put one property where it belongs; others are not kept."""
    if line.name == "FN":
        told.full_name = told.full_name or _unescaped(line.value)
    elif line.name == "N":
        parts = [*_parts(line.value), "", "", ""]
        told.family_name, told.given_name, told.middle_name = parts[:3]
    elif line.name == "ORG":
        told.organization = told.organization or (_parts(line.value) or [""])[0]
    elif line.name == "TITLE" or (line.name == "ROLE" and not told.position):
        told.position = _unescaped(line.value)
    elif line.name == "NOTE":
        told.notes.append(_unescaped(line.value))
    elif line.name == "X-SOCIALPROFILE":
        told.urls.append(_unescaped(line.value))


def _parts(value: str) -> list[str]:
    """Split a structured value at its semicolons; several values in one part are joined by a space."""
    if "\\" not in value and "," not in value:
        return value.split(";")
    return [" ".join(filter(None, part)) if isinstance(part, list) else part for part in splitFields(value)]


def _unescaped(value: str) -> str:
    r"""Undo \n, \, and \; as RFC 6350 (section 3.4) writes them."""
    if "\\" not in value:
        return value
    return re.sub(r"\\([nN,;:\\])", lambda found: "\n" if found[1] in "nN" else found[1], value)


def _number(value: str) -> str:
    """Return the number of a "tel:" address (RFC 3966) or of plain text."""
    return addresses.phone(value) or _unescaped(value)


def _place(address: str) -> str:
    """Return town, region, country of an address: parts four, five and seven."""
    parts = [*_parts(address), *[""] * 7]
    return ", ".join(filter(None, (parts[3], parts[4], parts[6])))
