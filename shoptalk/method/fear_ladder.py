"""The fear ladder: concrete steps with one's own ratings, small enough to climb (rulebook D13-D19).

It is a practice ladder and no treatment. The numbers are one person's own, 0 to 100: they are not compared with
anybody's, they are no grade and no diagnosis (D17). Everything here advises; the seeker decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

CALM, MOST_AFRAID = 0, 100
LARGEST_GAP = 15  # D14: no gap above 10 to 15 points
MILD = 40  # D14: begin at about 40 or less
FEWEST_STEPS, MOST_STEPS = 8, 15  # D14
STOP_AT = 85  # D18: so much at a first step is a sign to stop
FIRST_STEPS = 2
ENOUGH_TO_COMPARE = 5  # fewer guesses say nothing about how well one guesses
WORDS = ("calm", "a flutter", "nervous but able", "very nervous", "as scared as I get")


@dataclass(frozen=True, slots=True)
class Rung:
    """One concrete step, and how much it frightens. `scenario` names the practice call that rehearses it, if any."""

    words: str
    fear: int
    scenario: str = ""


# The starter ladder of the rulebook. The numbers are placeholders, not norms: everybody writes their own over them.
STARTER = (
    Rung("Write down five people, and send nothing", 10),
    Rung("Say the thirty-second picture aloud, alone", 20),
    Rung("Rehearse with somebody friendly in the rehearsal room", 25, "friendly-expert"),
    Rung("Ask a friend ten minutes about their job", 30),
    Rung("Write to somebody you have not talked to for long", 40),
    Rung("Ask a friend to introduce you", 45),
    Rung("Write to a fellow graduate", 50),
    Rung("Send the first follow-up", 55),
    Rung("Talk fifteen minutes by phone with a friendly graduate", 60, "yes-with-conditions"),
    Rung("Leave a voicemail", 65, "voicemail"),
    Rung("Call somebody who knows your tie", 70, "friendly-expert"),
    Rung("Call through a receptionist", 75, "assistant"),
    Rung("Call somebody who is busy", 80, "busy-expert"),
    Rung("Answer “why me?”", 82, "why-me"),
    Rung("Meet a senior person in their office", 85),
)


@dataclass(frozen=True, slots=True)
class Gap:
    """A jump that is larger than a step should be, with a step between that would make two of it."""

    below: Rung
    above: Rung
    between: tuple[Rung, ...]

    @property
    def size(self) -> int:
        return self.above.fear - self.below.fear

    @property
    def words(self) -> str:
        return (
            f"From “{self.below.words}” to “{self.above.words}” is a jump of {self.size}. "
            f"A step between the two would make it two smaller ones."
        )


@dataclass(frozen=True, slots=True)
class Checked:
    """What was noticed on a ladder. Nothing of it forbids anything."""

    gaps: tuple[Gap, ...]
    remarks: tuple[str, ...]

    @property
    def is_even(self) -> bool:
        return not self.gaps and not self.remarks


def in_order(rungs: Iterable[Rung]) -> list[Rung]:
    """From the least to the most frightening; equal ones keep their order."""
    return sorted(rungs, key=lambda rung: rung.fear)


def check(rungs: Iterable[Rung]) -> Checked:
    """D14: gaps of at most 15, a mild first step, 8 to 15 steps."""
    ladder = in_order(rungs)
    if not ladder:
        return Checked((), ())
    gaps = tuple(
        Gap(below, above, steps_between(below, above, ladder))
        for below, above in pairwise(ladder)
        if above.fear - below.fear > LARGEST_GAP
    )
    return Checked(gaps, tuple(_remarks(ladder)))


def _remarks(ladder: Sequence[Rung]) -> Iterable[str]:
    if ladder[0].fear > MILD:
        yield (
            f"The lowest step is {ladder[0].fear}. Begin with something milder, {MILD} or less: "
            "a first step should feel a little brave, not a lot."
        )
    if len(ladder) < FEWEST_STEPS:
        yield f"{_count(len(ladder))} so far. Eight to fifteen make a ladder that one can climb."
    if len(ladder) > MOST_STEPS:
        yield f"{_count(len(ladder))} are many. Fifteen are enough; leave out those that are alike."


def _count(steps: int) -> str:
    return "One step" if steps == 1 else f"{steps} steps"


def steps_between(below: Rung, above: Rung, have: Iterable[Rung] = ()) -> tuple[Rung, ...]:
    """Steps that would split a gap, the best first. What is on the ladder already is not offered again; when the
    starter ladder has none, the lower step in other surroundings is one (D16: repeat in varied settings)."""
    middle = (below.fear + above.fear) // 2
    known = {rung.words.casefold() for rung in have}
    ready = [one for one in STARTER if below.fear < one.fear < above.fear and one.words.casefold() not in known]
    ready.sort(key=lambda one: abs(one.fear - middle))
    if ready:
        return tuple(ready[:2])
    if above.fear - below.fear < 2:
        return ()
    return (Rung(f"{below.words[:120]}, once more, somewhere else or with somebody else", middle, below.scenario),)


@dataclass(frozen=True, slots=True)
class Climb:
    """One time on a step: the rating before, at the worst moment and at the end. None where nothing was rated."""

    before: int | None = None
    peak: int | None = None
    end: int | None = None


def may_go_up(climbs: Sequence[Climb]) -> bool:
    """D16: when it is tolerable (mild at the end), or has fallen clearly (by half since it was first rated)."""
    rated = [climb for climb in climbs if climb.end is not None]
    if not rated:
        return False
    last = rated[-1].end or 0
    first = next((climb.before for climb in climbs if climb.before is not None), None)
    return last <= MILD or (first is not None and last <= first / 2)


def advice(climbs: Sequence[Climb]) -> str:
    """What to do with this step next, as a sentence. The seeker decides."""
    done = [climb for climb in climbs if climb.end is not None]
    if not done:
        return ""
    if may_go_up(climbs):
        return "This step is bearable now. The next one is there when you want it; so is doing this one again."
    if len(done) == 1:
        return "Once more on this step is worth more than a hurry upwards. Vary it: another person, another hour."
    return "It has not fallen much yet, and that is common. Vary it, or put a smaller step in front of it."


def current(ladder: Sequence[tuple[Rung, Sequence[Climb]]]) -> int | None:
    """The index of the step to be on: the lowest that is not bearable yet. None when all are."""
    return next((index for index, (_, climbs) in enumerate(ladder) if not may_go_up(climbs)), None)


def rehearse_first(fear: int | None) -> bool:
    """Whether the ladder speaks for a practice before the real call: where it is more than mild (D14, D20)."""
    return fear is not None and fear > MILD


@dataclass(frozen=True, slots=True)
class Guess:
    """What was feared beforehand: how likely it seemed (0 to 100, if said) and whether it happened."""

    happened: bool
    chance: int | None = None


@dataclass(frozen=True, slots=True)
class Calibration:
    """How often what was feared came about. Counts, never a grade; the seeker may well have been right (D23)."""

    feared: int
    happened: int
    expected: float | None  # how many would have, had the guesses been exact; none without chances

    @property
    def words(self) -> str:
        if not self.feared:
            return ""
        things = "the one thing you feared" if self.feared == 1 else f"{self.feared} things you feared"
        return f"Of {things}, {self.happened or 'none'} happened."

    @property
    def comparison(self) -> str:
        if self.expected is None or self.feared < ENOUGH_TO_COMPARE:
            return ""
        about = round(self.expected)
        if self.happened > self.expected + 1:
            return f"By your own guesses about {about} would have. You were right to be careful there."
        if self.happened < self.expected - 1:
            return f"By your own guesses about {about} would have. What you feared came more seldom than you thought."
        return f"By your own guesses about {about} would have. You judge this well."


def calibration(guesses: Iterable[Guess]) -> Calibration:
    """Predicted against real (D15, D23). The sum of the chances is what should have happened."""
    guesses = list(guesses)
    chances = [guess.chance for guess in guesses if guess.chance is not None]
    expected = sum(chances) / 100 if guesses and len(chances) == len(guesses) else None
    return Calibration(len(guesses), sum(guess.happened for guess in guesses), expected)


def wants_care(fear: int | None, place: int) -> bool:
    """D18: 85 or more at one of the first steps. `place` counts from the bottom, 0 being the lowest."""
    return fear is not None and fear >= STOP_AT and place < FIRST_STEPS


CARE = (
    "That is a lot of fear for a first step. You need not do this today, and stopping here is sensible.",
    "A smaller step is no defeat: write five names down, or say one sentence to an empty room.",
    "If fear comes as panic, keeps you from everyday things, or a low mood stays, talk to somebody whose work this is: "
    "your doctor, a counsellor, the counselling service of your college. This notebook practises calls; it is no "
    "treatment and can judge nothing about you.",
)
# Lines that are answered day and night, where we are sure of them; the emergency number helps everywhere.
LINES = {
    **dict.fromkeys(("US", "CA"), "In the United States and Canada, 988 is answered day and night, by call or text."),
    **dict.fromkeys(("GB", "IE"), "In the United Kingdom and Ireland, the Samaritans answer 116 123 day and night."),
}
EMERGENCY = "If you are in danger, or think of harming yourself, call the emergency number where you are now."


def where_to_find_help(country: str) -> tuple[str, ...]:
    """Sentences that say whom to turn to, the nearest first."""
    line = LINES.get(country.upper())
    return (EMERGENCY, line) if line else (EMERGENCY,)


_VAGUE = re.compile(
    r"\b(soon|later|some\s*time|some\s*day|one day|eventually|when(ever)? (i|it) (feels?|am|get|is|have)\b.{0,20}"
    r"\b(like it|ready|brave|better|time|right|in the mood)|next week|this week|when i can|if i can)\b",
    re.I,
)
_CLOCK = re.compile(r"\b\d{1,2}([:.]\d{2})?\b|\b(noon|midnight)\b", re.I)
_EVENT = re.compile(
    r"\b(after|before|as soon as|once|during|on the (bus|train|way)|at (my|the)|while|sit|finish|come|get|close|open|"
    r"morning|noon|lunch|breakfast|dinner|evening|coffee|tea|desk|home|mon|tues?|wed(nes)?|thu(rs)?|fri|satur?|sun)(day)?s?\b",
    re.I,
)


def vague_cue(cue: str) -> str:
    """D19: a plan works by a cue that cannot be missed. A sentence that asks again when this one can; else nothing."""
    cue = cue.strip()
    if not cue:
        return "Say when, or after what: “it is Tuesday 10:00 and I sit down with coffee”."
    if _CLOCK.search(cue):
        return ""
    if _VAGUE.search(cue) or not _EVENT.search(cue):
        return f"“{cue[:60]}” can come and go unnoticed. Which hour, or right after what that you do anyway?"
    return ""


def in_words(fear: int) -> str:
    """40 as "nervous but able": the words that stand on the slider."""
    return WORDS[max(0, -(-fear * len(WORDS) // 100) - 1)]
