"""What the check saw in one text, as the desk shows it: ticks, findings by weight, the line above them, the count."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from shoptalk.method.conduct import Finding
from shoptalk.method.conduct.sentences import words_of
from shoptalk.method.conduct.spoken import WORDS_PER_SECOND
from shoptalk.outreach.mending import Mend
from shoptalk.outreach.models import Channel, Letter
from shoptalk.outreach.plain_text import utf16

JOB_ASK = "M1"  # a plain one asks for a second look, it never stops (issue 2, section 4)
CLAIM = "M18"
FIRST_JUDGED = 2  # weights below this one decide over leaving
SHOWN_AT_ONCE = 3  # the other findings wait in one line, so that the margin never shouts

MAIL = (Channel.EMAIL, Channel.INMAIL)
WRITTEN = (*MAIL, Channel.LINKEDIN_NOTE)
COUNTED = (*WRITTEN, Channel.INTRODUCTION, Channel.VOICEMAIL)
EVERYWHERE = (*COUNTED, Channel.CALL)


@dataclass(frozen=True, slots=True)
class Tick:
    """One of the teacher's ticks: its name, why it is good, the rules behind it, and where they are looked at."""

    key: str
    title: str
    praise: str
    rules: tuple[str, ...]
    channels: tuple[str, ...]
    first_only: bool = True


TICKS = (
    Tick("connection", "Connection first", "it is in the opening line", ("M2",), WRITTEN),
    Tick("nojob", "No job ask", "you are here to learn", (JOB_ASK,), EVERYWHERE, first_only=False),
    Tick("ask", "One clear ask", "minutes named, one question", ("M4", "M5"), MAIL),
    Tick("short", "Short", "readable in half a minute", ("M3", "M13"), COUNTED, first_only=False),
    Tick("easy", "Easy to say no", "which makes yes easier", ("M10",), (*MAIL, Channel.INTRODUCTION)),
)


@dataclass(frozen=True, slots=True)
class Noticed:
    """One finding with the words it stands on. Offsets count UTF-16 units, as a browser does."""

    finding: Finding
    words: str
    start: int
    end: int
    mend: Mend | None
    settled: bool = False  # a claim that was confirmed

    @property
    def stops(self) -> bool:
        return self.finding.level == "stop" and self.finding.rule != JOB_ASK and not self.settled

    @property
    def wants_second_look(self) -> bool:
        return self.finding.rule == JOB_ASK and self.finding.level in ("stop", "warn")

    @property
    def is_claim(self) -> bool:
        return self.finding.rule == CLAIM

    @property
    def weight(self) -> int:
        """Place in the margin: what stops, then what asks for a second look, then warnings, then hints."""
        if self.stops or self.wants_second_look:
            return 0 if self.stops else 1
        return ("stop", "warn", "hint").index(self.finding.level) + FIRST_JUDGED

    @property
    def can_be_set_aside(self) -> bool:
        return not (self.finding.level == "stop" or self.wants_second_look or self.is_claim)


@dataclass(frozen=True)
class Look:
    """What the check saw in one text."""

    channel: str
    kind: str
    text: str
    noticed: tuple[Noticed, ...]
    set_aside: int
    limit: int | None

    @property
    def may_leave(self) -> bool:
        return not any(one.stops for one in self.noticed)

    @property
    def wants_second_look(self) -> bool:
        return any(one.wants_second_look for one in self.noticed)

    @property
    def stopping(self) -> list[Noticed]:
        return [one for one in self.noticed if one.stops]

    @property
    def first(self) -> tuple[Noticed, ...]:
        """What is shown at once: all that matters for leaving, and the weightiest of what is judged."""
        needed = sum(one.weight < FIRST_JUDGED or one.is_claim for one in self.noticed)
        return self.noticed[: max(needed, SHOWN_AT_ONCE)]

    @property
    def rest(self) -> tuple[Noticed, ...]:
        return self.noticed[len(self.first) :]

    @property
    def open(self) -> list[Noticed]:
        """What is still to be looked at; confirmed claims are shown apart."""
        return [one for one in self.noticed if not one.settled]

    @cached_property
    def ticks(self) -> list[tuple[Tick, bool]]:
        """The ticks that are looked at on this channel, each with whether it is good."""
        seen = {one.finding.rule for one in self.open}
        return [
            (tick, not seen.intersection(tick.rules))
            for tick in TICKS
            if self.channel in tick.channels and (self.kind == Letter.Kind.FIRST or not tick.first_only)
        ]

    @property
    def sum(self) -> str:
        """The one line above the ticks."""
        if not self.may_leave:
            return "Not ready to leave"
        good, all_ = sum(good for _, good in self.ticks), len(self.ticks)
        if good < all_:
            return f"{NUMBER_WORDS[good].capitalize()} of {NUMBER_WORDS[all_]} good"
        return ("Good", "Good", "Both good")[all_] if all_ < 3 else f"All {NUMBER_WORDS[all_]} good"

    @property
    def length(self) -> int:
        return utf16(self.text, len(self.text))

    @property
    def count(self) -> str:
        """How long it is, in the measure that the channel has."""
        if self.limit is not None:
            left = self.limit - len(self.text)
            return f"{left} characters left of {self.limit}" if left >= 0 else f"{-left} characters over {self.limit}"
        words = len(words_of(self.text))
        counted = f"{words} word" if words == 1 else f"{words} words"
        seconds = max(2, round(words / WORDS_PER_SECOND))
        spoken = f", about {seconds} seconds" if self.channel == Channel.VOICEMAIL else ""
        return counted + spoken


NUMBER_WORDS = ("none", "one", "two", "three", "four", "five")
