"""One card, one person. The vobject library takes each line apart; a line that it cannot take costs that line only."""

import re
from collections.abc import Iterator

import vobject.base
from vobject.vcard import splitFields

from ..ports.people import NOTES_CAP, PersonRow, Unread
from ..tidying import addresses
from ..tidying.person import Told, person_from, unread
from ..tidying.text import one_line
from .card_lines import CardLines

NO_END = "This card breaks off: it has no END:VCARD."
# The encodings that address books have used; Python knows others that are no character sets.
_CHARSET = re.compile(
    rb"^([^:]*?);CHARSET=\"?((?:UTF-?|ISO|WINDOWS|CP|LATIN|US-?ASCII|KOI8|SHIFT|EUC|GB|BIG)[\w-]*)\"?", re.IGNORECASE
)
_ANY_CHARSET = re.compile(r"^([^:]*?);CHARSET=[^;:]*", re.IGNORECASE)
_QUOTED_PRINTABLE = re.compile(r"^([^:]*)quoted-printable", re.IGNORECASE)
# Longest line that is parsed: notes beyond their cap would be cut anyway.
_LINE_CAP = 2 * NOTES_CAP
# Preferred values come first: TYPE=PREF (2.1, 3.0), PREF=1 to 100 (4.0); then the others in their order.
_FIRST, _LAST = 1, 101
_UNPARSABLE = (vobject.base.VObjectError, ValueError, LookupError, AssertionError, TypeError, AttributeError)


def person_of(card: CardLines) -> PersonRow | Unread:
    """Return the person of a card, or why there is none."""
    raw = b" ".join(card.lines[:6]).decode("utf-8", "replace")
    if not card.complete:
        return unread(card.number, NO_END, raw)
    told = Told()
    found: dict[str, list[tuple[int, str]]] = {"EMAIL": [], "TEL": [], "URL": [], "ADR": []}
    for line in _content_lines(card.lines):
        if line.name in found:
            found[line.name].append((_preference(line), line.value))
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


def _content_lines(lines: list[bytes]) -> Iterator[vobject.base.ContentLine]:
    """Decode and parse each line; lines that cannot be parsed are passed over."""
    for number, line in enumerate(lines, 1):
        text = _QUOTED_PRINTABLE.sub(r"\1QUOTED-PRINTABLE", _decoded(line[:_LINE_CAP]))
        for attempt in (
            text,
            _ANY_CHARSET.sub(r"\1", text),
            _ANY_CHARSET.sub(r"\1", text).replace(":", ";CHARSET=cp1252:", 1),
        ):
            try:
                yield vobject.base.textLineToContentLine(attempt, number)
            except _UNPARSABLE:
                continue
            break


def _decoded(line: bytes) -> str:
    """Decode by the line's own CHARSET, else UTF-8, else Windows-1252; a charset that is none is taken out."""
    named = _CHARSET.match(line)
    for charset in (named[2].decode() if named else "utf-8", "utf-8"):
        try:
            text = line.decode(charset)
        except (UnicodeError, LookupError):
            continue
        return text if named else _ANY_CHARSET.sub(r"\1", text)
    return line.decode("cp1252", "replace")


def _tell(told: Told, line: vobject.base.ContentLine) -> None:
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


def _preference(line: vobject.base.ContentLine) -> int:
    """Return 1 for the preferred value, more for the others."""
    kinds = ",".join([*line.params.get("TYPE", []), *line.singletonparams]).upper().split(",")
    if "PREF" in kinds:
        return _FIRST
    rank = ",".join(line.params.get("PREF", []))
    return min(int(rank[:3]), _LAST) if rank.isascii() and rank.isdecimal() else _LAST


def _parts(value: str) -> list[str]:
    """Split a structured value at its semicolons; several values in one part are joined by a space."""
    return [" ".join(filter(None, part)) if isinstance(part, list) else part for part in splitFields(value)]


def _unescaped(value: str) -> str:
    r"""Undo \n, \, and \; as RFC 6350 (section 3.4) writes them."""
    return re.sub(r"\\([nN,;:\\])", lambda found: "\n" if found[1] in "nN" else found[1], value)


def _number(value: str) -> str:
    """Return the number of a "tel:" address (RFC 3966) or of plain text."""
    return addresses.phone(value) or _unescaped(value)


def _place(address: str) -> str:
    """Return town, region, country of an address: parts four, five and seven."""
    parts = [*_parts(address), *[""] * 7]
    return ", ".join(filter(None, (parts[3], parts[4], parts[6])))
