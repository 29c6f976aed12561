"""The parts of a first request: tie M2, minutes M4, question M5, their time M6, the field M8, a way out M10."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shoptalk.method.conduct.findings import Finding, Situation
from shoptalk.method.conduct.names import parts_of
from shoptalk.method.conduct.reading import Reading

MINUTES_AT_MOST = 30  # A17
QUESTIONS_AT_MOST = 3  # A16
WINDOWS_AT_LEAST = 2  # A18

_TIE = re.compile(
    r"\b(?:suggest\w*|introduc\w+|mention\w*|recommend\w*|referr\w+|pointed me|your name"
    r"|in common|also (?:worked|went|studied|trained|taught|served|lived|belong)|person to another"
    r"|because (?:you|your)|write is that you"
    r"|we (?:\w+ )?(?:met|spoke|talked|worked|sat|shared|studied)|met (?:you|at|through)"
    r"|fellow|alum\w*|classmate\w*|both|graduat\w+|studied|same|member|members|mutual|used to work"
    r"|worked (?:with|together|under|for you)|colleague\w*|neighbou?r\w*"
    r"|years ago|taught|friend of|friends with|association|chapter|society|club|guild|union|heard you"
    r"|saw you|read your|came across|come across|your (?:\w+ ){0,2}?(?:article|talk|post|book"
    r"|paper|podcast|interview|lecture|class|course|workshop|webinar|panel|column|essay|blog|thread|video"
    r"|profile|piece|session|report)|since we|last (?:time we|spoke)|our (?:time|years|days|children|kids"
    r"|parents|church|street|team))\b",
    re.IGNORECASE,
)
_NUMBER_WORDS = {
    "five": 5,
    "ten": 10,
    "fifteen": 15,
    "twenty": 20,
    "twenty-five": 25,
    "thirty": 30,
    "forty": 40,
    "forty-five": 45,
    "sixty": 60,
    "ninety": 90,
}
_MINUTES = re.compile(
    r"\b(?:(?P<low>\d{1,3}|twenty-five|forty-five|five|ten|fifteen|twenty|thirty|forty|sixty|ninety)"
    r"(?:\s?(?:-|–|to|or)\s?(?P<high>\d{1,3}|thirty|twenty|fifteen|forty-five|forty"
    r"|sixty))?[\s-]?(?:more\s)?(?:min|mins|minutes?|minute's|minutes'|minutes’)\b"
    r"|(?P<quarter>(?:a )?quarter(?: of an|-)[\s-]?hour|quarter hour)|(?P<half>half an hour|half-hour|half hour)"
    r"|(?P<hour>(?:an|one|1|a full|a whole|two|2|a couple of|few) hours?)\b)",
    re.IGNORECASE,
)
_FITS_TIME = re.compile(
    r"\b(?:whenever|any (?:day|time|morning|afternoon|evening|week)|convenien\w+|your (?:calendar|schedule"
    r"|availability|diary|week|time zone)|suits? (?:you|your)|works? (?:best |better |well )?(?:for|on"
    r"|with) (?:you|your)"
    r"|good for you|easiest for you|around your|fit (?:in|around|into)|flexible|(?:phone|call|zoom|video"
    r"|coffee|in person|e-?mail|text) (?:call )?or|name (?:a|the) (?:time|day|place)|pick|you (?:like"
    r"|prefer|choose)|at a time|come to you|what time|which day|when would|when might|in the coming weeks"
    r"|sometime)\b",
    re.IGNORECASE,
)
_WINDOW = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b\d{1,2}(?::\d\d)?\s?(?:am|pm|a\.m|p\.m)\b"
    r"|\bnext week\b|\b(?:morning|afternoon|evening|lunch(?:time)?)s?\b",
    re.IGNORECASE,
)
_WAY_OUT = re.compile(
    r"\bno (?:pressure|worries|problem|obligation|need|rush|hurry|harm|hard feelings|trouble|prep\w*"
    r"|expectation\w*|bother)\b|\bif (?:not|you can['’]?t|you cannot|you(?:['’]d| would) rather not"
    r"|it(?:['’]s| is)n?['’]?t? ?(?:not )?(?:a (?:bad|good)|too|possible|convenient)|(?:this|that|now"
    r"|it)(?:['’]s| is)(?: not|n['’]t| a bad| too))"
    r"|\b(?:if|when) you(?:['’]re| are) (?:too |very )?(?:busy|swamped|stretched|unable|not able|pressed)"
    r"|\b(?:completely|totally|quite|fully|perfectly|of course|entirely|will|I['’]ll|would"
    r"|I['’]d) understand\b|\bunderstand (?:completely|if|entirely|perfectly)\b"
    r"|\bfeel free to (?:say no|decline|ignore|pass|skip)|\b(?:a )?[“\"']?no[”\"']? is (?:fine|ok|okay"
    r"|a fine|perfectly|also)|\b(?:don['’]t|do not) worry (?:if|about)|\beither way\b|\bnot a good (?:time"
    r"|moment)|\bbad time\b|\bsay no\b|\bignore this|\bonly if\b|\bif you have (?:the )?(?:time|room)"
    r"|\bif you(?:['’]re| are) (?:willing|open|free|up)|\brather not\b|\bno reply\b",
    re.IGNORECASE,
)
_INTEREST = re.compile(
    r"\b(?:interest\w*|learn(?:ing)?|curious|passion\w*|love|drawn|fascinat\w+|excited|keen|hear|know"
    r"|dream\w*|want|hope|eager)\b[^.?!\n]{0,60}?\b(?:about|in|by|to|at|for|with|of|how|what)\b[^.?!\n]{0,40}?"
    r"\byour (?:company|firm|organi[sz]ation|employer|agency|team|department|hospital|school|business"
    r"|studio|bank|office)\b",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"\b(?:field|industry|sector|profession|trade|line of work|kind of work|type of work|career|careers"
    r"|people who|people in|roles? like|work of|day to day|day-to-day|craft|area|areas|region|path"
    r"|move(?:d)? (?:from|into)|got into|get into|work as)\b",
    re.IGNORECASE,
)

TIE_SOURCE = "A14; Simon Fraser University guide"
MINUTES_SOURCE = "A17; career centres ask for 15, 20 or 30 minutes"
QUESTION_SOURCE = "A16; Boomerang e-mail analysis 2016"
TIME_SOURCE = "A18; Simon Fraser University guide"
FIELD_SOURCE = "A15; Simon Fraser University guide"
WAY_OUT_SOURCE = "D4; Zhao & Epley 2022: people like to help, and still want an easy way out"


def findings(reading: Reading, situation: Situation) -> Iterator[Finding]:
    """Only for a first request: nudges are short by design, and a 200-character note drops the minutes (A26)."""
    channel = reading.message.channel
    if reading.message.kind != "first" or not reading.body:
        return
    if channel in {"email", "inmail", "linkedin_note"}:
        yield from _tie(reading, situation)
        yield from _field(reading, situation)
    if channel in {"email", "inmail", "introduction", "call"}:
        yield from _minutes(reading)
    if channel in {"email", "inmail"}:
        yield from _questions(reading)
    if channel == "email":
        yield from _their_time(reading)
    if channel in {"email", "inmail", "introduction"}:
        yield from _way_out(reading)


def _tie(reading: Reading, situation: Situation) -> Iterator[Finding]:
    first = reading.body[0]
    folded = first.text.casefold()
    named = any(tie.strip() and (tie.casefold() in folded or _any_name(tie, first.text)) for tie in situation.ties)
    if not named and not _TIE.search(first.text):
        why = "Could the first sentence say what you two share? It is what makes a stranger read on."
        mend = (
            f"Begin with {situation.ties[0]}."
            if situation.ties
            else "Begin with a school, a person, an association or a piece of theirs."
        )
        yield Finding("M2", "warn", first.start, first.end, why, TIE_SOURCE, mend)


def _any_name(tie: str, text: str) -> bool:
    """A tie that is a person counts when only the given or family name is said."""
    is_name = tie.istitle() and len(tie.split()) <= 3
    return is_name and bool(set(parts_of(tie)) & set(parts_of(text)))


def _minutes(reading: Reading) -> Iterator[Finding]:
    longest, where = 0, None
    for match in _MINUTES.finditer(reading.text):
        minutes = _minutes_in(match)
        if minutes > longest:
            longest, where = minutes, match
    if where is None:
        why = "It does not say how long the talk would take; a small number is easy to say yes to."
        yield Finding("M4", "warn", *reading.asking_span, why, MINUTES_SOURCE, "for twenty minutes")
    elif longest > MINUTES_AT_MOST:
        why = "More than thirty minutes is a lot to ask of somebody the first time."
        yield Finding("M4", "warn", where.start(), where.end(), why, MINUTES_SOURCE, "twenty minutes")


def _minutes_in(match: re.Match[str]) -> int:
    if match["quarter"]:
        return 15
    if match["half"]:
        return 30
    if match["hour"]:
        return 60
    said = (match["high"] or match["low"]).lower()
    return _NUMBER_WORDS[said] if said in _NUMBER_WORDS else int(said)


def _questions(reading: Reading) -> Iterator[Finding]:
    marks = [match.start() for match in re.finditer(r"\?+", reading.text)]
    if not marks:
        why = "There is no question in it, so it is not clear what to answer."
        yield Finding(
            "M5", "warn", *reading.asking_span, why, QUESTION_SOURCE, "Would you talk with me for twenty minutes?"
        )
    elif len(marks) > QUESTIONS_AT_MOST:
        why = f"{len(marks)} questions are more than one answers by mail; one is enough to open the door."
        yield Finding(
            "M5",
            "warn",
            marks[QUESTIONS_AT_MOST],
            marks[-1] + 1,
            why,
            QUESTION_SOURCE,
            "Keep one question, and bring the others to the talk.",
        )


def _their_time(reading: Reading) -> Iterator[Finding]:
    if not _FITS_TIME.search(reading.text) and len(set(_WINDOW.findall(reading.text.lower()))) < WINDOWS_AT_LEAST:
        why = "Could it offer to fit in with their calendar, or name two times?"
        yield Finding(
            "M6",
            "warn",
            *reading.asking_span,
            why,
            TIME_SOURCE,
            "Any day next week works for me, by phone or wherever suits you.",
        )


def _field(reading: Reading, situation: Situation) -> Iterator[Finding]:
    employer = situation.recipient_employer
    match = _INTEREST.search(reading.text)
    if match is None and employer:
        at_employer = (
            rf"\b(?:interest\w*|learn\w*|curious|passion\w*|drawn|love|excited)\b[^.?!\n]{{0,80}}?{re.escape(employer)}"
        )
        match = re.search(at_employer, reading.text, re.IGNORECASE)
    if match and not _FIELD.search(reading.text):
        why = "Is the interest only in their employer? With the kind of work named, anybody in the field can help."
        yield Finding(
            "M8", "hint", match.start(), match.end(), why, FIELD_SOURCE, "Name the kind of work and the region."
        )


def _way_out(reading: Reading) -> Iterator[Finding]:
    if not _WAY_OUT.search(reading.text):
        why = "Would an easy way to say no make it lighter to answer?"
        yield Finding(
            "M10", "hint", *reading.asking_span, why, WAY_OUT_SOURCE, "If this is a busy stretch, I quite understand."
        )
