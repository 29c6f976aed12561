"""M9: more than one flattering phrase, or sentences that read like a contract."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shoptalk.method.conduct.findings import Finding, Situation
from shoptalk.method.conduct.readability import reading_grade
from shoptalk.method.conduct.reading import Reading
from shoptalk.method.conduct.sentences import words_of

FLATTERY_AT_MOST = 1  # A20: slightly warm beats neutral, effusive does not
GRADE_AT_MOST = 9.0  # A20
WORDS_TO_GRADE = 40  # a grade of fewer words says nothing
SOURCE = "A20; Boomerang e-mail analysis 2016"

_FLATTERY = re.compile(
    r"\b(?:amaz(?:ing|ed)|incredibl[ey]|inspir(?:ing|ed|ation|ational)|impress(?:ive|ed)|admir(?:e|ed"
    r"|ation|able)|(?:huge|big|massive|great) fan"
    r"|legend(?:ary)?|brilliant|outstanding|extraordinar(?:y|ily)|remarkabl[ey]|thought leader|rock ?star"
    r"|guru|visionary|genius"
    r"|in awe|blown away|stunning|phenomenal|exceptional|unparalleled|world-class|role model|honou?red"
    r"|an honou?r|illustrious|esteemed"
    r"|look up to you|trailblaz(?:er|ing)|stellar|magnificent|superb|fantastic|wonderful work|dream career"
    r"|masterful)\b",
    re.IGNORECASE,
)


def findings(reading: Reading, _situation: Situation) -> Iterator[Finding]:
    phrases = list(_FLATTERY.finditer(reading.text))
    for match in phrases[FLATTERY_AT_MOST:]:
        why = "One warm word is kind; could a second sound like praise for a purpose?"
        yield Finding(
            "M9", "hint", match.start(), match.end(), why, SOURCE, "Name what exactly caught your interest instead."
        )
    if reading.message.channel in {"call", "voicemail"} or reading.word_count < WORDS_TO_GRADE:
        return
    grade = reading_grade([sentence.text for sentence in reading.body])
    if grade > GRADE_AT_MOST:
        longest = max(reading.body, key=lambda sentence: len(words_of(sentence.text)))
        why = f"This reads like grade {grade:.0f}; plain letters, nearer grade 5, are answered more."
        yield Finding(
            "M9",
            "hint",
            longest.start,
            longest.end,
            why,
            SOURCE,
            "Could this sentence become two, in the words you would say aloud?",
        )
