"""The points of a look back, each with the words it stands on. "Could be heard as" is as far as they go."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from shoptalk.method.conduct.findings import Message, Situation
from shoptalk.method.conduct.job_ask import asks_plainly
from shoptalk.method.conduct.job_ask import findings as job_asks
from shoptalk.method.conduct.reading import Reading
from shoptalk.method.conduct.sentences import words_of
from shoptalk.method.conduct.spoken import VOICEMAIL_SECONDS, WORDS_PER_SECOND
from shoptalk.method.rehearsal.entities import NUMBER
from shoptalk.method.rehearsal.intents import QUESTIONS
from shoptalk.method.rehearsal.points import Point, Quote
from shoptalk.method.rehearsal.transcript import SURPRISES, Place, Transcript

OPENING_WORDS, CALL_WORDS, TALK_WORDS = 60, 75, 120  # in one turn; about 25, 30 and 45 seconds
CALL_SHARE, TALK_SHARE = 0.75, 0.40  # of the words (B9 for the talk; a call of one's own is mostly one's own)
SLOWEST, QUICKEST = 100, 180  # words a minute
FILLERS_A_MINUTE = 6
FILLERS = re.compile(
    r"\b(?:u+h*m+|u+h+|e+r+m*|hm+|you know(?! (?:anyone|anybody|somebody|someone|who|more|the|that|about|what|where))"
    r"|i mean|sort of|kind of(?! (?:you|talk|work|person|job)))\b",
    re.IGNORECASE,
)
Observer = Callable[[Transcript], "Point | None"]


def observe(call: Transcript) -> tuple[Point, ...]:
    """Every point that arises in this call, in the order of the call."""
    wanted = call.scenario.looks_at
    observers = [BY_KEY[key] for key in wanted] if wanted else OBSERVERS[call.scenario.kind]
    points = (observer(call) for observer in observers)
    return tuple(point for point in points if point is not None)


def _point(key: str, ok: bool, rule: str, good: str, bad: str, *quotes: Quote | None) -> Point:
    return Point(key, ok, good if ok else bad, tuple(quote for quote in quotes if quote is not None), rule)


def _start(call: Transcript) -> Quote:
    """Your first words, for what is missing there."""
    return call.opening[0].quote if call.opening else call.whole(call.yours[0])


def _last(call: Transcript) -> Quote:
    last = call.yours[-1]
    own = [place for place in call.clauses if place.turn == last]
    return own[-1].quote if own else call.whole(last)


def _quote(place: Place | None) -> Quote | None:
    return place.quote if place else None


def name_and_tie(call: Transcript) -> Point:
    needs_tie = bool(call.facts.get("connector") or call.facts.get("tie"))
    name = next((place for place in call.opening if "name" in place.part.intents), None)
    tie = call.named_tie(call.opening)
    ok = name is not None and (tie is not None or not needs_tie)
    if name is None:
        bad = "Your name was not heard in your first sentences; that could be heard as a call from nobody in particular."
    else:
        bad = "Your name came at once, and who sent you did not; that could be heard as a cold call."
    good = "You said your name and who sent you at once." if needs_tie else "You said your name at once."
    quotes = dict.fromkeys(quote for quote in (_quote(name), _quote(tie)) if quote)
    return _point("name_tie", ok, "A27", good, bad, *(quotes or [_start(call)]))


def purpose_and_minutes(call: Transcript) -> Point:
    purpose = call.first("purpose", "ask_talk", *QUESTIONS)
    ok = purpose is not None and call.minutes is not None
    if call.minutes is None:
        bad = "How long it would take was not heard; without a number it could be heard as a long favour."
    else:
        bad = "What it is about was not heard; that could be heard as a call about something else."
    quotes = dict.fromkeys(quote for quote in (_quote(purpose), call.minutes) if quote)
    return _point(
        "purpose_minutes", ok, "A27", "You said what it is about, and for how long.", bad, *(quotes or [_start(call)])
    )


def good_moment(call: Transcript) -> Point:
    asked = call.first("good_moment", "call_back", among=call.yours[:2])
    bad = "You did not ask whether it suits; a call interrupts, and going on could be heard as not having noticed."
    good = "You asked whether it was a good moment."
    return _point("good_moment", asked is not None, "A27", good, bad, _quote(asked) or _start(call))


def no_job(call: Transcript) -> Point:
    asks = list(_job_asks(call))
    said = call.first("not_job")
    good = "You said that it is not about a job." if said else "You asked to learn, and for nothing else."
    anchor = _quote(said or call.first("purpose", "ask_talk")) or _start(call)
    return _point("no_job", not asks, "A13", good, "This could be heard as asking for a job.", *(asks or [anchor]))


def _job_asks(call: Transcript) -> Iterator[Quote]:
    """Where the reader of the conduct check and the ear of the partner agree, or the words are plain."""
    for number in call.yours:
        text = call.turns[number].text
        spans = [finding for finding in job_asks(Reading(Message(text)), Situation())]
        for place in call.clauses:
            if place.turn != number or "not_job" in place.part.intents:
                continue
            clause = place.part.clause
            marked = any(span.start < clause.end and clause.start < span.end for span in spans)
            if asks_plainly(clause.text) or (marked and place.part.intents & {"ask_job", "offer_papers"}):
                if "refuse" not in place.part.intents:
                    yield place.quote


def turn_length(call: Transcript) -> Point:
    longest = max(call.yours, key=call.words)
    bound = TALK_WORDS if call.scenario.kind == "talk" else CALL_WORDS
    if longest == call.yours[0] and call.scenario.kind == "call":
        bound = OPENING_WORDS
    count = call.words(longest)
    bad = f"One turn of yours had {count} words; that could be heard as no room to answer."
    good = f"You kept it short: your longest turn had {count} words."
    return _point("turn_length", count <= bound, "B9", good, bad, call.whole(longest))


def talk_share(call: Transcript) -> Point | None:
    theirs = sum(call.words(n) for n, turn in enumerate(call.turns) if turn.who == "they")
    yours = sum(call.words(number) for number in call.yours)
    bound = TALK_SHARE if call.scenario.kind == "talk" else CALL_SHARE
    if yours + theirs < 60:
        return None
    share = yours / (yours + theirs)
    longest = call.whole(max(call.yours, key=call.words))
    percent = round(100 * share)
    bad = f"{percent} of 100 words were yours; that could be heard as telling rather than asking."
    return _point("talk_share", share <= bound, "B9", f"You left room: {percent} of 100 words were yours.", bad, longest)


def surprise(call: Transcript) -> Point | None:
    if call.surprise is None:
        return None
    number, kind = call.surprise
    handling = SURPRISES[kind][1]
    answers = call.answers_to(number)
    for answer in answers:
        heard = call.heard[answer]
        if "silence" in heard.noticed and "silence" in handling:
            return _point("surprise", True, "D20", "You bore the silence.", "", call.whole(number))
        if heard.intents & {"offer_papers"} and kind == "papers" and not heard.intents & {"not_job", "refuse", "ask_talk"}:
            continue
        if heard.intents & {"refuse", "bye"} and kind in {"conditions", "silence"} and not heard.intents & {"ask_talk"}:
            break
        if heard.all & handling:
            place = next((p for p in call.clauses if p.turn == answer and p.part.intents & handling), None)
            quote = _quote(place) or call.whole(answer)
            return _point("surprise", True, "D20", "You were surprised and had an answer.", "", quote)
    bad = "After the surprise your own question was not heard again; that could be heard as letting it go."
    return _point("surprise", False, "D20", "", bad, call.whole(answers[0] if answers else number))


def closed(call: Transcript) -> Point | None:
    """A day and a time, named by you or taken by you. It arises only when a day came up at all."""
    if not call.proposals:
        return None
    for number in reversed(call.yours):
        heard, before = call.heard[number], _before(call, number)
        named = number in call.proposals and "refuse" not in heard.intents - {"accept"}
        taken = before in call.proposals and heard.intents & {"accept", "thank"} and not heard.intents & {"refuse", "by_mail"}
        if (named and (call.has_time(number) or before in call.proposals)) or taken:
            place = next((p for p in call.clauses if p.turn == number and p.part.intents & {"accept", "offer_time"}), None)
            good = "You closed with a day and a time."
            return _point("closed", True, "A18", good, "", _quote(place) or call.whole(number))
    bad = "The day was left open; that could be heard as a maybe."
    return _point("closed", False, "A18", "", bad, _last(call))


def _before(call: Transcript, number: int) -> int:
    """The turn of theirs before one of yours; -1 when there is none."""
    return next((n for n in range(number - 1, -1, -1) if call.turns[n].who == "they"), -1)


def thanks(call: Transcript) -> Point:
    said = call.first("thank")
    bad = "No thanks were heard; that could be heard as taking it for granted."
    return _point("thanks", said is not None, "A29", "You said thanks.", bad, _quote(said) or _last(call))


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
    return _point("fillers", count / minutes <= FILLERS_A_MINUTE, "D20", good, bad, *found[:6])


def pace(call: Transcript) -> Point | None:
    spoken = [number for number in call.yours if call.turns[number].seconds]
    seconds = sum(call.turns[number].seconds or 0 for number in spoken)
    if seconds < 8:
        return None
    rate = round(60 * sum(call.words(number) for number in spoken) / seconds)
    quick = "hurried" if rate > QUICKEST else "hesitant"
    bad = f"You spoke about {rate} words a minute, which could be heard as {quick}."
    longest = call.whole(max(spoken, key=call.words))
    return _point("pace", SLOWEST <= rate <= QUICKEST, "D20", f"An easy pace: about {rate} words a minute.", bad, longest)


# A voicemail


def reason(call: Transcript) -> Point:
    said = call.first("purpose", "ask_talk")
    bad = "Why you call was not heard; that could be heard as something to put off."
    rule = "A28" if call.scenario.kind == "voicemail" else "A29"
    return _point("reason", said is not None, rule, "You said why you call.", bad, _quote(said) or _start(call))


def number_twice(call: Transcript) -> Point:
    said = [Quote(n, m.start(), m.end()) for n in call.yours for m in NUMBER.finditer(call.turns[n].text)]
    bad = "Your number was heard once." if said else "No number was heard."
    bad += " It is easiest to catch when it comes early, and once more at the end."
    return _point("number_twice", len(said) > 1, "A28", "You said your number twice.", bad, *(said or [_last(call)]))


def thirty_seconds(call: Transcript) -> Point:
    seconds = round(
        sum(call.turns[n].seconds or call.words(n) / WORDS_PER_SECOND for n in call.yours)
    )
    bad = f"About {seconds} seconds to say; {VOICEMAIL_SECONDS} are listened to."
    good = f"About {seconds} seconds, which is listened to to the end."
    return _point("thirty_seconds", seconds <= VOICEMAIL_SECONDS, "A28", good, bad, call.whole(call.yours[0]))


# The talk, its first two minutes, its closing


def _seen(key: str, rule: str, good: str, bad: str, *intents: str, at_end: bool = False) -> Observer:
    def observer(call: Transcript) -> Point:
        place = call.first(*intents)
        anchor = _last(call) if at_end else _start(call)
        return _point(key, place is not None, rule, good, bad, _quote(place) or anchor)

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
    return _point("went_deeper", deeper is not None, "B7", good, bad, _quote(deeper or questions[-1]))


_SPOKEN: tuple[Any, ...] = (pace, fillers)
_TALK: tuple[Any, ...] = (end_time, about_me, went_deeper, turn_length, talk_share, no_job, who_else, report_back, thanks)
OBSERVERS: dict[str, tuple[Any, ...]] = {
    "call": (name_and_tie, purpose_and_minutes, good_moment, no_job, turn_length, talk_share, surprise, closed, thanks, *_SPOKEN),
    "voicemail": (name_and_tie, reason, number_twice, thirty_seconds, no_job, thanks, *_SPOKEN),
    "talk": (*_TALK, *_SPOKEN),
    "opening": (thanks, end_time, about_me, first_question, no_job, turn_length, *_SPOKEN),
    "closing": (end_time, who_else, report_back, thanks, no_job, *_SPOKEN),
}  # fmt: skip
BY_KEY: dict[str, Any] = {
    "name_tie": name_and_tie, "purpose_minutes": purpose_and_minutes, "good_moment": good_moment, "no_job": no_job,
    "turn_length": turn_length, "talk_share": talk_share, "surprise": surprise, "closed": closed, "thanks": thanks,
    "reason": reason, "number_twice": number_twice, "thirty_seconds": thirty_seconds, "end_time": end_time,
    "about_me": about_me, "first_question": first_question, "went_deeper": went_deeper, "who_else": who_else,
    "report_back": report_back, "pace": pace, "fillers": fillers,
}  # fmt: skip
