"""The call sheet: three lines to say, what to say to an assistant, and answers to surprises (rulebook A27, A29)."""

from __future__ import annotations

from dataclasses import dataclass

from shoptalk.method import letters
from shoptalk.method.letter_templates import ANY, SURPRISES, TEMPLATES
from shoptalk.outreach.drafting import Drafter, own_or

HEADINGS = ("Open, and why you call", "Your purpose, and for how long", "Then be quiet")


@dataclass(frozen=True, slots=True)
class CallSheet:
    """What lies beside the telephone. The three lines themselves are the draft of the call's panel."""

    assistant: str
    surprises: tuple[tuple[str, str], ...]  # what may be heard, what to answer


def call_sheet(drafter: Drafter) -> CallSheet:
    """The sheet around the three lines, from the same facts."""
    return CallSheet(
        _said(drafter, "assistant"),
        tuple((heard, _said(drafter, f"surprise_{key}")) for key, (heard, _) in SURPRISES.items()),
    )


def _said(drafter: Drafter, kind: str) -> str:
    template = letters.choose(TEMPLATES, ANY, "call", kind, 0)
    return letters.fill(own_or(template, drafter.known), drafter.facts).text
