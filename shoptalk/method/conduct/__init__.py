"""The conduct check: what a colleague who knows the method would notice before a message leaves (M1-M16, M18, C12).

Only what cannot be right stops a message; what is judged is asked as a question and may be sent anyway.
"""

from __future__ import annotations

from collections.abc import Iterable

from shoptalk.method.conduct import (
    claims,
    in_touch,
    job_ask,
    limits,
    names,
    request,
    restraint,
    sameness,
    slots,
    spoken,
    thanks,
    tone,
)
from shoptalk.method.conduct.findings import CHANNELS, KINDS, Finding, Level, Message, Situation
from shoptalk.method.conduct.reading import Reading

__all__ = ["Finding", "Level", "Message", "Situation", "check", "stops"]

_RULES = (
    job_ask.findings,
    limits.findings,
    slots.findings,
    names.findings,
    request.findings,
    tone.findings,
    spoken.findings,
    restraint.findings,
    sameness.findings,
    claims.findings,
    thanks.findings,
    in_touch.findings,
)


def check(message: Message, situation: Situation = Situation()) -> tuple[Finding, ...]:  # noqa: B008 - frozen, safe to share
    """Findings on ``message``, those of the subject first, then by position in the body.

    Raises ValueError for a channel or kind it does not know; never for any text.
    """
    if message.channel not in CHANNELS:
        raise ValueError(f"There is no channel {message.channel!r}. Choose one of {', '.join(CHANNELS)}.")
    if message.kind not in KINDS:
        raise ValueError(f"There is no kind of message {message.kind!r}. Choose one of {', '.join(KINDS)}.")
    reading = Reading(message)
    found = [finding for rule in _RULES for finding in rule(reading, situation)]
    return tuple(sorted(found, key=lambda f: (f.offset_in != "subject", f.start, f.end, f.rule, f.why)))


def stops(findings: Iterable[Finding]) -> bool:
    """True when at least one finding cannot be right, so that the message must not leave."""
    return any(finding.level == "stop" for finding in findings)
