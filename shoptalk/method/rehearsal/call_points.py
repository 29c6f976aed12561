"""The points of a call: how it was opened, asked, and closed. "Could be heard as" is as far as they go."""

from __future__ import annotations

from collections.abc import Iterator

from shoptalk.method.conduct.findings import Message, Situation
from shoptalk.method.conduct.job_ask import asks_plainly
from shoptalk.method.conduct.job_ask import findings as job_asks
from shoptalk.method.conduct.reading import Reading
from shoptalk.method.conduct.sentences import words_of
from shoptalk.method.rehearsal.intents import QUESTIONS
from shoptalk.method.rehearsal.points import Point, Quote
from shoptalk.method.rehearsal.seen import point, quote_of, your_last, your_start
from shoptalk.method.rehearsal.transcript import Place, Transcript

ASK_WORDS = 5  # fewer say for how long, not what about
OPENING_WORDS, CALL_WORDS, TALK_WORDS = 60, 75, 120  # in one turn; about 25, 30 and 45 seconds
CALL_SHARE, TALK_SHARE = 0.75, 0.40  # of the words (B9 for the talk; a call of one's own is mostly one's own)


def name_and_tie(call: Transcript) -> Point:
    needs_tie = bool(call.facts.get("connector") or call.facts.get("tie"))
    name = next((place for place in call.opening if "name" in place.part.intents), None)
    tie = call.named_tie(call.opening)
    ok = name is not None and (tie is not None or not needs_tie)
    if name is None:
        bad = (
            "Your name was not heard in your first sentences; that could be heard as a call from nobody in particular."
        )
    else:
        bad = "Your name came at once, and who sent you did not; that could be heard as a cold call."
    good = "You said your name and who sent you at once." if needs_tie else "You said your name at once."
    quotes = dict.fromkeys(quote for quote in (quote_of(name), quote_of(tie)) if quote)
    return point("name_tie", ok, "A27", good, bad, *(quotes or [your_start(call)]))


def purpose_and_minutes(call: Transcript) -> Point:
    purpose = call.first("purpose", *QUESTIONS) or _asked_about_something(call)
    ok = purpose is not None and call.minutes is not None
    if call.minutes is None:
        bad = "How long it would take was not heard; without a number it could be heard as a long favour."
    else:
        bad = "What it is about was not heard; that could be heard as a call about something else."
    quotes = dict.fromkeys(quote for quote in (quote_of(purpose), call.minutes) if quote)
    return point(
        "purpose_minutes",
        ok,
        "A27",
        "You said what it is about, and for how long.",
        bad,
        *(quotes or [your_start(call)]),
    )


def _asked_about_something(call: Transcript) -> Place | None:
    """An ask of some length; a number of minutes alone does not say what about."""
    asks = (place for place in call.clauses if "ask_talk" in place.part.intents)
    return next((place for place in asks if len(words_of(place.part.clause.text)) >= ASK_WORDS), None)


def good_moment(call: Transcript) -> Point:
    asked = call.first("good_moment", "call_back", among=call.yours[:2])
    late = call.first("good_moment")
    if late:
        bad = "You asked whether it suits, and not at once; until then it could be heard as not having noticed."
    else:
        bad = "You did not ask whether it suits; a call interrupts, and going on could be heard as not having noticed."
    good = "You asked whether it was a good moment."
    if asked and "good_moment" not in asked.part.intents:
        good = "You left it to them when to talk."
    return point("good_moment", asked is not None, "A27", good, bad, quote_of(asked or late) or your_start(call))


NOTHING_ASKED = "You did not ask for a job."


def no_job(call: Transcript) -> Point:
    """Without words that say it, there is only that nothing was asked for: seen, and nothing to be praised."""
    asks = list(_job_asks(call))
    said = call.first("not_job")
    wanted = call.first("purpose", *QUESTIONS) or _asked_about_something(call)
    good = NOTHING_ASKED
    if said or wanted:
        good = "You said that it is not about a job." if said else "You asked to learn, and for nothing else."
    anchor = quote_of(said or wanted) or your_start(call)
    return point("no_job", not asks, "A13", good, "This could be heard as asking for a job.", *(asks or [anchor]))


def _job_asks(call: Transcript) -> Iterator[Quote]:
    """Where the reader of the conduct check and the ear of the partner agree, or the words are plain."""
    for number in call.yours:
        text = call.turns[number].text
        sounds_so = "ask_job" in call.heard[number].intents
        spans = list(job_asks(Reading(Message(text)), Situation())) if sounds_so else []
        for place in call.clauses:
            if place.turn != number or "not_job" in place.part.intents:
                continue
            clause = place.part.clause
            marked = any(span.start < clause.end and clause.start < span.end for span in spans)
            asks = asks_plainly(clause.text) or (marked and "ask_job" in place.part.intents)
            if asks and "refuse" not in place.part.intents:
                yield place.quote


def turn_length(call: Transcript) -> Point:
    longest = max(call.yours, key=call.words)
    bound = TALK_WORDS if call.scenario.kind == "talk" else CALL_WORDS
    if longest == call.yours[0] and call.scenario.kind == "call":
        bound = OPENING_WORDS
    count = call.words(longest)
    bad = f"One turn of yours had {count} words; that could be heard as no room to answer."
    good = f"You kept it short: your longest turn had {count} {'word' if count == 1 else 'words'}."
    return point("turn_length", count <= bound, "B9", good, bad, call.whole(longest))


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
    return point("talk_share", share <= bound, "B9", f"You left room: {percent} of 100 words were yours.", bad, longest)


LET_GO = {
    "papers": "They asked for your résumé, and what you wanted instead was not heard;"
    " that could be heard as a yes to it.",
    "not_hiring": "They said there is no work, and what you wanted instead was not heard;"
    " that could be heard as having wanted a job.",
    "about_a_job": "They asked whether it is about a job, and a no was not heard; that could be heard as a yes.",
    "why_me": "They asked why you chose them, and a reason was not heard; that could be heard as chance.",
    "your_number": "They asked where the number is from, and that was not heard; that could be heard as a secret.",
    "wrong_person": "It was somebody else, and whom you need was not heard;"
    " that could be heard as wanting to be gone.",
    "not_there": "They could not be reached, and another time, a message or a mail was not heard;"
    " that could be heard as letting it go.",
    "busy": "They were in a hurry, and the one thing you want was not heard;"
    " that could be heard as having none.",
    "less_time": "They offered less time, and a yes to it was not heard; that could be heard as not wanting it.",
    "yes": "They said yes at once, and a day or a first question was not heard;"
    " that could be heard as a maybe.",
    "conditions": "They named a condition, and a yes to it was not heard; that could be heard as a no.",
}  # fmt: skip
OTHERWISE = "After the surprise your own question was not heard again; that could be heard as letting it go."


def surprise(call: Transcript) -> Point | None:
    if call.surprise is None:
        return None
    number, kind = call.surprise
    handling = call.handled_by(kind)
    answers = call.answers_to(number)
    for answer in answers:
        heard = call.heard[answer]
        if "silence" in heard.noticed and "silence" in handling:
            return point("surprise", True, "D20", "You bore the silence.", "", call.whole(number))
        if (
            heard.intents & {"offer_papers"}
            and kind == "papers"
            and not heard.intents & {"not_job", "refuse", "ask_talk"}
        ):
            continue
        if heard.intents & {"refuse", "bye"} and kind in {"conditions", "silence"} and not heard.intents & {"ask_talk"}:
            break
        if heard.all & handling:
            place = next((p for p in call.clauses if p.turn == answer and p.part.intents & handling), None)
            quote = quote_of(place) or call.whole(answer)
            return point("surprise", True, "D20", "You were surprised and had an answer.", "", quote)
    bad = LET_GO.get(kind, OTHERWISE)
    return point("surprise", False, "D20", "", bad, call.whole(answers[0] if answers else number))


def closed(call: Transcript) -> Point | None:
    """A day and a time, named by you or taken by you. It arises only when a day came up at all."""
    if not call.proposals:
        return None
    taken = [number for number in call.yours if _settles(call, number)]
    refused = max((number for number in call.yours if _refuses(call, number)), default=-1)
    if taken and taken[-1] >= refused:
        good = "You closed with a day and a time."
        return point("closed", True, "A18", good, "", _words_that_settle(call, taken))
    bad = "The day was left open; that could be heard as a maybe."
    return point("closed", False, "A18", "", bad, your_last(call))


def _settles(call: Transcript, number: int) -> bool:
    heard, before = call.heard[number], _before(call, number)
    named = number in call.proposals and "refuse" not in heard.intents - {"accept"}
    if named and (call.has_time(number) or before in call.proposals):
        return True
    return before in call.proposals and bool(heard.intents & {"accept", "thank"}) and not _refuses(call, number)


def _refuses(call: Transcript, number: int) -> bool:
    return _before(call, number) in call.proposals and bool(call.heard[number].intents & {"refuse", "by_mail"})


def _words_that_settle(call: Transcript, taken: list[int]) -> Quote:
    """The yes or the day itself, rather than the thanks that came after it."""
    settling = [p for p in call.clauses if p.turn in taken and p.part.intents & {"accept", "offer_time"}]
    return settling[-1].quote if settling else call.whole(taken[0])


def _before(call: Transcript, number: int) -> int:
    """The turn of theirs before one of yours; -1 when there is none."""
    return next((n for n in range(number - 1, -1, -1) if call.turns[n].who == "they"), -1)


def thanks(call: Transcript) -> Point:
    said = call.first("thank")
    bad = "No thanks were heard; that could be heard as taking it for granted."
    return point("thanks", said is not None, "A29", "You said thanks.", bad, quote_of(said) or your_last(call))
