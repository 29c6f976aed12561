"""What Marisol confirms before a letter leaves."""

from shoptalk.method.conduct import Message, check
from shoptalk.outreach.checking import CLAIM, CONDUCT_KIND
from shoptalk.outreach.models import Letter


def claims_of(body: str, channel: str, kind: str) -> tuple[str, ...]:
    """The sentences that say something happened, which she ticks as true before the letter may leave (M18)."""
    message = Message(body, channel, None, CONDUCT_KIND[Letter.Kind(kind)])
    return tuple(body[one.start : one.end] for one in check(message) if one.rule == CLAIM)
