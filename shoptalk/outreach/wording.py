"""Which wording an occasion asks for: situation, channel and kind of letter, and what happened last."""

from __future__ import annotations

from typing import NamedTuple

from shoptalk.campaigns.models import LinkedInPlan
from shoptalk.method import letter_templates, letters
from shoptalk.method.letter_templates import Template
from shoptalk.outreach import after_talk
from shoptalk.outreach.models import Channel, Letter, Touch

TEMPLATES: tuple[Template, ...] = (*letter_templates.TEMPLATES, *after_talk.TEMPLATES)
SPOKEN = (Channel.CALL, Channel.VOICEMAIL)
TALKED = (Touch.Kind.MET, Touch.Kind.AGREED, Touch.Kind.REPLIED)


class Occasion(NamedTuple):
    """All that the choice of a wording depends on. `turn` is the kind of the contact's last word."""

    situation: str
    channel: str
    kind: str
    move: str = ""
    turn: str = ""
    linkedin_plan: str = LinkedInPlan.FREE


def wording_for(occasion: Occasion, variant: int) -> Template:
    """One wording for the occasion; the same variant, the same choice. A channel without any takes the e-mail's."""
    if after := _after(occasion):
        return after
    for channel in (occasion.channel, Channel.EMAIL):
        try:
            return letters.choose(TEMPLATES, occasion.situation, channel, _wanted(occasion, channel), variant)
        except letters.NoTemplateError:
            continue
    return letters.choose(TEMPLATES, occasion.situation, Channel.EMAIL, Letter.Kind.FIRST, variant)


def _after(occasion: Occasion) -> Template | None:
    if occasion.move in after_talk.BY_MOVE:
        return after_talk.BY_MOVE[occasion.move]
    if occasion.kind in after_talk.BY_KIND:
        return after_talk.BY_KIND[occasion.kind]
    if occasion.kind == Letter.Kind.CHECK_BACK and occasion.turn != Touch.Kind.NOT_NOW:
        return after_talk.KEEPING_IN_TOUCH
    if occasion.kind == Letter.Kind.REPLY and occasion.turn == Touch.Kind.REPLIED:
        return after_talk.AFTER_A_REPLY  # they wrote, and that is no yes yet
    if occasion.kind != Letter.Kind.THANKS:
        return None
    if occasion.turn == Touch.Kind.GAVE_ANOTHER_NAME:
        return after_talk.AFTER_A_NAME
    return after_talk.AFTER_A_TALK if occasion.turn in TALKED else None


def _wanted(occasion: Occasion, channel: str) -> str:
    """The kind of wording on that channel. Whatever is said aloud opens like a first call, also the second time."""
    if occasion.kind == Letter.Kind.REPLY:
        return "offer_times"
    if occasion.kind != Letter.Kind.FIRST and channel not in SPOKEN:
        return occasion.kind
    if channel == Channel.LINKEDIN_NOTE and occasion.linkedin_plan == LinkedInPlan.PREMIUM:
        return "first_long"
    if channel == Channel.INTRODUCTION:
        return "blurb"
    return "second_person" if occasion.move == "second_person" and channel == Channel.EMAIL else "first"
