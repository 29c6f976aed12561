"""Occupations for a job title that is still being typed: titles that begin so, then titles that hold the words."""

from __future__ import annotations

from shoptalk.occupations import reference
from shoptalk.occupations.matching import Choice, match
from shoptalk.occupations.wording import fold, spell_out

GRADES = frozenset(("senior", "junior", "lead", "principal", "staff", "head", "assistant", "associate", "deputy"))
SHORTEST = 2  # letters before anything is offered
TITLES_READ = 120  # rows looked at for one keystroke
EXACT, BEGINS, HOLDS = 1.0, 0.8, 0.6  # the scores of a finished title, a beginning, a part
EACH_TITLE, MOST_BEGUN = 0.01, 0.95  # an occupation with many titles that begin so is likelier meant
LONGEST_READ = 80


def find(text: str, limit: int = 8) -> list[Choice]:
    """Up to `limit` occupations for what has been typed, the likeliest first; larger occupations win ties."""
    folded = fold(text[:LONGEST_READ])
    if len(folded) < SHORTEST or limit <= 0:
        return []
    known = reference.default()
    scores: dict[int, float] = {}
    spelled = spell_out(folded)
    graded = spelled.split(" ", 1)
    without_grade = graded[1] if len(graded) > 1 and graded[0] in GRADES else spelled
    for typed in dict.fromkeys((folded, spelled, without_grade)):
        for number, key in known.beginning(typed, TITLES_READ):
            begun = min(scores.get(number, BEGINS - EACH_TITLE) + EACH_TITLE, MOST_BEGUN)
            scores[number] = EXACT if key == typed else max(scores.get(number, 0.0), begun)
        if len(scores) < limit and len(typed) > SHORTEST:
            for number in _holding(typed):
                scores.setdefault(number, HOLDS)
    ordered = sorted(scores, key=lambda number: (-scores[number], -known.jobs(number), number))
    found = [Choice(*known.occupation(number), round(scores[number], 3)) for number in ordered[:limit]]
    seen = {choice.code for choice in found}
    if len(found) < limit:  # a finished wording that no title begins with, or a slip of the finger
        found += [choice for choice in match(text).choices if choice.code not in seen and choice.score >= HOLDS / 2]
    return found[:limit]


def _holding(typed: str) -> list[int]:
    """Occupation ids whose own title holds what is typed at the beginning of a word."""
    return [
        number
        for (number,) in reference.default().rows(
            "SELECT id FROM occupation WHERE title LIKE ? OR title LIKE ? ORDER BY jobs DESC LIMIT ?",
            (f"{typed}%", f"% {typed}%", TITLES_READ),
        )
    ]
