"""The look back: what was said, what went well, the one thing to try, and where to begin again (rulebook D20, D22)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from shoptalk.method.rehearsal.better_lines import PRAISE_FIRST, TRY_FIRST, line_for
from shoptalk.method.rehearsal.call_points import NOTHING_ASKED
from shoptalk.method.rehearsal.observations import observe
from shoptalk.method.rehearsal.points import Feedback, Point, Quote, Turn
from shoptalk.method.rehearsal.scenarios import Scenario
from shoptalk.method.rehearsal.talk_points import FILLERS
from shoptalk.method.rehearsal.transcript import Transcript

__all__ = ["Feedback", "Point", "Quote", "Turn", "feedback"]

PRAISED = 2
HEARD_CHARACTERS = 6_000  # of one turn; more is not looked back on


def feedback(
    scenario: Scenario, turns: Sequence[Turn], facts: Mapping[str, str], disputed: Collection[str] = ()
) -> Feedback:
    """Points about a finished call. `turns` are what was typed, or the transcript as it was corrected. What the seeker
    disputes is neither praised nor to be tried: the next takes its place."""
    kept = [replace(turn, text=turn.text[:HEARD_CHARACTERS].replace("’", "'")) for turn in turns]
    call = Transcript(scenario, kept, facts)
    if not call.yours:
        return Feedback((), (), None, "", 0, _figures(call))
    points = observe(call)
    standing = [point for point in points if point.key not in disputed]
    good = sorted((point for point in standing if _is_praised(point, call)), key=lambda p: PRAISE_FIRST.index(p.key))
    missing = sorted((point for point in standing if not point.ok), key=lambda p: TRY_FIRST.index(p.key))
    to_try = missing[0] if missing else None
    surprise = call.surprise[1] if call.surprise else ""
    line = line_for(to_try.key, facts, surprise, through_somebody=call.is_through_somebody) if to_try else ""
    return Feedback(points, tuple(good[:PRAISED]), to_try, line, _moment(call, to_try), _figures(call))


SAID_LITTLE = 8  # words in the longest turn; to have been brief is then no feat
BRIEF = frozenset({"turn_length", "talk_share", "thirty_seconds"})


def _is_praised(point: Point, call: Transcript) -> bool:
    """What was done, not what was left out by saying hardly anything."""
    said_little = max(map(call.words, call.yours)) < SAID_LITTLE
    return point.ok and bool(point.quotes) and point.words != NOTHING_ASKED and not (said_little and point.key in BRIEF)


def _moment(call: Transcript, point: Point | None) -> int:
    """The turn of yours to say again."""
    if point is None:
        return call.yours[0]
    if point.key == "surprise" and call.surprise:
        return next(iter(call.answers_to(call.surprise[0])), call.yours[-1])
    yours = [quote.turn for quote in point.quotes if quote.turn in call.yours]
    return yours[0] if yours else call.yours[0]


def _figures(call: Transcript) -> dict[str, float]:
    """Counted, not judged. Seconds are used only where they are known."""
    yours = sum(call.words(number) for number in call.yours)
    theirs = sum(call.words(n) for n, turn in enumerate(call.turns) if turn.who == "they")
    found = {
        "talk_share": round(yours / (yours + theirs), 2) if yours + theirs else 0.0,
        "longest_turn": float(max((call.words(number) for number in call.yours), default=0)),
        "turns": float(len(call.yours)),
    }
    spoken = [number for number in call.yours if call.turns[number].seconds]
    seconds = sum(call.turns[number].seconds or 0 for number in spoken)
    if seconds:
        said = sum(call.words(number) for number in spoken)
        found["words_a_minute"] = float(round(60 * said / seconds))
        found["fillers_at_least"] = float(sum(len(FILLERS.findall(call.turns[n].text)) for n in spoken))
        found["longest_seconds"] = round(max(call.turns[n].seconds or 0 for n in spoken), 1)
    return found
