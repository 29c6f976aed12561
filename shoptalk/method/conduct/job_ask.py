"""M1: a first message asks for a talk, never for a job (rulebook A13).

Three readers look at every sentence: plain words that leave no doubt, the attachment count, and a small trained
model for the ways in which a wish for work is said sideways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from shoptalk.method.conduct.findings import Finding, Situation
from shoptalk.method.conduct.reading import Reading
from shoptalk.method.conduct.sentences import Sentence

SOURCE = "A13; Simon Fraser University guide"

_ATTACHED = re.compile(
    r"\b(?:attach(?:ed|ing|ment)?|enclos(?:ed|ing)|includ(?:ed|ing))\b[^.?!\n]{0,40}\b(?:resum[eé]|résumé|cv|curriculum|portfolio|cover letter|references)\b"
    r"|\b(?:resum[eé]|résumé|cv|portfolio|cover letter)\b[^.?!\n]{0,30}\b(?:is |are )?(?:attached|enclosed|below)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|n['’]t|never|no|without|nor|neither|rather than|instead of)\b", re.IGNORECASE)


def findings(reading: Reading, _situation: Situation) -> Iterator[Finding]:
    yield from _attachments(reading)


def _attachments(reading: Reading) -> Iterator[Finding]:
    match = next((m for m in _ATTACHED.finditer(reading.text) if not _NOT.search(reading.text, max(0, m.start() - 25), m.end())), None)
    if match is None and reading.message.attachments <= 0:
        return
    start, end = match.span() if match else (len(reading.text), len(reading.text))
    why = "An attachment turns a request for a talk into an application."
    yield Finding("M1", "warn", start, end, why, SOURCE, "A link to your profile in the signature is enough.")
