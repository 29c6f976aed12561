"""How long a message may be: M3 (words), M7 (subject), M13 (what the channel cuts off)."""

from __future__ import annotations

from collections.abc import Iterator

from shoptalk.method.conduct.findings import Finding, Situation
from shoptalk.method.conduct.reading import Reading
from shoptalk.method.conduct.sentences import words_of

EMAIL_WORDS_LOW = 30  # below, there is rarely room for tie, reason and ask (M3)
EMAIL_WORDS_HIGH = 100  # A12: replies are best at 75-100 words
EMAIL_WORDS_FAR_TOO_MANY = 150
NOTE_CHARACTERS = {"free": 200, "premium": 300}  # A22, last checked with the rulebook; LinkedIn changes it often
INMAIL_CHARACTERS = 1900  # A24
INMAIL_SUBJECT_CHARACTERS = 200  # A24
INMAIL_CHARACTERS_ADVISED = 400  # A24: the band with the most answers
SUBJECT_WORDS = 8  # A19
BLURB_WORDS = (60, 90)  # A30

LENGTH_SOURCE = "A12; Boomerang e-mail analysis 2016 and Simon Fraser University guide"
SUBJECT_SOURCE = "A19; Boomerang e-mail analysis 2016 and career-centre guides"
INMAIL_SOURCE = "A24; LinkedIn figures on InMails, 2021-22"
NOTE_SOURCE = "A22; LinkedIn's limit as guides report it"
BLURB_SOURCE = "A30; guides on double opt-in introductions"


def findings(reading: Reading, situation: Situation) -> Iterator[Finding]:
    yield from _subject(reading)
    match reading.message.channel:
        case "email":
            yield from _email_length(reading)
        case "linkedin_note":
            yield from _note_length(reading, situation)
        case "inmail":
            yield from _inmail_length(reading)
        case "introduction":
            yield from _blurb_length(reading)


def _subject(reading: Reading) -> Iterator[Finding]:
    subject = reading.message.subject
    if subject is None or reading.message.channel not in {"email", "inmail"}:
        return
    count = len(words_of(subject))
    if not subject.strip():
        why = "The subject is empty, and mail without one is answered far less often."
        yield Finding(
            "M7", "stop", 0, 0, why, SUBJECT_SOURCE, "Three to six words: what you share, or the topic.", "subject"
        )
    elif count > SUBJECT_WORDS:
        why = f"The subject has {count} words; three to six are read at a glance."
        yield Finding(
            "M7", "warn", 0, len(subject), why, SUBJECT_SOURCE, "Keep what you share, or the topic.", "subject"
        )
    if reading.message.channel == "inmail" and len(subject) > INMAIL_SUBJECT_CHARACTERS:
        why = f"LinkedIn takes {INMAIL_SUBJECT_CHARACTERS} characters in this subject; this one has {len(subject)}."
        yield Finding(
            "M13",
            "stop",
            INMAIL_SUBJECT_CHARACTERS,
            len(subject),
            why,
            INMAIL_SOURCE,
            "Shorten the subject.",
            "subject",
        )


def _email_length(reading: Reading) -> Iterator[Finding]:
    if reading.message.kind == "thanks":
        return  # thanks have a length of their own (M16)
    count, first = reading.word_count, reading.message.kind == "first"
    start, end = _body_span(reading)
    if count > EMAIL_WORDS_FAR_TOO_MANY:
        why = f"{count} words are much more than a stranger reads; most answers come at 75 to 100."
        yield Finding(
            "M3", "warn", start, end, why, LENGTH_SOURCE, "Keep tie, reason, one question. Save the rest for the talk."
        )
    elif count > EMAIL_WORDS_HIGH:
        why = f"{count} words; letters of 75 to 100 are answered most."
        yield Finding("M3", "warn", start, end, why, LENGTH_SOURCE, "Which sentence could wait for the talk?")
    elif first and count < EMAIL_WORDS_LOW:
        why = f"{count} words leave little room to say what you share, why you write and what you ask."
        yield Finding(
            "M3",
            "warn",
            start,
            end,
            why,
            LENGTH_SOURCE,
            "Say what you share, what you want to learn, and for how long.",
        )


def _note_length(reading: Reading, situation: Situation) -> Iterator[Finding]:
    limit = NOTE_CHARACTERS.get(situation.linkedin_plan, NOTE_CHARACTERS["free"])
    yield from _over_limit(
        reading, limit, NOTE_SOURCE, "Keep tie, reason and a small ask; the minutes can wait for the next message."
    )


def _inmail_length(reading: Reading) -> Iterator[Finding]:
    length = len(reading.text)
    yield from _over_limit(reading, INMAIL_CHARACTERS, INMAIL_SOURCE, "Shorten it, or write an e-mail.")
    if INMAIL_CHARACTERS_ADVISED < length <= INMAIL_CHARACTERS:
        why = f"{length} characters; InMails under {INMAIL_CHARACTERS_ADVISED} are answered most."
        yield Finding(
            "M3",
            "hint",
            INMAIL_CHARACTERS_ADVISED,
            length,
            why,
            INMAIL_SOURCE,
            "Could tie, reason and question stand alone?",
        )


def _blurb_length(reading: Reading) -> Iterator[Finding]:
    low, high = BLURB_WORDS
    if not low <= reading.word_count <= high:
        why = f"{reading.word_count} words; a paragraph that is easy to pass on has {low} to {high}."
        yield Finding(
            "M3", "warn", *_body_span(reading), why, BLURB_SOURCE, "Who you are, why this person, how many minutes."
        )


def _over_limit(reading: Reading, limit: int, source: str, mend: str) -> Iterator[Finding]:
    length = len(reading.text)
    if length > limit:
        why = f"LinkedIn takes {limit} characters here; this has {length}, so {length - limit} would be lost."
        yield Finding("M13", "stop", limit, length, why, source, mend)


def _body_span(reading: Reading) -> tuple[int, int]:
    if not reading.body:
        return (len(reading.text), len(reading.text))
    return (reading.body[0].start, reading.body[-1].end)
