"""The sentences of the ranking: why ask this person first, or why not now. Facts, never judgements or scores."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from shoptalk.method.day_words import spoken
from shoptalk.method.standing import EXECUTIVE, MID, PEER, SENIOR

if TYPE_CHECKING:
    from shoptalk.method.ranking import Candidate

# Rulebook A32: at most two open requests at one employer.
OPEN_ASKS_AT_ONE_EMPLOYER = 2
_MOST_REASONS = 4
_IN_THE_FIELD = 0.7
_NEAR_THE_FIELD = 0.35

# What everybody on a list has in common (the field, a tie in general words) is said after what only this person has.
_TELLING = {"field": 0.4, "seniority": 0.5}
_TELLING_TIE_IN_GENERAL = 0.4

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
EXECUTIVE_WARNING = "So senior a person comes better after a first practice talk"


def left_out(candidate: Candidate, today: date) -> str:
    """Why this person is not to be asked today, or "" (rulebook A31-A36)."""
    if candidate.final:
        return "Let go; this answer stands"
    if candidate.resting_until and candidate.resting_until > today:
        return f"Resting until {day(candidate.resting_until, today)}"
    if candidate.asked_on and not candidate.resting_until:
        return f"Asked already, on {day(candidate.asked_on, today)}"
    if candidate.employer_booster:
        return f"{candidate.employer_booster} at {candidate.organization} has answered; ask there first"
    if candidate.organization and candidate.employer_open_asks >= OPEN_ASKS_AT_ONE_EMPLOYER:
        return f"{number(candidate.employer_open_asks).capitalize()} open asks at {candidate.organization}"
    return ""


def reasons(candidate: Candidate, parts: Mapping[str, float], practised: bool, today: date) -> tuple[str, ...]:
    """Up to four sentences of what counted, the most telling first; never empty."""
    telling = {part: worth * _TELLING.get(part, 1.0) for part, worth in parts.items() if worth > 0}
    if "tie" in telling and not candidate.tie_words:
        telling["tie"] *= _TELLING_TIE_IN_GENERAL
    said: list[str] = []
    for part in sorted(telling, key=telling.__getitem__, reverse=True):
        if len(said) < _MOST_REASONS and (sentence := _SENTENCE[part](candidate, today)):
            said.append(sentence)
    if candidate.resting_until:
        said.append("You asked before, and the rest is over")
    if not candidate.reachable:
        said.append("No address or number yet")
    if not practised and candidate.seniority >= EXECUTIVE:
        said.insert(0, EXECUTIVE_WARNING)
    return tuple(said or [f"You have not asked {given(candidate)} yet"])


def _introduction(candidate: Candidate, today: date) -> str:
    return f"{candidate.introduced_by} suggested {given(candidate)}"


def _field(candidate: Candidate, today: date) -> str:
    if not candidate.field_name or candidate.field_fit < _NEAR_THE_FIELD:
        return ""
    return ("Works in " if candidate.field_fit >= _IN_THE_FIELD else "Works close to ") + candidate.field_name


def _tie(candidate: Candidate, today: date) -> str:
    if candidate.tie_words:
        return candidate.tie_words
    if candidate.tie_strength == "close" and candidate.close_knit:
        return "You know each other well, and in this field close ties carry far"
    return {
        "close": "You know each other well",
        "warm": "You are in touch",
        "acquaintance": f"You know each other a little{_since(candidate, today)}",
        "friend_of_friend": f"Somebody you know knows {given(candidate)}",
        "stranger": "New to you",
    }.get(candidate.tie_strength, "")


def _since(candidate: Candidate, today: date) -> str:
    return f", last in touch {years_ago(candidate.last_contact_on, today)}" if candidate.last_contact_on else ""


def _dormant(candidate: Candidate, today: date) -> str:
    if candidate.last_contact_on:
        last = f"You were last in touch {years_ago(candidate.last_contact_on, today)}"
    else:
        last = "You have been out of touch for years"
    if candidate.seniority >= SENIOR:
        return f"{last}; writing may feel bold, and old ties further along are often the most useful"
    return f"{last}; old ties give fresh advice"


def _shared(candidate: Candidate, today: date) -> str:
    schools, employers = candidate.shared_schools, candidate.shared_employers
    if schools and employers:
        return f"You both were at {schools[0]}, and both worked at {employers[0]}"
    if schools:
        return f"You both were at {schools[0]}"
    return f"You both worked at {employers[0]}" if employers else ""


def _seniority(candidate: Candidate, today: date) -> str:
    if candidate.seniority <= PEER:
        return "Close to the daily work"
    if candidate.seniority == MID:
        return "A few steps in, good on how people get started"
    if candidate.seniority == SENIOR:
        return "Further along; keep the hard questions for this talk"
    return ""


def _segment(candidate: Candidate, today: date) -> str:
    return f"Nobody from {candidate.segment} yet" if candidate.segment else ""


_SENTENCE = {
    "introduction": _introduction,
    "field": _field,
    "tie": _tie,
    "dormant": _dormant,
    "shared": _shared,
    "seniority": _seniority,
    "spread": _segment,
}


def given(candidate: Candidate) -> str:
    return candidate.name.split()[0] if candidate.name.split() else "this person"


def number(count: int) -> str:
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def day(when: date, today: date) -> str:
    """ "3 March", with the year when it is another one."""
    return spoken(when) + (f" {when.year}" if when.year != today.year else "")


def years_ago(when: date, today: date) -> str:
    years = today.year - when.year - ((today.month, today.day) < (when.month, when.day))
    if years < 1:
        return "within the year"
    return f"{number(years)} year{'' if years == 1 else 's'} ago"
