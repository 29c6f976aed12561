"""A draft for a situation, a channel and a moment, made from the seeker's own facts (rulebook A12-A30).

Channels: email, linkedin_note, inmail, introduction, call, voicemail. Kinds: first, first_long (a note
of 300 characters), nudge, last_line, thanks, offer_times, check_back, second_person; request and blurb (introduction);
assistant and surprise_… (call, see `letter_templates.SURPRISES`). Drafts stay drafts: a missing fact is a visible slot.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from shoptalk.method.letter_templates import ANY, TEMPLATES, Template
from shoptalk.method.merge_facts import Slot, merge
from shoptalk.method.standing import EXECUTIVE

# A17 and the engine's defaults: 20 minutes, 15 for strangers and executives.
MINUTES = 20
MINUTES_SHORT = 15

_SITUATION_BY_FACT = (("shared_employer", "colleague"), ("school", "alumni"), ("association", "association"))
_FIRST_WORD_OF = {
    "recipient_given": "recipient_name",
    "seeker_given": "seeker_name",
    "connector_given": "connector_name",
}


class Draft(NamedTuple):
    """A text to look over. `missing` names the facts that stop it, `slots` say where they are missing in `text`."""

    subject: str
    text: str
    missing: tuple[str, ...]
    slots: tuple[Slot, ...]
    template_key: str
    template_version: int


class NoTemplateError(LookupError):
    """There is no text for this situation, channel and kind."""


def pick_situation(facts: Mapping[str, str]) -> str:
    """The situation that the known facts speak for, the strongest tie first: somebody's suggestion, then an old tie.

    `tie_strength` is one of `standing.TIES`; the rest are facts of `merge_facts.LABELS`.
    """
    tie = facts.get("tie_strength", "")
    if facts.get("referrer"):
        return "referral"
    if tie == "dormant" and facts.get("last_contact"):
        return "dormant"
    for fact, situation in _SITUATION_BY_FACT:
        if facts.get(fact):
            return situation
    if facts.get("tie_sentence") or tie in ("close", "warm", "acquaintance", "dormant"):
        return "acquaintance"
    return "stranger"


def minutes_to_ask(situation: str, seniority: int) -> int:
    """How many minutes to ask for; `seniority` as in `standing.seniority`."""
    return MINUTES_SHORT if situation == "stranger" or seniority >= EXECUTIVE else MINUTES


def draft(situation: str, channel: str, kind: str, facts: Mapping[str, str], variant: int = 0) -> Draft:
    """A draft from the built-in texts. `variant` is any number, the contact's id for instance: it picks one wording.

    Raises NoTemplateError when no text fits (a nudge by voicemail, a note to an assistant).
    """
    return fill(choose(TEMPLATES, situation, channel, kind, variant), facts)


def choose(templates: Iterable[Template], situation: str, channel: str, kind: str, variant: int) -> Template:
    """One template of the wanted kind: of the situation, else of any; the same variant, the same choice."""
    fitting = [one for one in templates if one.channel == channel and one.kind == kind]
    for place in (situation, ANY):
        if found := [one for one in fitting if one.situation == place]:
            return found[variant % len(found)]
    raise NoTemplateError(
        f"There is no text yet for “{kind}” by “{channel}” in the situation “{situation}”; write your own."
    )


def fill(template: Template, facts: Mapping[str, str]) -> Draft:
    """A template with the facts in it, the user's own templates included."""
    completed = {**facts}
    for given, full in _FIRST_WORD_OF.items():
        if not completed.get(given, "").strip() and (words := completed.get(full, "").split()):
            completed[given] = words[0]
    subject, body = merge(template.subject, completed), merge(template.body, completed)
    missing = tuple(dict.fromkeys((*subject.missing, *body.missing)))
    return Draft(subject.text, body.text, missing, body.slots, template.key, template.version)
