"""The conduct check as the desk shows it: ticks, what was noticed and where, what can be mended or set aside.

The rules are `method/conduct` and, for what may leave at all, `method/stages`; here nothing is judged anew. One
function serves the page, the check while typing and the last look before a letter leaves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from shoptalk.method.conduct import Finding, Message, Situation, check
from shoptalk.method.conduct.limits import INMAIL_CHARACTERS, NOTE_CHARACTERS
from shoptalk.method.conduct.sentences import words_of
from shoptalk.method.conduct.spoken import WORDS_PER_SECOND
from shoptalk.outreach.mending import Mend, mend_of
from shoptalk.outreach.models import Channel, Letter
from shoptalk.outreach.situation import Around, reason_not

CONDUCT_KIND = {
    Letter.Kind.FIRST: "first",
    Letter.Kind.NUDGE: "nudge",
    Letter.Kind.LAST_LINE: "last_line",
    Letter.Kind.THANKS: "thanks",
    Letter.Kind.REPLY: "nudge",  # an answer asks for nothing that a first letter has to say
    Letter.Kind.CHECK_BACK: "nudge",
}
JOB_ASK = "M1"  # a plain one asks for a second look, it never stops (issue 2, section 4)
CLAIM = "M18"
FIRST_JUDGED = 2  # weights below this one decide over leaving
SHOWN_AT_ONCE = 3  # the other findings wait in one line, so that the margin never shouts
# In a letter to a connector: above it the request, below it what can be passed on (A30).
BETWEEN = "\n\n* * *\n\n"
STANDING_SOURCE = "A33-A35; Simon Fraser University guide and follow-up figures of two mail vendors"
EMPLOYER_SOURCE = "A32; Duke career hub on 3B7"

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


def look_over(
    around: Around, channel: str, kind: str, subject: str, text: str, *,
    dismissed: Iterable[Iterable[str]] = (), connector: str = "",
) -> Look:  # fmt: skip
    """The check of one text. `dismissed`: pairs of rule and words that the seeker set aside or, for claims, confirmed.

    `connector`: the name of who introduces; in a letter to them only what can be passed on is judged as a request.
    """
    text, subject = normal(text), one_line(subject)
    situation = around.situation
    found = list(_of_text(channel, kind, subject, text, situation, connector))
    found += _of_standing(around, channel, kind)
    gone = {tuple(pair) for pair in dismissed}
    noticed = [_noticed(finding, subject, text, situation, gone) for finding in found]
    kept = [one for one in noticed if not (one.can_be_set_aside and (one.finding.rule, one.words) in gone)]
    kept.sort(key=lambda one: one.weight)
    return Look(channel, kind, text, tuple(kept), len(noticed) - len(kept), limit_of(channel, situation.linkedin_plan))


def _of_text(
    channel: str, kind: str, subject: str, text: str, situation: Situation, connector: str
) -> Iterable[Finding]:
    conduct_kind = CONDUCT_KIND[Letter.Kind(kind)]
    if channel == Channel.INTRODUCTION and BETWEEN in text:
        request, _, passed_on = text.partition(BETWEEN)
        to_connector = Situation(recipient_name=connector, seeker_name=situation.seeker_name)
        yield from check(Message(request, "email", None, "nudge"), to_connector)
        shift = len(request) + len(BETWEEN)
        for one in check(Message(passed_on, channel, None, conduct_kind), situation):
            yield replace(one, start=one.start + shift, end=one.end + shift)
        return
    has_subject = channel in (Channel.EMAIL, Channel.INMAIL)
    yield from check(Message(text, channel, subject if has_subject else None, conduct_kind), situation)


def _of_standing(around: Around, channel: str, kind: str) -> Iterable[Finding]:
    """What may not leave whatever it says, and the employer at which enough asks are open."""
    if reason := reason_not(around.standing, kind, channel):
        yield Finding("M14", "stop", 0, 0, reason, STANDING_SOURCE)
    if kind == Letter.Kind.FIRST and around.employer.waiting:
        names = " and ".join(around.employer.waiting[:2])
        why = f"{names} have your ask there already. Would you rather wait for an answer first?"
        yield Finding("A32", "warn", 0, 0, why, EMPLOYER_SOURCE)


def _noticed(finding: Finding, subject: str, text: str, situation: Situation, gone: set[tuple[str, ...]]) -> Noticed:
    where = subject if finding.offset_in == "subject" else text
    words = where[finding.start : finding.end]
    settled = finding.rule == CLAIM and (CLAIM, words) in gone
    mend = mend_of(finding, where, situation)
    return Noticed(finding, words, utf16(where, finding.start), utf16(where, finding.end), mend, settled)


def limit_of(channel: str, plan: str) -> int | None:
    """How many characters the channel takes, if it counts them (M13)."""
    if channel == Channel.LINKEDIN_NOTE:
        return NOTE_CHARACTERS.get(plan, NOTE_CHARACTERS["free"])
    return INMAIL_CHARACTERS if channel == Channel.INMAIL else None


def utf16(text: str, offset: int) -> int:
    """A position in a Python string as a browser counts it."""
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


def normal(text: str) -> str:
    """A text with one kind of line end, as a browser shows it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def one_line(subject: str) -> str:
    """A subject is one line: line ends and control characters would start a second header."""
    return " ".join("".join(" " if ch.isspace() or not ch.isprintable() else ch for ch in subject).split())
