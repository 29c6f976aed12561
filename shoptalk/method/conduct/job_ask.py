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
    rf"|\bany (?:\w+ )?(?:openings|vacancies)\b|\b(?:know|hear) of (?:an?|any|some) (?:\w+ ){{0,2}}{_JOB}\b"
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
# "An opening in your calendar", "keep me in mind for the next tour": time and places, not posts.
_OF_TIME = re.compile(
    r"[^.!?\n]{0,24}\b(?:calendar|diary|schedule|agenda|timetable|week|tour|visit|talk|lecture|event|workshop)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:someone|somebody|anyone|anybody|people|those|students?|beginners?|friends?|who|she|he|they)\b[\w' ]{0,24}$",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|no|without|nor|neither|nothing|rather than|instead of)\b|n['’]t\b", re.IGNORECASE)
_AFTERTHOUGHT = re.compile(r"\b(?:but|yet|however|though|although|still|if|should|unless)\b", re.IGNORECASE)
_TURN = re.compile(r"\b(?:but|yet|however|though|although|still)\b|[,;:]", re.IGNORECASE)


def certainty(text: str) -> bool | None:
    """What plain words settle about a sentence: True asks, False denies asking, None leaves it to the reader."""
    if _plain_words(text) or _attached_in(text):
        return True
    return False if _is_disclaimer(text) else None


def findings(reading: Reading, _situation: Situation) -> Iterator[Finding]:
    attached = _attachments(reading)
    yield from attached
    count = len(reading.sentences)
    for place, sentence in enumerate(reading.sentences):
        if any(sentence.start <= finding.start < sentence.end for finding in attached):
            continue
        if plain := _plain_words(sentence.text):
            start, end = sentence.start + plain.start(), sentence.start + plain.end()
            why = "This asks for a job, and a first message that asks for a talk opens more doors."
            yield Finding("M1", "warn", start, end, why, SOURCE, MEND)
        elif not _is_disclaimer(sentence.text) and sounds_like_asking(sentence.text, place, count):
            why = "Could this be read as asking for a job?"
            yield Finding("M1", "hint", sentence.start, sentence.end, why, SOURCE, MEND)


def asks_plainly(sentence: str) -> bool:
    """Does it ask for a job in words that leave no doubt?"""
    return _plain_words(sentence) is not None


def _plain_words(sentence: str) -> re.Match[str] | None:
    return next((match for match in _PLAIN.finditer(sentence) if _is_meant(sentence, match)), None)


def _is_meant(sentence: str, match: re.Match[str]) -> bool:
    """The plain words are not denied, mean posts, and are said of the writer ("someone looking for a job" is not)."""
    is_search = match.group().lower().startswith(("looking", "searching", "hunting", "applying", "apply", "ask"))
    of_others = is_search and _OTHERS.search(sentence, 0, match.start())
    return not (_is_denied(sentence, match) or of_others or _OF_TIME.match(sentence, match.end()))


def _is_disclaimer(sentence: str) -> bool:
    """ "I am not looking for a job": the plain words are there, denied, and nothing turns them round afterwards."""
    denied = any(_is_denied(sentence, match) for pattern in (_PLAIN, _ATTACHED) for match in pattern.finditer(sentence))
    return denied and not _AFTERTHOUGHT.search(sentence)


def _is_denied(text: str, match: re.Match[str]) -> bool:
    """A "not" before the phrase, with no "but" or comma in between, takes the ask back."""
    before = text[max(0, match.start() - NEGATION_REACH) : match.start()]
    denials = list(_NOT.finditer(before))
    return bool(_NOT.search(match.group())) or (bool(denials) and not _TURN.search(before, denials[-1].end()))


def _attached_in(text: str) -> re.Match[str] | None:
    return next((match for match in _ATTACHED.finditer(text) if not _is_denied(text, match)), None)


def _attachments(reading: Reading) -> list[Finding]:
    match = _attached_in(reading.text)
    if match is None and reading.message.attachments <= 0:
        return []
    start, end = match.span() if match else (len(reading.text), len(reading.text))
    why = "An attachment turns a request for a talk into an application."
    return [Finding("M1", "warn", start, end, why, SOURCE, "A link to your profile in the signature is enough.")]
