"""What a colleague would ask about a question before it is asked, and about the order of a plan (M17; B5, B6, B13,
B15, B16, B21, B24, B25).

Everything here is a question back to the seeker. Nothing stops anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from shoptalk.method.conduct.findings import Finding, Message, Situation
from shoptalk.method.conduct.job_ask import findings as job_asks
from shoptalk.method.conduct.reading import Reading
from shoptalk.method.question_bank import SLOT
from shoptalk.method.question_plan import COUNTS, LAST, MOST_SENSITIVE, TESTS, length_for

MOST_SHOWCASES = 2  # B19: lines about oneself in one talk
GUIDES = "guides on what to leave out"
ABOUT_PAY = re.compile(
    r"\b(?:salar(?:y|ies)|wages?|pay(?:check)?|paid|earn(?:s|ed|ings?)?|income|compensation|bonus(?:es)?|benefits)\b",
    re.IGNORECASE,
)
_PAYING = re.compile(r"\bpa(?:y|id) (?:for|off|attention|a visit)\b", re.IGNORECASE)
_PERSONAL_PAY = re.compile(
    r"\bhow (?:much|well)\b[^.?!\n]{0,30}\b(?:do|did|are|were|would|will) you(?: \w+){0,2} (?:make|earn|paid|get paid"
    r"|take home|bring home)\b"
    r"|\bwhat (?:do|did|are|were) you(?: \w+){0,2} (?:earn|paid|get paid|take home)\b"
    r"|\bwhat (?:do|did) you make(?=\s*(?:$|[?.!,;])|\s+(?:a|per|each|every|in a|annually|monthly|yearly|now|right now"
    r"|currently|here|there|as an?)\b)"
    r"|\byour (?:own |current |starting |first |last |annual |monthly )*(?:salary|pay|wages?|income|earnings"
    r"|compensation|bonus|paycheck|pay package)\b"
    r"|\b(?:are|were) you (?:\w+ )?paid\b|\bdo you (?:earn|get paid|make (?:good|decent|enough|a lot of|much) money)\b",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"\bhow (?:do|can|could|would|might|should) I (?:get|be|become) (?:hired|employed|taken on|a job|an offer"
    r"|in here)\b"
    r"|\b(?:could|can|would|will|might) (?:you|your \w+)(?: \w+){0,2} (?:hire|employ|take on|recommend|recruit|refer"
    r"|interview) (?:me|somebody like me|someone like me)\b"
    r"|\b(?:are|is) (?:you|your (?:team|company|office|department|firm|organi[sz]ation))(?: \w+){0,2}"
    r" (?:hiring|recruiting)\b"
    r"|\b(?:do you|does your \w+) have (?:any |an |a )?(?:\w+ )?(?:openings?|vacanc(?:y|ies)|jobs?|positions?)\b"
    r"|\b(?:any|are there(?: any)?) (?:\w+ )?(?:openings|vacancies|open positions)\b"
    r"|\b(?:put in|say) a (?:good |kind )?word for me\b"
    r"|\b(?:pass|forward|give|hand|send)(?: on| along)? my (?:resume|résumé|c\.?v\.?|application)\b"
    r"|\bget me (?:a job|an interview|in)\b|\bwork (?:for|under) you\b\??",
    re.IGNORECASE,
)
_MENTOR = re.compile(
    r"\b(?:be|become) (?:my|a|our) mentor\b|\bmentor me\b|\bmy mentor\b(?=\s*(?:$|[?.!,]))"
    r"|\btake me on as (?:a|your) mentee\b",
    re.IGNORECASE,
)
_SEARCH = re.compile(
    r"\bwhat (?:does|do) (?:your|the) (?:company|organi[sz]ation|firm|agency|office|employer|department|business) do\b"
    r"|\bhow many (?:people|employees|staff)\b[^?\n]{0,25}\b(?:work|employ|have|are there)\b"
    r"|\bhow (?:big|large|old) is your\b"
    r"|\bwhen was (?:your|the|it)\b[^?\n]{0,30}\b(?:founded|started|set up)\b"
    r"|\bwhere (?:is|are) (?:your|the) (?:\w+ )?(?:offices?|headquarters?|based|located)\b"
    r"|\bwho (?:is|are) (?:your|the) (?:ceo|director|founders?|competitors?|clients?|customers?|head)\b"
    r"|\bwhat (?:products?|services?) (?:do|does)\b|\bwhat (?:is|does) an? [\w -]{3,40} do(?=\s*\?)"
    r"|\bwhat (?:degrees?|qualifications?|licen[cs]es?) (?:do|does|is|are)\b[^?\n]{0,30}\b(?:need|require)",
    re.IGNORECASE,
)
_ONE_QUESTION = (
    (
        "M17", "warn", _PERSONAL_PAY, "Does this ask what they earn themselves?", f"B15; {GUIDES}",
        "Ask about the market: “I have seen {low} to {high} for entry roles in {place}; does that match what you see?”",
    ),
    (
        "B24", "warn", _JOB, "Could they hear a request for a job in this?", f"B24; {GUIDES}, all of one mind",
        "Ask how people usually come in: “How did the last two people arrive?”",
    ),
    (
        "B25", "warn", _MENTOR, "Is a first talk the moment to ask somebody to be a mentor?", f"B25; {GUIDES}",
        "Ask for one thing to try, and whether you may report back. That is how it grows.",
    ),
    (
        "B5", "hint", _SEARCH, "Would a search answer this in a minute?", "B5; guides of career centres",
        "Look it up before, and ask what the public page leaves out.",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class InPlan:
    """What of a planned question its order is judged by."""

    text: str
    sensitive: bool = False
    tests_belief: bool = False
    is_referral: bool = False
    is_showcase: bool = False


@dataclass(frozen=True, slots=True)
class PlanFinding:
    """One thing noticed in a plan. `place` is the question it is about, from 0; None when it is about all of it."""

    rule: str
    why: str
    source: str
    mend: str
    place: int | None = None


def is_delicate(text: str) -> bool:
    """Whether an own wording is about pay, so that its place matters (B16)."""
    market = _PAYING.sub(lambda words: " " * len(words[0]), text)
    return bool(ABOUT_PAY.search(market) or _PERSONAL_PAY.search(text))


def check_question(text: str) -> tuple[Finding, ...]:
    """What is noticed in the words of one question, by position."""
    found = [
        Finding(rule, level, match.start(), match.end(), why, source, mend)  # type: ignore[arg-type]
        for rule, level, words, why, source, mend in _ONE_QUESTION
        for match in list(words.finditer(text))[:1]
    ]
    if not any(one.rule == "B24" for one in found):
        plain = [one for one in job_asks(Reading(Message(text)), Situation()) if one.level == "warn"]
        rule = next(row for row in _ONE_QUESTION if row[0] == "B24")
        found += [Finding("B24", "warn", one.start, one.end, rule[3], rule[4], rule[5]) for one in plain[:1]]
    found += [
        Finding(
            "B15" if slot[1] in ("low", "high", "place") else "M11", "hint", slot.start(), slot.end(),
            f"What stands for “{slot[1]}”?", "B15, B27", "Put in what you know, or take another question.",
        )
        for slot in list(SLOT.finditer(text))[:1]
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.rule)))


def check_order(questions: Sequence[InPlan], minutes: int) -> tuple[PlanFinding, ...]:
    """What is noticed in a plan as a whole: too early, too many, no test, nobody further."""
    found: list[PlanFinding] = []
    half = len(questions) / 2
    delicate = [place for place, one in enumerate(questions) if one.sensitive]
    found += [
        PlanFinding(
            "M17", "Is this late enough? Delicate questions go better after half time.", "B16, M17",
            "Move it down, below the middle.", place,
        )
        for place in delicate if place < half
    ]  # fmt: skip
    if len(delicate) > MOST_SENSITIVE:
        why = f"Are {len(delicate)} delicate questions too many for one talk? One or two are well taken."
        found.append(PlanFinding("B16", why, "B16", "Leave one out, and keep it for the next talk."))
    fewest, most = COUNTS[length_for(minutes)]
    if len(questions) > most:
        why = f"Will {minutes} minutes hold {len(questions)} questions? About {fewest} to {most} fit."
        found.append(PlanFinding("B6", why, "B6", "Leave out what you need least, or plan anew."))
    elif questions and len(questions) < fewest:
        why = f"Will {len(questions)} last for {minutes} minutes? About {fewest} to {most} fit."
        found.append(PlanFinding("B6", why, "B6", "Add one, or plan anew."))
    if questions and sum(one.tests_belief for one in questions) < TESTS:
        why = "Which questions test what you believe? Two of them make a talk worth remembering."
        found.append(PlanFinding("B13", why, "B13, E8", "Add one from the belief tests."))
    if sum(one.is_showcase for one in questions) > MOST_SHOWCASES:
        why = "Are these many questions about yourself? Two lines are well taken, more begins to sound like selling."
        found.append(PlanFinding("B19", why, "B19", "Leave one out, or ask it about the work."))
    if questions and not any(one.is_referral for one in questions):
        why = "Who comes next? No question asks for another person."
        found.append(PlanFinding("B21", why, "B21", "Add one from the family “Referral”; it is always the last."))
    return tuple(found)


__all__ = ["LAST", "InPlan", "PlanFinding", "check_order", "check_question", "is_delicate"]
