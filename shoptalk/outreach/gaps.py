"""Gaps in a draft: which fact is missing, and where it is given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from shoptalk.contacts.models import Contact
from shoptalk.method.merge_facts import LABELS, label_of
from shoptalk.outreach.drafting import GAP

ABOUT_ME = frozenset({"who_i_am", "windows", "question", "minutes", "seeker_name", "seeker_given", "seeker_phone"})
ABOUT_THE_FIELD = frozenset({"field"})
# Only the letter can say these: what made them write, what they took from the talk.
IN_THE_LETTER = frozenset({"why_you", "connector_tie", "call_again", "later", "written_on", "number_source"})


@dataclass(frozen=True, slots=True)
class Gap:
    """A slot that is still open: its words, and the page where the fact is written ("" for the letter itself)."""

    label: str
    url: str


def gaps_in(text: str, contact: Contact) -> Iterable[Gap]:
    """Every different slot in the text, in order."""
    names = {label_of(name, contact.given_name): name for name in LABELS}
    for label in dict.fromkeys(GAP.findall(text)):
        yield Gap(label, _place(names.get(label, ""), contact))


def _place(fact: str, contact: Contact) -> str:
    if fact in ABOUT_ME:
        return reverse("about_you")
    if fact in ABOUT_THE_FIELD:
        return reverse("fields")
    if not fact or fact in IN_THE_LETTER:
        return ""
    return reverse("person", args=[contact.pk])
