"""The seeker's own figures over time: how the fear went, what was said, and how often a guess came true. No grade."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from shoptalk.method.fear_ladder import Calibration, Guess, calibration
from shoptalk.rehearsal.models import Attempt, Dispute, Rehearsal
from shoptalk.workspaces.access import Seat

# The figures of a call, as the columns of a table name them, and its points as a habit would be told.
FIGURES = {
    "talk_share": "Words that were yours", "longest_turn": "Longest turn, words", "words_a_minute": "Words a minute",
    "longest_seconds": "Longest turn, seconds", "fillers_at_least": "Fillers, at least",
}  # fmt: skip
SHARES = {"talk_share"}
POINTS = {
    "name_tie": "Name and tie at once", "purpose_minutes": "Said what it is about, and for how long",
    "good_moment": "Asked whether it was a good moment", "no_job": "Asked to learn, not for a job",
    "turn_length": "Kept the turns short", "talk_share": "Left room for them", "surprise": "Answered the surprise",
    "closed": "Closed with a day and a time", "thanks": "Said thanks", "pace": "An easy pace",
    "fillers": "Few fillers", "reason": "Said why you call", "number_twice": "Said the number twice",
    "thirty_seconds": "Kept the voicemail short", "end_time": "Named the end", "about_me": "Said who you are",
    "first_question": "Asked the first question", "who_else": "Asked who else to talk to",
    "report_back": "Offered to report back", "went_deeper": "Asked on from what they said",
}  # fmt: skip
SHOWN = 20
GUESSES = 200


@dataclass(frozen=True, slots=True)
class Time:
    """One time that was rated."""

    at: datetime
    what: str
    before: int | None
    peak: int | None
    end: int | None
    is_real: bool


@dataclass(frozen=True, slots=True)
class Call:
    """The figures of one practice call."""

    rehearsal: Rehearsal
    row: tuple[str, ...]  # one value for each column; empty where this call had none


@dataclass(frozen=True, slots=True)
class Habit:
    """One point of the feedback over the last calls; disputed ones are not among them."""

    words: str
    done: int
    of: int


@dataclass(frozen=True, slots=True)
class Course:
    """The page of figures. Oldest first."""

    times: tuple[Time, ...]
    calls: tuple[Call, ...]
    columns: tuple[str, ...]
    habits: tuple[Habit, ...]
    guesses: Calibration
    fears: tuple[Attempt, ...]  # what was feared lately, with what came of it


def course_of(seat: Seat) -> Course:
    """Four queries."""
    attempts = Attempt.objects.visible_to(seat).looked_back_on().select_related("step").order_by("-begun_at", "-pk")
    lately = list(attempts.select_related("contact")[:GUESSES])
    calls = list(Rehearsal.objects.visible_to(seat).ended().order_by("-begun_at", "-pk")[:SHOWN])
    disputes = Dispute.objects.visible_to(seat).filter(rehearsal__in=[call.pk for call in calls])
    disputed = set(disputes.values_list("rehearsal_id", "point"))
    there = [name for name in FIGURES if any(_figure(call, name) is not None for call in calls)]
    judged = [one for one in lately if one.feared and one.came_true]
    return Course(
        times=tuple(_time(one) for one in reversed(lately[:SHOWN]) if one.fear_end is not None),
        calls=tuple(Call(call, tuple(_shown(name, _figure(call, name)) for name in there)) for call in reversed(calls)),
        columns=tuple(FIGURES[name] for name in there),
        habits=tuple(_habits(calls, disputed)),
        guesses=guesses_of(judged),
        fears=tuple(judged[:SHOWN]),
    )


def _figure(call: Rehearsal, name: str) -> float | None:
    return call.figures.get("figures", {}).get(name)


def _shown(name: str, value: float | None) -> str:
    if value is None:
        return ""
    return f"{value * 100:.0f} in 100" if name in SHARES else f"{value:.0f}"


def point_name(key: str) -> str:
    """A point of the feedback in a few words."""
    return POINTS.get(key, key.replace("_", " ").capitalize())


def figures_shown(figures: Mapping[str, float]) -> tuple[tuple[str, str], ...]:
    """The figures of one call with their names, as they are shown."""
    return tuple((words, _shown(name, figures[name])) for name, words in FIGURES.items() if name in figures)


def guesses_of(judged: Iterable[Attempt]) -> Calibration:
    """A part of it is not it: what was feared happened only where the seeker says so."""
    return calibration(Guess(one.came_true == Attempt.CameTrue.YES, one.chance) for one in judged)


def judged_guesses(seat: Seat) -> Calibration:
    """One query."""
    attempts = Attempt.objects.visible_to(seat).exclude(feared="").exclude(came_true="")
    return guesses_of(attempts.order_by("-begun_at", "-pk")[:GUESSES])


def _time(attempt: Attempt) -> Time:
    what = str(attempt.step or attempt)
    return Time(attempt.begun_at, what, attempt.fear_before, attempt.fear_peak, attempt.fear_end, attempt.is_real)


def _habits(calls: Iterable[Rehearsal], disputed: set[tuple[int, str]]) -> Iterable[Habit]:
    done: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for call in calls:
        for key, ok in call.figures.get("points", {}).items():
            if (call.pk, key) not in disputed:
                of[key] += 1
                done[key] += bool(ok)
    return (Habit(point_name(key), done[key], count) for key, count in of.most_common())
