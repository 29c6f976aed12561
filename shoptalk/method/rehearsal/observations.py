"""Which points are looked for in which kind of call."""

from __future__ import annotations

from collections.abc import Callable

from shoptalk.method.rehearsal.call_points import (
    closed,
    good_moment,
    name_and_tie,
    no_job,
    purpose_and_minutes,
    surprise,
    talk_share,
    thanks,
    turn_length,
)
from shoptalk.method.rehearsal.points import Point
from shoptalk.method.rehearsal.talk_points import (
    about_me,
    end_time,
    fillers,
    first_question,
    number_twice,
    pace,
    reason,
    report_back,
    thirty_seconds,
    went_deeper,
    who_else,
)
from shoptalk.method.rehearsal.transcript import Transcript

Observer = Callable[[Transcript], Point | None]


def observe(call: Transcript) -> tuple[Point, ...]:
    """Every point that arises in this call, in the order of the call."""
    wanted = call.scenario.looks_at
    observers = [BY_KEY[key] for key in wanted] if wanted else OBSERVERS[call.scenario.kind]
    points = (observer(call) for observer in observers)
    return tuple(point for point in points if point is not None)


_SPOKEN: tuple[Observer, ...] = (pace, fillers)
_TALK: tuple[Observer, ...] = (
    end_time,
    about_me,
    went_deeper,
    turn_length,
    talk_share,
    no_job,
    who_else,
    report_back,
    thanks,
)
OBSERVERS: dict[str, tuple[Observer, ...]] = {
    "call": (
        name_and_tie, purpose_and_minutes, good_moment, no_job, turn_length, talk_share, surprise, closed, thanks,
        *_SPOKEN,
    ),
    "voicemail": (name_and_tie, reason, number_twice, thirty_seconds, no_job, thanks, *_SPOKEN),
    "talk": (*_TALK, *_SPOKEN),
    "opening": (thanks, end_time, about_me, first_question, no_job, turn_length, *_SPOKEN),
    "closing": (end_time, who_else, report_back, thanks, no_job, *_SPOKEN),
}  # fmt: skip
BY_KEY: dict[str, Observer] = {
    "name_tie": name_and_tie, "purpose_minutes": purpose_and_minutes, "good_moment": good_moment, "no_job": no_job,
    "turn_length": turn_length, "talk_share": talk_share, "surprise": surprise, "closed": closed, "thanks": thanks,
    "reason": reason, "number_twice": number_twice, "thirty_seconds": thirty_seconds, "end_time": end_time,
    "about_me": about_me, "first_question": first_question, "went_deeper": went_deeper, "who_else": who_else,
    "report_back": report_back, "pace": pace, "fillers": fillers,
}  # fmt: skip
