"""The points of a voicemail, of a talk with its first minutes and its closing, and of what was spoken aloud."""

from __future__ import annotations

import re
from collections.abc import Callable

from shoptalk.method.conduct.spoken import VOICEMAIL_SECONDS, WORDS_PER_SECOND
from shoptalk.method.rehearsal.entities import NUMBER
from shoptalk.method.rehearsal.intents import QUESTIONS
from shoptalk.method.rehearsal.points import Point, Quote
from shoptalk.method.rehearsal.seen import point, quote_of, your_last, your_start
from shoptalk.method.rehearsal.transcript import Transcript

SLOWEST, QUICKEST = 100, 180  # words a minute
FILLERS_A_MINUTE = 6
FILLERS = re.compile(
    r"\b(?:u+h*m+|u+h+|e+r+m*|hm+|you know(?! (?:anyone|anybody|somebody|someone|who|more|the|that|about|what|where))"
    r"|i mean|sort of|kind of(?! (?:you|talk|work|person|job)))\b",
    re.IGNORECASE,
)
Observer = Callable[[Transcript], Point]


def fillers(call: Transcript) -> Point | None:
    """Only from spoken turns, and only "at least": what listens for us leaves fillers out."""
    spoken = [number for number in call.yours if call.turns[number].seconds]
    found = [Quote(number, m.start(), m.end()) for number in spoken for m in FILLERS.finditer(call.turns[number].text)]
    if not spoken or not found:
        return None
    minutes = max(sum(call.turns[number].seconds or 0 for number in spoken) / 60, 0.25)
    count = len(found)
    bad = f"At least {count} fillers were heard; a pause could be heard as thought, a filler as looking for words."
    good = f"Few fillers: at least {count}."
    return point("fillers", count / minutes <= FILLERS_A_MINUTE, "D20", good, bad, *found[:6])


def pace(call: Transcript) -> Point | None:
    spoken = [number for number in call.yours if call.turns[number].seconds]
    seconds = sum(call.turns[number].seconds or 0 for number in spoken)
    if seconds < 8:
        return None
    rate = round(60 * sum(call.words(number) for number in spoken) / seconds)
    quick = "hurried" if rate > QUICKEST else "hesitant"
    bad = f"You spoke about {rate} words a minute, which could be heard as {quick}."
    longest = call.whole(max(spoken, key=call.words))
    return point(
        "pace", SLOWEST <= rate <= QUICKEST, "D20", f"An easy pace: about {rate} words a minute.", bad, longest
    )


# A voicemail


def reason(call: Transcript) -> Point:
    said = call.first("purpose", "ask_talk")
    bad = "Why you call was not heard; that could be heard as something to put off."
    rule = "A28" if call.scenario.kind == "voicemail" else "A29"
    return point("reason", said is not None, rule, "You said why you call.", bad, quote_of(said) or your_start(call))


def number_twice(call: Transcript) -> Point:
    found = [(n, m) for n in call.yours for m in NUMBER.finditer(call.turns[n].text)]
    said = [Quote(n, m.start(), m.start() + len(m.group().rstrip(" ,.-("))) for n, m in found]
    bad = "Your number was heard once." if said else "No number was heard."
    bad += " It is easiest to catch when it comes early, and once more at the end."
    return point("number_twice", len(said) > 1, "A28", "You said your number twice.", bad, *(said or [your_last(call)]))


def thirty_seconds(call: Transcript) -> Point:
    seconds = round(sum(call.turns[n].seconds or call.words(n) / WORDS_PER_SECOND for n in call.yours))
    bad = f"About {seconds} seconds to say; {VOICEMAIL_SECONDS} are listened to."
    good = f"About {seconds} seconds, which is listened to to the end."
    return point("thirty_seconds", seconds <= VOICEMAIL_SECONDS, "A28", good, bad, call.whole(call.yours[0]))


# The talk, its first two minutes, its closing


def _seen(key: str, rule: str, good: str, bad: str, *intents: str, at_end: bool = False) -> Observer:
    def observer(call: Transcript) -> Point:
        place = call.first(*intents)
        anchor = your_last(call) if at_end else your_start(call)
        return point(key, place is not None, rule, good, bad, quote_of(place) or anchor)

    return observer


end_time = _seen(
    "end_time", "B3", "You named the end of the talk.",
    "The end was not named; that could be heard as open-ended.", "time_check",
)  # fmt: skip
about_me = _seen(
    "about_me", "B2", "You gave a short picture of yourself.",
    "A short picture of you was not heard; without it the answers could be heard as meant for anybody.", "about_me",
)  # fmt: skip
first_question = _seen(
    "first_question", "B2", "You asked the first question.",
    "A first question about the work was not heard; that could be heard as waiting to be led.", *QUESTIONS,
)  # fmt: skip
who_else = _seen(
    "who_else", "B21", "You asked who else to talk to.",
    "You did not ask who else to talk to; that could be heard as being done.", "other_person", at_end=True,
)  # fmt: skip
report_back = _seen(
    "report_back", "C6", "You promised to tell what came of it.",
    "That you would tell what came of it was not heard; the talk could be heard as over for good.", "report_back",
    at_end=True,
)  # fmt: skip


def went_deeper(call: Transcript) -> Point | None:
    questions = [place for place in call.clauses if place.part.intents & set(QUESTIONS)]
    if len(questions) < 3:
        return None
    deeper = call.first("follow_up")
    bad = f"You asked {len(questions)} questions and went deeper into none; that could be heard as a list."
    good = "You asked more about an answer."
    return point("went_deeper", deeper is not None, "B7", good, bad, quote_of(deeper or questions[-1]))
