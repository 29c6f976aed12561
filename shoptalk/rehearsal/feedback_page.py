"""The page that looks back on a practice call: what to keep, what to try, and the call with its words marked."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from shoptalk.method.rehearsal import feedback as craft
from shoptalk.method.rehearsal.scenarios import how_it_ended
from shoptalk.rehearsal.course import figures_shown, point_name
from shoptalk.rehearsal.looking_back import disputed_points, feedback_of, talked_for, turns_of
from shoptalk.rehearsal.models import Attempt, Rehearsal, Turn
from shoptalk.rehearsal.scenarios import scenario_of
from shoptalk.workspaces.access import Seat

KEEP, TRY = "keep-mark", "try-mark"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A point with the words it stands on, and whether the seeker disputes it."""

    point: craft.Point
    words: tuple[str, ...]  # quoted, in the order of the call
    is_disputed: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a turn; marked when a point stands on it."""

    text: str
    mark: str = ""  # the class that marks it


@dataclass(frozen=True, slots=True)
class Marked:
    """One turn of the transcript, with what is said of it in the margin."""

    turn: Turn
    pieces: tuple[Piece, ...]
    notes: tuple[tuple[str, bool], ...]  # each with whether it went well


@dataclass(frozen=True, slots=True)
class LookBack:
    """The page."""

    rehearsal: Rehearsal
    outcome: str
    kept: tuple[Quoted, ...]
    to_try: Quoted | None
    line: str
    moment: int
    points: tuple[Quoted, ...]
    talk: tuple[Marked, ...]
    figures: tuple[tuple[str, str], ...]
    attempt: Attempt | None
    earlier: tuple[int, ...]  # how it was at the end, each time on this step
    was_spoken: bool
    said: int  # how many turns were the seeker's
    took: str  # "2 min 5 s"

    @property
    def disputes_a_try(self) -> bool:
        return any(one.is_disputed and not one.point.ok for one in self.points)


def look_back_on(seat: Seat, rehearsal: Rehearsal) -> LookBack:
    """Four queries beside the call itself."""
    turns = turns_of(rehearsal)
    disputed = disputed_points(rehearsal)
    found = feedback_of(rehearsal, turns, disputed)
    quoted = {point.key: _quoted(point, turns, disputed) for point in found.points}
    attempt = rehearsal.attempt
    earlier: list[int] = []
    if attempt and attempt.step_id:
        same = Attempt.objects.visible_to(seat).filter(step=attempt.step_id).exclude(fear_end=None)
        earlier = [end for end in same.values_list("fear_end", flat=True) if end is not None]
    return LookBack(
        rehearsal=rehearsal,
        outcome=how_it_ended(rehearsal.outcome, scenario_of(rehearsal).kind) or "You ended the call.",
        kept=tuple(quoted[point.key] for point in found.went_well),
        to_try=quoted[found.to_try.key] if found.to_try else None,
        line=found.line,
        moment=found.moment,
        points=tuple(quoted.values()),
        talk=tuple(_marked(index, turn, found.points, disputed) for index, turn in enumerate(turns)),
        figures=figures_shown(found.figures),
        attempt=attempt,
        earlier=tuple(earlier),
        was_spoken=any(turn.seconds is not None for turn in turns if turn.who == Turn.Who.YOU),
        said=sum(turn.who == Turn.Who.YOU for turn in turns),
        took=_in_minutes(talked_for(rehearsal, turns, rehearsal.ended_at or rehearsal.begun_at)),
    )


def _in_minutes(took: timedelta) -> str:
    minutes, seconds = divmod(max(0, int(took.total_seconds())), 60)
    return f"{minutes} min {seconds} s"


def _quoted(point: craft.Point, turns: list[Turn], disputed: set[str]) -> Quoted:
    words = dict.fromkeys(turns[one.turn].text[one.start : one.end] for one in point.quotes if one.turn < len(turns))
    whole = (one for one in words if one and not any(one in other for other in words if other != one))
    return Quoted(point, tuple(whole), point.key in disputed)


def _marked(index: int, turn: Turn, points: tuple[craft.Point, ...], disputed: set[str]) -> Marked:
    """Overlapping quotes are cut at their borders; what is to be tried wins over what went well."""
    marks: dict[int, str] = defaultdict(str)
    notes = []
    for point in points:
        here = [one for one in point.quotes if one.turn == index]
        if not here or point.key in disputed:
            continue
        if turn.who == Turn.Who.YOU:
            notes.append((point_name(point.key), point.ok))
        for one in here:
            for at in range(max(one.start, 0), min(one.end, len(turn.text))):
                marks[at] = TRY if marks[at] == TRY or not point.ok else KEEP
    return Marked(turn, tuple(_pieces(turn.text, marks)), tuple(notes[:2]))


def _pieces(text: str, marks: dict[int, str]) -> list[Piece]:
    pieces: list[Piece] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or marks.get(at, "") != marks.get(start, ""):
            pieces.append(Piece(text[start:at], marks.get(start, "")))
            start = at
    return pieces
