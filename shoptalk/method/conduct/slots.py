"""M11: a place in the draft that nobody has filled yet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shoptalk.method.conduct.findings import Finding, Situation
from shoptalk.method.conduct.reading import Reading

SOURCE = "A21; a letter shows one fact that only fits this person"
SLOT_NOUNS = (
    "name|first name|last name|your name|full name|company|company name|organi[sz]ation|employer|title"
    "|job title|role|field"
    "|school|university|date|day|time|topic|industry|mutual contact|contact|reason|insert[^()\n]{0,30}"
)
_HTML = {
    "b",
    "i",
    "u",
    "p",
    "br",
    "a",
    "em",
    "strong",
    "div",
    "span",
    "html",
    "body",
    "li",
    "ul",
    "ol",
    "td",
    "tr",
    "table",
}

_SLOT = re.compile(
    r"\{\{[^{}\n]{0,60}\}\}|\{[^{}\n]{1,60}\}"
    r"|\[(?!\d+\])[^\[\]\n]{0,60}\](?!\()"
    r"|<(?!https?:|mailto:|/)[A-Za-z][A-Za-z '’_-]{0,40}>"
    r"|\bX{2,}\b|\bx{3,}\b|_{3,}|%[A-Z][A-Z_]{2,30}%|\$\{?[A-Z_]{3,30}\}?"
    rf"|\((?:{SLOT_NOUNS})\)"
    r"|\b(?:TODO|TBD|TKTK|TK|FIXME|INSERT [A-Z]{3,20}|FIRSTNAME|LASTNAME|FIRST_NAME|LAST_NAME)\b"
)


def findings(reading: Reading, _situation: Situation) -> Iterator[Finding]:
    yield from _slots_in(reading.text, "body")
    if reading.message.subject:
        yield from _slots_in(reading.message.subject, "subject")


def _slots_in(text: str, offset_in: str) -> Iterator[Finding]:
    for match in _SLOT.finditer(text):
        inside = match.group().strip("[]{}<>()%_ ")
        if match.group().startswith("<") and inside.lower() in _HTML:
            continue
        why = f"“{inside[:40]}” is still a slot." if inside else "Something is still missing here."
        yield Finding(
            "M11", "stop", match.start(), match.end(), why, SOURCE, "Fill it, or take the sentence out.", offset_in
        )
