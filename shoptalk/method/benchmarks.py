"""Other people's figures, each on a card that says what it stands on (rulebook F1-F20, A40-A44, D1-D8; F21-F23).

No card, no figure. A card says who measured what of whom, what was divided by what, how well it was measured, and what
it does not tell. Most addresses are of pages that quote the work, so the card says where the figure was read.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum


class Grade(StrEnum):
    """How well a figure is measured, in words (F22)."""

    MEASURED_WELL = "measured well"
    MEASURED_ELSEWHERE = "measured elsewhere"
    PRACTITIONERS_SAY = "practitioners say"
    UNSUPPORTED = "unsupported"
    WITHDRAWN = "withdrawn"


GRADE_MEANS = {
    Grade.MEASURED_WELL: "an experiment or a very large count, close to the question",
    Grade.MEASURED_ELSEWHERE: "measured, but on other people or another question",
    Grade.PRACTITIONERS_SAY: "somebody's own count, or what practitioners report",
    Grade.UNSUPPORTED: "repeated often; we found no study behind it",
    Grade.WITHDRAWN: "the study was taken back",
}


@dataclass(frozen=True, slots=True)
class Card:
    """One figure with everything that F21 asks for."""

    key: str
    subject: str  # replies, offers, hiring, searching
    rule: str
    figure: str
    measured_by: str
    where_and_when: str
    sample: str
    counted: str  # the numerator in words
    among: str  # the denominator in words
    grade: Grade
    caveat: str
    link: str

    def missing(self) -> list[str]:
        """The names of the fields that say nothing."""
        return [field.name for field in fields(self) if not str(getattr(self, field.name)).strip()]


@dataclass(frozen=True, slots=True)
class Saying:
    """The saying's figure for one arm, as a tick beside the own range and never as a target (F1, F23)."""

    card: str
    words: str
    share: float


TALKS_SAYING = Saying("saying", "1 in 12", 1 / 12)
RESUMES_SAYING = Saying("saying", "1 in 200", 1 / 200)

SUBJECTS = (
    ("offers", "Talks, resumes and offers"),
    ("replies", "Who says yes when asked"),
    ("hiring", "Referrals and hiring"),
    ("searching", "What helps a search"),
)

NOT_SHOWN = (
    ("How many jobs are never advertised", "The share goes back to press remarks of half a century ago; a later "
     "survey reports nearly the opposite (F5)."),
    ("That students find these talks the most useful thing", "Stands on a university page without a source (F19)."),
    ("How few seekers send thanks", "Stands in many guides without a source (C5). Thank people anyway."),
    ("That a certain mindset makes networking feel cleaner", "Its withdrawal was announced after others reported "
     "altered answers (D12)."),
    ("What resumes by mail, walking in or reading advertisements bring, in per cent", "The figures change from edition "
     "to edition of one book, without a method (F4)."),
)  # fmt: skip
WHAT_MAY_BE_SAID = (
    "We found no study that measured how many informational interviews lead to an offer. Your own record will tell you "
    "more."
)
