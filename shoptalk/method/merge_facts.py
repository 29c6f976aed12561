"""Fill a template from the seeker's own facts; name the facts that are missing.

A template is plain text with slots: `{field}` becomes the fact of that name, or, when nobody knows it yet, a visible
label in square brackets, which the conduct check (M11) does not let out of the house. An optional part such as
`{?windows: I am free {windows}.}` stays only when its fact is known. Nothing else is special, so a template edited by
anybody can neither run code nor fail; a stray brace stays in the text, where the conduct check finds it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from shoptalk.method.names import words

# Every fact a template may use, with the label that stands in for it. {who} is the recipient's first name, or "them".
LABELS = {
    "recipient_given": "their first name",
    "recipient_name": "their full name",
    "organization": "where {who} works",
    "tie_sentence": "how you know {who}",
    "why_you": "what about {who} made you write",
    "who_i_am": "who you are, in one sentence",
    "field": "the field",
    "minutes": "how many",
    "windows": "two or three times that suit you",
    "question": "what you want to know, beginning with how or what",
    "seeker_name": "your name",
    "seeker_given": "your first name",
    "seeker_phone": "your phone number",
    "referrer": "who suggested {who}",
    "school": "the school you share",
    "association": "the association you share",
    "shared_employer": "the employer you share",
    "last_contact": "when you were last in touch",
    "call_again": "when you will call again",
    "written_on": "the day you wrote",
    "number_source": "where the number came from",
    "recipient_phone": "their phone number",
    "later": "when {who} said to ask again",
    "first_asked": "whom you wrote to first",
    "connector_name": "who introduces you",
    "connector_given": "the first name of who introduces you",
    "connector_tie": "how the two of you know each other",
}
# Facts that are sentences of their own: they begin with a capital where a sentence begins.
_SENTENCES = frozenset({"tie_sentence", "who_i_am", "number_source", "windows", "minutes"})
# Facts that continue a sentence: "… because you moved", "I would love to hear how a week goes".
_CLAUSES = frozenset({"why_you", "question", "last_contact", "call_again", "connector_tie"})
_LOWERED = words("You Your We Our They She He It The That This How What Why When Which Where Whether Who On In From At")
# One of each kind that is a phrase, to show beside the field where it is typed.
EXAMPLES = {
    "tie_sentence": "We met at the union's career night",
    "why_you": "you went from a classroom into this work",
    "who_i_am": "I have taught earth science for nine years",
    "field": "planning",
    "windows": "Thursday or Friday after 3:30",
    "question": "how a usual week really goes",
    "last_contact": "four years ago",
    "call_again": "on Friday morning",
    "number_source": "Dana Whitfield gave it to me",
    "later": "September",
    "connector_tie": "from the school garden",
}

_SLOT = re.compile(r"\{([a-z][a-z0-9_]{0,40})\}")
_OPTIONAL = re.compile(r"\{\?([a-z][a-z0-9_]{0,40}):((?:[^{}]|\{[a-z][a-z0-9_]{0,40}\})*)\}")
_OPEN_SLOT = re.compile(r"\[[^\[\]\n]{1,80}\]")
_SENTENCE_STARTS = re.compile(r"(?:^|[.?!]\s+|\n\s*)$")
_LONGEST_NAME_IN_LABEL = 20


class Slot(NamedTuple):
    """A fact still to be filled: where its bracket stands in the text, and the words inside the bracket."""

    name: str
    start: int
    end: int
    label: str


class Merged(NamedTuple):
    """A filled text. `missing` names each missing fact once, in order; `unknown` those of them no template may use."""

    text: str
    missing: tuple[str, ...]
    slots: tuple[Slot, ...]
    unknown: tuple[str, ...]


def merge(template: str, facts: Mapping[str, str]) -> Merged:
    """The template with facts in it. A fact that is empty or only spaces counts as missing. No text makes it raise."""
    known = {name: " ".join(value.split()) for name, value in facts.items() if value and value.strip()}
    kept = _OPTIONAL.sub(lambda part: part[2] if part[1] in known else "", template)
    text = ""
    slots: list[Slot] = []
    end = 0
    for place in _SLOT.finditer(kept):
        text += kept[end : place.start()]
        end = place.end()
        name = place[1]
        if name in known:
            text += _fitted(name, known[name], text, kept[end : end + 1])
            continue
        label = label_of(name, known.get("recipient_given", ""))
        slots.append(Slot(name, len(text), len(text) + len(label) + 2, label))
        text += f"[{label}]"
    text += kept[end:]
    missing = tuple(dict.fromkeys(slot.name for slot in slots))
    return Merged(text, missing, tuple(slots), tuple(name for name in missing if name not in LABELS))


def refill(text: str, facts: Mapping[str, str]) -> str:
    """A text in which slots still stand, with the facts that became known since; all other words stay as they are."""
    given = facts.get("recipient_given", "")
    known = {
        f"[{label_of(name, given)}]": (name, " ".join(facts[name].split()))
        for name in LABELS
        if facts.get(name, "").strip()
    }
    filled, end = "", 0
    for place in _OPEN_SLOT.finditer(text):
        filled += text[end : place.start()]
        end = place.end()
        name, value = known.get(place[0], ("", ""))
        filled += _fitted(name, value, filled, text[end : end + 1]) if name else place[0]
    return filled + text[end:]


def facts_of(template: str) -> tuple[str, ...]:
    """Every fact that a template can use, optional ones included, each once."""
    named = [match[1] or match[2] for match in re.finditer(_SLOT.pattern + r"|\{\?([a-z][a-z0-9_]{0,40}):", template)]
    return tuple(dict.fromkeys(named))


def label_of(name: str, recipient_given: str) -> str:
    """The words that stand in for a missing fact: "how you know Dana"; for an unknown one its name as words."""
    who = recipient_given if 0 < len(recipient_given) <= _LONGEST_NAME_IN_LABEL else "them"
    who = who.translate({ord(bracket): None for bracket in "[]{}"})
    label = LABELS.get(name, name.replace("_", " ")).replace("{who}", who)
    return label.replace("where them works", "where they work").replace("when them said", "when they said")


def _fitted(name: str, value: str, before: str, following: str) -> str:
    """A fact made to fit its place: no double full stop, a capital at the start of a sentence."""
    if following and following in ".,;:?!":
        value = value.rstrip(".,;: ")
    first, space, rest = value.partition(" ")
    if name in _CLAUSES and first in _LOWERED and not _SENTENCE_STARTS.search(before):
        value = first.lower() + space + rest
    if name in _SENTENCES and _SENTENCE_STARTS.search(before):
        value = value[:1].upper() + value[1:]
    return value
