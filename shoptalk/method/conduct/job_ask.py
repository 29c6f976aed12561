"""M1: a first message asks for a talk, never for a job (rulebook A13).

Plain words leave no doubt and ask for a second look (warn). Asks also hide in paraphrase; what the trained reader
hears is only a question (hint), because honest sentences can sound alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from shoptalk.method.conduct.ask_reader import sounds_like_asking
from shoptalk.method.conduct.findings import Finding, Situation
from shoptalk.method.conduct.reading import Reading

SOURCE = "A13; Simon Fraser University guide"
MEND = "Ask for twenty minutes and their story; if there is work to be had, they will say so."
NEGATION_REACH = 60  # characters before a phrase in which a "not" turns its meaning

_JOB = r"(?:jobs?|positions?|openings?|vacanc(?:y|ies)|internships?|employment)"
_PAPERS = r"(?:resum[eé]|résumé|c\.?v\.?|curriculum vitae|application|cover letter)"
_PLAIN = re.compile(
    rf"\b(?:looking|searching|hunting|applying|ask(?:ing)?|apply) for (?:\w+ ){{0,3}}{_JOB}\b"
    rf"|\b(?:do you|does your \w+|would you|might you) (?:\w+ ){{0,2}}have (?:\w+ ){{0,3}}{_JOB}\b"
    rf"|\b(?:are|is) there (?:\w+ ){{0,3}}{_JOB} (?:\w+ ){{0,2}}(?:at|in|on|with) your\b"
    rf"|\bany (?:\w+ )?(?:openings|vacancies)\b"
    rf"|\b(?:are|is) (?:you|they|your \w+)(?: \w+)? (?:hiring|recruiting)\b[^.!\n]{{0,60}}\?"
    rf"|\b(?:hire|employ|recruit|interview) me\b|\b(?:offer|give|find|get) me (?:a|an"
    rf"|any) (?:\w+ )?(?:{_JOB}|interview)\b"
    rf"|\bconsider me\b(?! (?:lucky|a fan|grateful))|\brefer me (?:for|to (?:your|the|hr))\b"
    rf"|\b(?:pass|forward|send|share|submit|hand)(?: (?:along|on|over))? my (?:{_PAPERS}|details"
    rf"|profile)\b[^.!?\n]{{0,20}}\bto\b"
    rf"|\b(?:keep|bear) me in mind\b|\bkeep my (?:name|{_PAPERS}|details) (?:on|in)\b"
    rf"|\bput in a (?:good |kind )?word for me\b",
    re.IGNORECASE,
)
_ATTACHED = re.compile(
    rf"\b(?:attach(?:ed|ing)?|enclos(?:e|ed|ing))\b[^.?!\n]{{0,30}}\b(?:{_PAPERS}|portfolio|references)\b"
    rf"|\bmy (?:{_PAPERS}|portfolio)\b[^.?!\n]{{0,20}}\b(?:attached|enclosed)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|no|without|nor|neither|nothing|rather than|instead of)\b|n['’]t\b", re.IGNORECASE)
_AFTERTHOUGHT = re.compile(r"\b(?:but|yet|however|though|although|still|if|should|unless)\b", re.IGNORECASE)
_TURN = re.compile(r"\b(?:but|yet|however|though|although|still)\b|[,;:]", re.IGNORECASE)


def findings(reading: Reading, _situation: Situation) -> Iterator[Finding]:
    attached = _attachments(reading)
    yield from attached
    for sentence in reading.sentences:
        if any(sentence.start <= finding.start < sentence.end for finding in attached):
            continue
        if plain := _plain_words(sentence.text):
            start, end = sentence.start + plain.start(), sentence.start + plain.end()
            why = "This asks for a job, and a first message that asks for a talk opens more doors."
            yield Finding("M1", "warn", start, end, why, SOURCE, MEND)
        elif not _is_disclaimer(sentence.text) and sounds_like_asking(sentence.text):
            why = "Could this be read as asking for a job?"
            yield Finding("M1", "hint", sentence.start, sentence.end, why, SOURCE, MEND)


def asks_plainly(sentence: str) -> bool:
    """Does it ask for a job in words that leave no doubt?"""
    return _plain_words(sentence) is not None


def _plain_words(sentence: str) -> re.Match[str] | None:
    return next((match for match in _PLAIN.finditer(sentence) if not _is_denied(sentence, match)), None)


def _is_disclaimer(sentence: str) -> bool:
    """ "I am not looking for a job": the plain words are there, denied, and nothing turns them round afterwards."""
    denied = any(_is_denied(sentence, match) for pattern in (_PLAIN, _ATTACHED) for match in pattern.finditer(sentence))
    return denied and not _AFTERTHOUGHT.search(sentence)


def _is_denied(text: str, match: re.Match[str]) -> bool:
    """A "not" before the phrase, with no "but" or comma in between, takes the ask back."""
    before = text[max(0, match.start() - NEGATION_REACH) : match.start()]
    denials = list(_NOT.finditer(before))
    return bool(_NOT.search(match.group())) or (bool(denials) and not _TURN.search(before, denials[-1].end()))


def _attachments(reading: Reading) -> list[Finding]:
    match = next((m for m in _ATTACHED.finditer(reading.text) if not _is_denied(reading.text, m)), None)
    if match is None and reading.message.attachments <= 0:
        return []
    start, end = match.span() if match else (len(reading.text), len(reading.text))
    why = "An attachment turns a request for a talk into an application."
    return [Finding("M1", "warn", start, end, why, SOURCE, "A link to your profile in the signature is enough.")]
