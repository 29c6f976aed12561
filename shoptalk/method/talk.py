"""The talk itself: its promised end, what to say near it, and the questions that close it (rulebook B3, B4, B10,
B19, B21-B23)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

MOST_ADDED_MINUTES = 120
ADDED_AT_ONCE = (5, 10)  # what hosts say: "another five minutes", "ten more is fine"


@dataclass(frozen=True, slots=True)
class Prompt:
    """A line that appears when so many seconds are left; seen, never heard."""

    seconds_left: int
    words: str


# B3: two prompts before the promised end. B4: at the end one stops; only the host may add time.
PROMPTS = (
    Prompt(300, "Five minutes left. A good moment for: who else?"),
    Prompt(120, "Two minutes left. Thank them, and say what you will do with it."),
    Prompt(0, "This is the end you promised. Say so, thank them, and let them decide."),
)
QUIET_LINE = "Just listen. One tap keeps the moment."  # B9: the host talks for most of it
AT_THE_END = "We have reached the time I asked for. Shall we stop here, as promised?"
TIME_CHECK = "Is it still fine for us to finish at {end}?"  # B3: confirmed at the start
MAY_I_TAKE_NOTES = "Is it all right if I take a few notes?"  # B10


@dataclass(frozen=True, slots=True)
class Line:
    """Something to ask, with what to ask after it."""

    text: str
    follow_up: str = ""
    why: str = ""


# B21: always ask for one or two further people, by angle and not by rank; ask to use their name. B22: both routes.
WHO_ELSE = Line(
    "Who sees this work from a different angle and might have fifteen minutes for me?",
    "May I mention your name when I write to them?",
    "Would you rather introduce us, or shall I send you a short note that you can pass on?",
)
# Offered when nothing was planned.
CLOSING = (
    Line("What does a usual week in your work look like?", "Which part of it would surprise a newcomer?", "a start"),
    Line("What should I have asked and did not?", "What is the short answer?", "a gap that only they can see"),
    Line("What is the one thing you hope I take away?", "Why that one?", "their own emphasis"),
    WHO_ELSE,
    Line(
        "May I tell you how your suggestions turn out?", "Which way of writing do you prefer?", "the tie after the talk"
    ),
)
# B23: take it up graciously, ask how they wish it handled, do not turn the talk into a pitch.
OPENING = (
    Line("Thank you for telling me. How would you like me to handle that?"),
    Line("Whom should I contact, and may I say that we spoke?"),
)
OPENING_AFTERWARDS = "Then go back to your questions. Today stays a talk; an application can follow on another day."


def promised_end(started_at: datetime, minutes: int, added_minutes: int = 0) -> datetime:
    """When to stop: the minutes that were asked for, from the start, and what the host added (B4)."""
    return started_at + timedelta(minutes=minutes + added_minutes)


def prompt_at(seconds_left: float) -> Prompt | None:
    """The prompt that stands at this moment, or none yet."""
    due = [prompt for prompt in PROMPTS if seconds_left <= prompt.seconds_left]
    return min(due, key=lambda prompt: prompt.seconds_left, default=None)
