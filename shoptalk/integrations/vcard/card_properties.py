"""One line of a card: its name, its parameters, its value as text. The vobject library takes it apart."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import vobject.base

from ..ports.people import NOTES_CAP

# What is kept of a card; other lines are not even parsed.
_KEPT = re.compile(rb"(?:[\w-]+\.)?(?:FN|N|EMAIL|TEL|URL|ADR|ORG|TITLE|ROLE|NOTE|X-SOCIALPROFILE)[;:]", re.IGNORECASE)
# The encodings that address books have used; Python knows others that are no character sets.
_CHARSET = re.compile(
    rb"^([^:]*?);CHARSET=\"?((?:UTF-?|ISO|WINDOWS|CP|LATIN|US-?ASCII|KOI8|SHIFT|EUC|GB|BIG)[\w-]*)\"?", re.IGNORECASE
)
_ANY_CHARSET = re.compile(r"^([^:]*?);CHARSET=[^;:]*", re.IGNORECASE)
_QUOTED_PRINTABLE = re.compile(r"^([^:]*)quoted-printable", re.IGNORECASE)
# The head of a well-formed line (RFC 6350, section 3.3), matched without going back. vobject's own expression needs
# time that doubles with every comma when a head is malformed, so it is shown well-formed ones only.
_WELL_FORMED = re.compile(
    r"(?:[\w-]++\.)?+[\w-]++"
    r"(?:;[A-Za-z0-9_-]++(?:=(?:\"[^\"]*+\"|[^\";:,]*+)(?:,(?:\"[^\"]*+\"|[^\";:,]*+))*+)?+)*+:",
)
# Longest line that is parsed: notes beyond their cap would be cut anyway.
_LINE_CAP = 2 * NOTES_CAP
_UNPARSABLE = (vobject.base.VObjectError, ValueError, LookupError, AssertionError, TypeError, AttributeError)
# Preferred values come first: TYPE=PREF (2.1, 3.0), PREF=1 to 100 (4.0); then the others in their order.
_FIRST, _LAST = 1, 101


class Property(NamedTuple):
    """One line of a card: ``preference`` is 1 for the preferred value of several, more for others."""

    name: str
    value: str
    preference: int


def properties(lines: list[bytes]) -> Iterator[Property]:
    """Yield what the lines say; a line that cannot be parsed is passed over and costs nothing else."""
    for line in lines:
        if not _KEPT.match(line):
            continue
        text = _decoded(line[:_LINE_CAP])
        if not _WELL_FORMED.match(text):
            continue
        try:
            if "=" in text and _QUOTED_PRINTABLE.match(text):
                yield _from_quoted_printable(text)
            else:
                name, params, value, _ = vobject.base.parseLine(text)
                yield Property(name.upper(), value, _preference(params))
        except _UNPARSABLE:
            continue


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


def _from_quoted_printable(text: str) -> Property:
    """Let vobject decode the value; Windows-1252 where the named or usual encoding does not fit."""
    text = _QUOTED_PRINTABLE.sub(r"\1QUOTED-PRINTABLE", text)
    try:
        line = vobject.base.textLineToContentLine(text)
    except (UnicodeError, LookupError):
        text = _ANY_CHARSET.sub(r"\1", text).replace(":", ";CHARSET=cp1252:", 1)
        line = vobject.base.textLineToContentLine(text)
    params = [[name, *values] for name, values in line.params.items()] + [[word] for word in line.singletonparams]
    return Property(line.name.upper(), line.value, _preference(params))


def _preference(params: list[list[str]]) -> int:
    """Return 1 for the preferred value, more for the others. Version 2.1 writes PREF without TYPE."""
    for name, *values in params:
        words = ",".join(values or [name]).upper().split(",")
        if name.upper() in ("TYPE", *words) and "PREF" in words:
            return _FIRST
        if name.upper() == "PREF" and words[0].isascii() and words[0].isdecimal():
            return min(int(words[0][:3]), _LAST)
    return _LAST
