"""What a letter's text is before the facts come in, and how each is named."""

from __future__ import annotations

from typing import NamedTuple

VERSION = 1  # whoever changes a text raises it, so that a letter always tells which text it was
ANY = "any"
SITUATIONS = ("referral", "dormant", "colleague", "alumni", "association", "acquaintance", "stranger")


class Template(NamedTuple):
    """A text with slots. `key` names it for good; `subject` is empty where the channel has none."""

    key: str
    situation: str
    channel: str
    kind: str
    version: int
    subject: str
    body: str


def numbered(situation: str, channel: str, kind: str, variant: int, subject: str, body: str) -> Template:
    """A built-in template; `variant` counts from 0 among the wordings for one moment."""
    return Template(f"{situation}.{channel}.{kind}.{variant + 1}", situation, channel, kind, VERSION, subject, body)
