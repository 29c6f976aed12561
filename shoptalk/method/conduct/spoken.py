"""What is said rather than read: the call sheet (A27), the voicemail (A28) and the paragraph to pass on (A30)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shoptalk.method.conduct.findings import Finding, Situation
from shoptalk.method.conduct.names import parts_of
from shoptalk.method.conduct.reading import Reading
from shoptalk.method.conduct.sentences import words_of

WORDS_PER_SECOND = 2.6  # an unhurried speaking pace
VOICEMAIL_SECONDS = 30  # A28
CALL_LINES = 3  # A27: who and tie, purpose and minutes, is this a good moment
NUMBER_TIMES = 2  # A28: once early, once at the end
PHONE_DIGITS = 7

CALL_SOURCE = "A27; career textbook and call guides"
VOICEMAIL_SOURCE = "A28; call guides"
BLURB_SOURCE = "A30; guides on double opt-in introductions"

_DIGIT_WORDS_LISTED = """
zero oh one two three four five six seven eight nine
"""
_DIGIT_WORDS = frozenset(_DIGIT_WORDS_LISTED.split())
_GOOD_MOMENT = re.compile(
    r"\b(?:good|bad|convenient|right) (?:moment|time)|call (?:you )?back|caught you"
    r"|do you have (?:a|two|one) (?:minute|moment)",
    re.IGNORECASE,
)
_LEANS_ON_TALK = re.compile(
    r"\bas (?:we|I) (?:discussed|said|mentioned|agreed|told you)|\bsee below\b|\bas you know\b"
    r"|\bour chat\b|\byou know me\b",
    re.IGNORECASE,
)
_SAYS_WHO = re.compile(r"\bI(?:['’]m| am)\b|\bmy name is\b|\bis an? \w+", re.IGNORECASE)


def findings(reading: Reading, situation: Situation) -> Iterator[Finding]:
    match reading.message.channel:
        case "call":
            yield from _call(reading)
        case "voicemail":
            yield from _voicemail(reading)
        case "introduction":
            yield from _stands_alone(reading, situation)


def _call(reading: Reading) -> Iterator[Finding]:
    lines = [line for line in reading.text.splitlines() if line.strip()]
    end = len(reading.text)
    if len(lines) > CALL_LINES:
        why = f"The sheet has {len(lines)} lines; three are what one can say before the other answers."
        yield Finding(
            "A27", "hint", 0, end, why, CALL_SOURCE, "Name and tie; purpose and minutes; is this a good moment?"
        )
    if lines and reading.message.kind == "first" and not _GOOD_MOMENT.search(reading.text):
        why = "A call interrupts, and nothing here asks whether this is a good moment."
        yield Finding("A27", "hint", end, end, why, CALL_SOURCE, "Is this a good moment, or when may I call back?")


def _voicemail(reading: Reading) -> Iterator[Finding]:
    words = len(words_of(reading.text))
    seconds = round(words / WORDS_PER_SECOND)
    if seconds > VOICEMAIL_SECONDS:
        why = f"This takes about {seconds} seconds to say; {VOICEMAIL_SECONDS} are listened to."
        yield Finding(
            "M3",
            "warn",
            0,
            len(reading.text),
            why,
            VOICEMAIL_SOURCE,
            "Keep name, number, reason, and when you will call again.",
        )
    if words and _numbers_said(reading.text) < NUMBER_TIMES:
        why = "The number is easiest to catch when it is said early and once more at the end."
        yield Finding(
            "A28",
            "hint",
            len(reading.text),
            len(reading.text),
            why,
            VOICEMAIL_SOURCE,
            "Say your number again, slowly, as the last thing.",
        )


def _numbers_said(text: str) -> int:
    """How often a telephone number is said, in digits or in words."""
    said, digits = 0, 0
    for piece in re.findall(r"[a-z]+|\d+|[.,;?!\n]", text.lower()):
        if piece.isdigit():
            digits += len(piece)
        elif piece in _DIGIT_WORDS:
            digits += 1
        elif piece not in ",.":
            said += digits >= PHONE_DIGITS
            digits = 0
    return said + (digits >= PHONE_DIGITS)


def _stands_alone(reading: Reading, situation: Situation) -> Iterator[Finding]:
    for match in _LEANS_ON_TALK.finditer(reading.text):
        why = "This paragraph is passed on to somebody who was not there."
        yield Finding(
            "A30", "hint", match.start(), match.end(), why, BLURB_SOURCE, "Say it so that it can stand alone."
        )
    named = set(parts_of(situation.seeker_name)) & set(parts_of(reading.text))
    if reading.body and not named and not _SAYS_WHO.search(reading.text):
        first = reading.body[0]
        why = "Who reads this does not learn who is asking."
        yield Finding("A30", "hint", first.start, first.end, why, BLURB_SOURCE, "Begin with your name and what you do.")
