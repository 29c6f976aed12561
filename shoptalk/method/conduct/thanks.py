"""M16: a thank-you asks for nothing: no new ask, no job words, one specific learning, 50 to 120 words (C2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shoptalk.method.conduct.findings import Finding, Situation
from shoptalk.method.conduct.job_ask import asks_plainly
from shoptalk.method.conduct.reading import Reading
from shoptalk.method.conduct.sentences import Sentence, words_of

WORDS_LOW, WORDS_HIGH = 50, 120  # C2
WORDS_OF_A_LEARNING = 8  # "I learned so much from you" has six and says nothing

SOURCE = "C2; career-centre guides on thank-you notes"

_ASKS = re.compile(
    r"\b(?:could|can|would|will|might|may) (?:you|we|i)\b(?! (?:be )?(?:glad|happy) to (?:hear|know))[^.!\n]*\?"
    r"|\b(?:could|would) you (?:please |kindly |also |perhaps |possibly |maybe )?"
    r"(?:introduce|send|share|connect|put|forward|pass|tell|let|look|review|meet|give|help|recommend|refer|point)\b"
    r"|\bplease (?:introduce|send|share|connect|put|forward|pass|let me know if|keep me|consider|look|review|call"
    r"|write)\b"
    r"|\bi (?:would|['’]d) (?:love|like|be grateful|appreciate it)(?: it)?(?: to| if| another| a second)"
    r"[^.!?\n]{0,40}?\b(?:meet|talk|speak|chat|visit|shadow|come by|another|again|you could|you would)\b"
    r"|\b(?:let me know|tell me|keep me posted|keep me in mind|think of me) (?:if|when|about|should|for)\b"
    r"|\bif you (?:know|hear|come across|think) of (?:any|some|a)\w*\b"
    r"|\b(?:one more|another|a further|a last|one last|a quick) (?:question|favou?r|request|thing)\b"
    r"|\b(?:hoping|hope) (?:that )?you (?:could|can|would|might)\b",
    re.IGNORECASE,
)
_OWN_PROMISE = re.compile(r"\b(?:no (?:answer|reply)|may i tell you|can i tell you)\b", re.IGNORECASE)
_JOB = re.compile(
    r"\b(?:r[eé]sum[eé]|c\.?v\.?|curriculum vitae|vacanc(?:y|ies)|(?:job )?openings?|hir(?:e|ed|ing)|internships?"
    r"|appl(?:y|ying|ication)s?|recruit(?:er|ing|ment)?|job (?:search|hunt|offer|opportunit(?:y|ies))"
    r"|(?:a|any|the|this|your) (?:job|position|role) (?:at|with|on|in) your"
    r"|employment|career opportunit(?:y|ies)|opportunit(?:y|ies) (?:at|with|in) your)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"][^”\"\n]{1,600}[”\"]")
_LEARNED = re.compile(
    r"\b(?:stay(?:s|ed) with me|stuck with me|learn(?:ed|t)|did not know|didn['’]t know|had not known|never knew"
    r"|(?:had|did) not expect\w*|didn['’]t expect|surprised?|surprising|you (?:said|told|described|showed|explained"
    r"|mentioned|pointed out)|your (?:words|story|point|advice|description|account|example|remark)"
    r"|the part (?:about|where)|keep thinking|took away|take away|made me see|opened my eyes"
    r"|i (?:now )?(?:see|understand)|i noticed|what you said|how you|that you)\b",
    re.IGNORECASE,
)


def findings(reading: Reading, situation: Situation) -> Iterator[Finding]:
    if reading.message.kind != "thanks":
        return
    quoted = [match.span() for match in _QUOTED.finditer(reading.text)]
    yield from _asks(reading, quoted)
    yield from _job_words(reading, quoted)
    if situation.talked and reading.message.channel not in ("call", "voicemail"):
        yield from _learning(reading, quoted)
    yield from _length(reading, situation)


def _asks(reading: Reading, quoted: list[tuple[int, int]]) -> Iterator[Finding]:
    for sentence in reading.body:
        match = _ASKS.search(sentence.text)
        if match is None and sentence.is_question:
            match = re.match(r".*", sentence.text, re.DOTALL)
        if match is None or _OWN_PROMISE.search(sentence.text):
            continue
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if _inside(start, quoted) or asks_plainly(sentence.text):
            continue  # M1 says it in stronger words already
        why = "This asks for something more, and a thank-you is strongest when it asks for nothing."
        yield Finding("M16", "warn", start, end, why, SOURCE, "Leave it out; it can be a letter of its own, later.")


def _job_words(reading: Reading, quoted: list[tuple[int, int]]) -> Iterator[Finding]:
    for sentence in reading.body:
        if asks_plainly(sentence.text):
            continue
        for match in _JOB.finditer(sentence.text):
            start = sentence.start + match.start()
            if _inside(start, quoted):
                continue
            why = f"“{match.group()}” turns the thanks into an application."
            mend = "Say what you learned instead; who wants to help with work will raise it."
            yield Finding("M16", "warn", start, start + len(match.group()), why, SOURCE, mend)
            return


def _learning(reading: Reading, quoted: list[tuple[int, int]]) -> Iterator[Finding]:
    if any(_is_specific(sentence, quoted) for sentence in reading.body):
        return
    place = reading.body[0].end if reading.body else len(reading.text)
    why = "It does not say yet what you learned. One thing that only this talk can have given shows that you listened."
    yield Finding("M16", "warn", place, place, why, SOURCE, "Add one thing they said, in their words or yours.")


def _is_specific(sentence: Sentence, quoted: list[tuple[int, int]]) -> bool:
    if "[" in sentence.text:
        return False  # a slot says nothing yet
    count = len(words_of(sentence.text))
    holds_quote = any(start < sentence.end and sentence.start < end for start, end in quoted)
    return holds_quote or (count >= WORDS_OF_A_LEARNING and bool(_LEARNED.search(sentence.text)))


def _length(reading: Reading, situation: Situation) -> Iterator[Finding]:
    if reading.message.channel not in ("email", "inmail") or not reading.body:
        return
    count, span = reading.word_count, (reading.body[0].start, reading.body[-1].end)
    if count > WORDS_HIGH:
        why = f"{count} words; thanks of {WORDS_LOW} to {WORDS_HIGH} are read with pleasure."
        yield Finding("M16", "warn", *span, why, SOURCE, "Keep two things that you learned and what you will do.")
    elif situation.talked and count < WORDS_LOW:
        why = f"{count} words; with {WORDS_LOW} there is room for what you learned and what you will do."
        yield Finding("M16", "hint", *span, why, SOURCE, "Say one thing you learned, and what you will do with it.")


def _inside(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)
