"""Which question tests a belief (B13, E8).

A question that does not name the belief tests it better, because the host then tells what is so and not whether they
agree. So a belief whose words belong to a theme gets a question of that theme; any other one is named openly.
"""

from __future__ import annotations

import re

from shoptalk.method.work_words import in_a_sentence

NAMED = ("Q98", "Q99")  # the two that name the belief: "I currently believe …", "What would I see if I were wrong …"
GENERAL = ("Q100", "Q101", "Q103", "Q104")  # typical? who disagrees? which employer differs? whom would I miss? (B13)
# Words of a belief, and the questions that bring the matter up, the best first. Questions about pay come first in the
# form of a range (B15).
THEMES: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(rf"\b(?:{words})", re.IGNORECASE), keys)
    for words, keys in (
        (r"pay\b|paid|salar|wage|earn|income|money|benefits", ("Q68", "Q79")),
        (r"remote|home office|from home|flexib|part[- ]time", ("Q65",)),
        (r"evening|weekend|overtime|long hours|stress|burn[- ]?out|work[- ]life", ("Q25", "Q30")),
        (r"degree|master|diploma|universit|college|graduate|ph\.?d", ("Q143", "Q46")),
        (r"certif|licen[cs]e|qualif|permit", ("Q45", "Q46")),
        (r"automat|robot|\bai\b|artificial|dying|shrink|future", ("Q82", "Q81")),
        (
            r"\bage\b|too old|too late|without experience|beginner|get(?:ting)? in\b|hard to enter|hiring",
            ("Q118", "Q89"),
        ),
        (r"technical|cod(?:e|ing)|program|math|number|writ(?:e|ing)|present", ("Q41", "Q44")),
        (r"team|colleague|culture|atmosphere|alone|lonely|conflict|politic", ("Q52", "Q59")),
        (r"meeting|desk|outdoor|outside|people|screen|routine|boring|paper|hours|day|week", ("Q21", "Q27", "Q22")),
    )
)
LONGEST = 110  # characters of a belief inside a question or a reason


def questions_for(belief: str) -> tuple[str, ...]:
    """Keys of the bank that test this belief, the best first: those of its theme, then those that name it."""
    of_theme = next((keys for words, keys in THEMES if words.search(belief)), ())
    return (*of_theme, *NAMED)


def as_clause(belief: str) -> str:
    """A belief for the place after "I believe": no capital, no full stop, not too long."""
    text = " ".join(belief.split()).rstrip(".!?;:, ")
    if not re.match(r"I\b", text):
        text = in_a_sentence(text)
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST].rsplit(' ', 1)[0].rstrip('.,;: ')}…"
