"""The conduct check as the desk shows it: ticks, what was noticed and where, what can be mended or set aside.

The rules are `method/conduct` and, for what may leave at all, `method/stages`; here nothing is judged anew. One
function serves the page, the check while typing and the last look before a letter leaves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from shoptalk.method.conduct import Finding, Message, Situation, check
from shoptalk.method.conduct.limits import INMAIL_CHARACTERS, NOTE_CHARACTERS
from shoptalk.outreach.look import CLAIM, Look, Noticed
from shoptalk.outreach.mending import mend_of
from shoptalk.outreach.models import Channel, Letter
from shoptalk.outreach.plain_text import normal, one_line, utf16
from shoptalk.outreach.situation import Around, reason_not

CONDUCT_KIND = {
    Letter.Kind.FIRST: "first",
    Letter.Kind.NUDGE: "nudge",
    Letter.Kind.LAST_LINE: "last_line",
    Letter.Kind.THANKS: "thanks",
    Letter.Kind.REPLY: "nudge",  # an answer asks for nothing that a first letter has to say
    Letter.Kind.CHECK_BACK: "nudge",
    Letter.Kind.CONFIRM: "nudge",
    Letter.Kind.REPORT_BACK: "nudge",
    Letter.Kind.IN_TOUCH: "in_touch",
    Letter.Kind.MENTORSHIP: "nudge",
    Letter.Kind.INVITATION: "nudge",
}
# In a letter to a connector: above it the request, below it what can be passed on (A30).
BETWEEN = "\n\n* * *\n\n"
STANDING_RULE = "M14"
STANDING_SOURCE = "A33-A35; Simon Fraser University guide and follow-up figures of two mail vendors"
EMPLOYER_SOURCE = "A32; Duke career hub on 3B7"


def look_over(
    around: Around, channel: str, kind: str, subject: str, text: str, *,
    dismissed: Iterable[Iterable[str]] = (), connector: str = "",
) -> Look:  # fmt: skip
    """The check of one text. `dismissed`: pairs of rule and words that the seeker set aside or, for claims, confirmed.

    `connector`: the name of who introduces; in a letter to them only what can be passed on is judged as a request.
    """
    text, subject = normal(text), one_line(subject)
    situation = around.situation
    found = list(_of_text(channel, kind, subject, text, situation, connector))
    found += _of_standing(around, channel, kind)
    gone = {tuple(pair) for pair in dismissed}
    noticed = [_noticed(finding, subject, text, situation, gone) for finding in found]
    kept = [one for one in noticed if not (one.can_be_set_aside and (one.finding.rule, one.words) in gone)]
    kept.sort(key=lambda one: one.weight)
    return Look(channel, kind, text, tuple(kept), len(noticed) - len(kept), limit_of(channel, situation.linkedin_plan))


def _of_text(
    channel: str, kind: str, subject: str, text: str, situation: Situation, connector: str
) -> Iterable[Finding]:
    conduct_kind = CONDUCT_KIND[Letter.Kind(kind)]
    if channel == Channel.INTRODUCTION and BETWEEN in text:
        request, _, passed_on = text.partition(BETWEEN)
        to_connector = Situation(recipient_name=connector, seeker_name=situation.seeker_name)
        yield from check(Message(request, "email", None, "nudge"), to_connector)
        shift = len(request) + len(BETWEEN)
        for one in check(Message(passed_on, channel, None, conduct_kind), situation):
            yield replace(one, start=one.start + shift, end=one.end + shift)
        return
    has_subject = channel in (Channel.EMAIL, Channel.INMAIL)
    yield from check(Message(text, channel, subject if has_subject else None, conduct_kind), situation)


def _of_standing(around: Around, channel: str, kind: str) -> Iterable[Finding]:
    """What may not leave whatever it says, and the employer at which enough asks are open."""
    if reason := reason_not(around.standing, kind, channel):
        yield Finding(STANDING_RULE, "stop", 0, 0, reason, STANDING_SOURCE)
    if kind == Letter.Kind.FIRST and around.employer.waiting:
        names = " and ".join(around.employer.waiting[:2])
        why = f"{names} have your ask there already. Would you rather wait for an answer first?"
        yield Finding("A32", "warn", 0, 0, why, EMPLOYER_SOURCE)


def _noticed(finding: Finding, subject: str, text: str, situation: Situation, gone: set[tuple[str, ...]]) -> Noticed:
    where = subject if finding.offset_in == "subject" else text
    words = where[finding.start : finding.end]
    settled = finding.rule == CLAIM and (CLAIM, words) in gone
    mend = mend_of(finding, where, situation)
    return Noticed(finding, words, utf16(where, finding.start), utf16(where, finding.end), mend, settled)


def limit_of(channel: str, plan: str) -> int | None:
    """How many characters the channel takes, if it counts them (M13)."""
    if channel == Channel.LINKEDIN_NOTE:
        return NOTE_CHARACTERS.get(plan, NOTE_CHARACTERS["free"])
    return INMAIL_CHARACTERS if channel == Channel.INMAIL else None
