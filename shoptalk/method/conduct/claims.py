"""M18: sentences that say something happened, which only the seeker can vouch for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shoptalk.method.conduct.findings import Finding, Situation
from shoptalk.method.conduct.reading import Reading

SOURCE = "B27; career-centre guides: claim no meeting, referral or reading that did not happen"

_MET = re.compile(
    r"\bwe(?:['’]ve| have)? (?:\w+ )?(?:met|spoke|talked|chatted|worked together|crossed paths"
    r"|were introduced|sat (?:next|beside|at))\b"
    r"|\bI (?:\w+ )?met you\b|\bmeeting you (?:at|in|on|last|during|through)\b|\b(?:good|great|nice|lovely"
    r"|pleasure) (?:to meet|meeting|talking (?:to|with)) you (?:at|in|on|last|during)\b"
    r"|\b(?:your|our) (?:conversation|chat|talk) (?:at|last)\b",
    re.IGNORECASE,
)
_REFERRED = re.compile(
    r"\b[A-Z][\w’'-]+ (?:\w+ ){0,3}?(?:suggested|recommended|mentioned|advised|proposed|thought|said"
    r"|told me|encouraged me|urged me)"
    r" (?:that )?(?:I|me|you|to|your|reaching|writing|contacting|getting)\b"
    r"|\b[Rr]eferred (?:to you )?by\b|\b(?:gave|passed|given) (?:me|on) your (?:name|number|address"
    r"|contact|e-?mail)\b"
    r"|\bpointed me (?:to|toward|towards|in) you|\b[Ii]ntroduced us\b|\b(?:at|on) the (?:suggestion"
    r"|recommendation|advice) of\b"
    r"|\b[Yy]our name (?:came|was given|was mentioned)\b"
)
_READ = re.compile(
    r"\bI(?:['’]ve| have)?(?: just| recently| really| also| long)? (?:read|watched|listened to|heard|saw"
    r"|seen|enjoyed|loved|followed|attended|finished|caught)"
    r" (?:\w+ ){0,2}?(?:your|you)\b"
    r"|\b(?:read|heard|watched|saw|attended|enjoyed|loved) your (?:\w+ ){0,3}?(?:article|talk|post|posts"
    r"|book|paper|podcast|essay|interview|lecture|webinar|thread|column|piece|panel|video|blog)\b",
    re.IGNORECASE,
)
_QUESTIONS = (
    (_MET, "This says that you have met.", "Did you? Then confirm it; otherwise take it out."),
    (_REFERRED, "This says that somebody sent you.", "Did they say you may use their name? Then confirm it."),
    (
        _READ,
        "This says that you read, saw or heard their work.",
        "Did you? Then confirm it; it may be the first thing they ask about.",
    ),
)


def findings(reading: Reading, situation: Situation) -> Iterator[Finding]:
    """A stop while the claim is unconfirmed in a letter to a known person; a hint for a bare text."""
    if situation.claims_confirmed:
        return
    known = bool(situation.recipient_name)
    for pattern, why, mend in _QUESTIONS:
        for match in pattern.finditer(reading.text):
            yield Finding("M18", "stop" if known else "hint", match.start(), match.end(), why, SOURCE, mend)
