"""How evidence would move a confidence (rulebook E8, E19, E20). A suggestion with reasons, never applied by itself.

The sum is done in log-odds, so that a number near 0 or 100 moves less than one in the middle, and never gets there.
One voice is a person or a written source, however many talks it took. What a voice adds:

    step of a piece     0.15, 0.30 or 0.50 by its weight (1 to 3); hearsay counts 0.4 of that
    said again          on the same side by the same voice: a half, a quarter ... (the strongest piece counts whole)
    most from a voice   twice its strongest step, since halves add up to no more: 1.0, never more than 25 points (E20)

The steps are our own (grade: derived): small, so that no vivid talk decides; halved, so that no loud voice does.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import exp, log

STEP = {1: 0.15, 2: 0.30, 3: 0.50}
HEARSAY = 0.4
SAID_AGAIN = 0.5
LEAST_SURE, MOST_SURE = 2, 98  # where the sum begins for somebody who says 0 or 100: certain people may learn, too
BIG_MOVE = 25  # points from one talk (E20)
NEEDS_THE_OPPOSITE = 20  # points from which the best reason against is asked for (E19)
# How far one voice pulls, in words: from which log-odds.
PULLS = ((0.6, "a lot"), (0.25, "some"), (0.0, "a little"))


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence. `voice` is whose word it is: the same string for the same person or source."""

    supports: bool
    voice: str = ""
    first_hand: bool = True
    weight: int = 2

    @property
    def step(self) -> float:
        return STEP[min(max(self.weight, 1), 3)] * (1.0 if self.first_hand else HEARSAY)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Where the evidence points, 0 to 100, and why, in sentences."""

    was: int
    value: int
    reasons: tuple[str, ...]

    @property
    def moves(self) -> bool:
        return self.value != self.was


def suggest(confidence: int, fresh: Sequence[Piece], before: Collection[Piece] = ()) -> Suggestion:
    """The number that evidence since the last word would lead to. `before` was weighed already: it only makes what
    the same voice says again count less.

    For the belief it never lowers, against it never raises, nothing changes nothing, and the order does not matter.
    """
    pulls = {voice: _pull(voice, fresh, before) for voice in dict.fromkeys(piece.voice for piece in fresh)}
    net = sum(sorted(pulls.values()))  # sorted: the same sum, to the last bit, in whatever order they came
    value = _moved(confidence, net)
    return Suggestion(confidence, value, _reasons(confidence, value, fresh, before, pulls))


def _pull(voice: str, fresh: Sequence[Piece], before: Collection[Piece]) -> float:
    """What one voice adds in log-odds."""
    net = 0.0
    for side, sign in ((True, 1), (False, -1)):
        steps = sorted((one.step for one in fresh if one.voice == voice and one.supports is side), reverse=True)
        heard = sum(one.voice == voice and one.supports is side for one in before)
        net += sign * sum(step * SAID_AGAIN ** (heard + place) for place, step in enumerate(steps))
    return net


def _moved(confidence: int, net: float) -> int:
    begin = min(max(confidence, LEAST_SURE), MOST_SURE) / 100
    value = round(100 / (1 + exp(-(log(begin / (1 - begin)) + net))))
    if net > 0:
        return min(max(value, confidence), 100)
    return max(min(value, confidence), 0) if net < 0 else confidence


def _reasons(
    was: int, value: int, fresh: Sequence[Piece], before: Collection[Piece], pulls: dict[str, float]
) -> tuple[str, ...]:
    if not fresh:
        return (f"No evidence since you said {was}, so nothing speaks for another number.",)
    speak_for = sum(piece.supports for piece in fresh)
    voices = f"{len(pulls)} voice{'' if len(pulls) == 1 else 's'}"
    reasons = [f"Since you said {was}: {speak_for} for and {len(fresh) - speak_for} against, from {voices}."]
    if named := [_one_voice(voice, pull) for voice, pull in pulls.items() if voice]:
        reasons.append(f"{'; '.join(named[:4])}.")
    if any(not piece.first_hand for piece in fresh):
        reasons.append("Hearsay counts less than half.")
    if len(fresh) + sum(piece.voice in pulls for piece in before) > len({(one.voice, one.supports) for one in fresh}):
        reasons.append("What one voice says again counts less than the first time.")
    if value == was:
        reasons.append("Taken together it points to where you are.")
    return tuple(reasons)


def _one_voice(voice: str, pull: float) -> str:
    if abs(pull) < 0.005:
        return f"{voice} speaks for both sides"
    much = next(words for least, words in PULLS if abs(pull) >= least)
    return f"{voice} speaks {'for' if pull > 0 else 'against'} it, {much}"


def needs_the_opposite(was: int, now: int) -> bool:
    """E19: from 20 points on, the best reason against is written down first."""
    return abs(now - was) >= NEEDS_THE_OPPOSITE


def hint(was: int, now: int, talks: int) -> str:
    """E20: a sentence when one talk moves more than 25 points, else "". `talks` gave evidence since the last word."""
    if abs(now - was) <= BIG_MOVE or talks > 1:
        return ""
    return (
        f"{abs(now - was)} points is a long way for one talk. Small steps, and the average of several people, are "
        "right more often. It is yours to say."
    )
