"""Letters composed from notes and outcomes, and how to tell whether the seeker changed one since.

A made letter has a key that no wording has, and in place of a version a figure worked out from its text: while the two
agree, the text may follow the facts; once they differ, the words are the seeker's and stay.
"""

from __future__ import annotations

from zlib import crc32

from shoptalk.outreach.models import Letter
from shoptalk.outreach.plain_text import normal

THANKS, REPORT, IN_TOUCH, MENTORSHIP = "made.thank_you", "made.report_back", "made.in_touch", "made.mentorship"
FIGURES = 9973  # the desk takes versions of four digits


def figure(body: str) -> int:
    """A small number that changes with the text."""
    return crc32(normal(body).encode()) % FIGURES + 1


def as_made(letter: Letter) -> bool:
    """Is it still, word for word, what was composed?"""
    return letter.template_key.startswith("made.") and letter.template_version == figure(letter.body)
