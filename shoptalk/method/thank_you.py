"""The thank-you after a talk, made from what the seeker wrote down (rulebook C1-C4, A30).

Two specific things that were learned, what the seeker will do and by when, a reminder of what the host offered, and no
new request: 50 to 120 words, or 40 to 60 on a card. What is not known stays a visible slot; nothing is made up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from shoptalk.method.day_words import spoken, weekday

FEWEST_WORDS, MOST_WORDS = 50, 120  # C2
CARD_FEWEST, CARD_MOST = 40, 60
DUE_AFTER = timedelta(hours=24)  # C1: within 24 hours
PAST_ITS_DAY = timedelta(hours=72)  # C1: beyond it, later than the norm, and still welcome
LEARNINGS = 2
MORE = ("It helps me more than you may think.",)

SPECIFIC = ("surprise", "quote", "fact")  # what shows that one listened, the most telling first
_OPENINGS = {
    "quote": ("You said “{0}”, and that stays with me.", "I also keep thinking of your words: “{0}”."),
    "fact": ("I had not known this before: {0}.", "I also learned something new: {0}."),
    "surprise": ("What surprised me most: {0}.", "And this I had not expected: {0}."),
    "impression": ("What I took away: {0}.", "I also took this away: {0}."),
}
_GAPS = ("one thing that you learned from {who}", "a second thing that you learned")
_WILL = re.compile(r"^\s*(?:i\s+(?:will|shall|want to|plan to|am going to)|i['’]ll|to)\s+", re.IGNORECASE)
_OFFERED = re.compile(
    r"^\s*(?:(?:you|he|she|they|[A-Z]\w+)\s+)?(?:kindly\s+)?(?:offered|will|would|promised|can)\s+(?:to\s+)?|^\s*to\s+",
    re.IGNORECASE,
)
_SMALL = re.compile(
    r"(?:An?|The|Th(?:at|is|ese|ose|ere|ey|eir)|He|She|His|Her|It|We|You|Your|Our|Most|Half|How|What|When|Where|Who|"
    r"Why|Not|No|One|Two|Three|Nobody|Somebody|Everybody|In|On|At|By|For|With|Without)\s"
)
_WORD_OF = re.compile(r"\S*\w\S*")  # a lone dash or question mark is no word
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


class Learning(NamedTuple):
    """One note of the talk: its kind and its words. `marked`: the seeker chose it for the letter."""

    kind: str
    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Talk:
    """All that the letter is made from. Empty is not known."""

    recipient: str  # the name that one calls them by
    seeker_name: str
    talked_on: date
    minutes: int = 20
    field: str = ""
    learnings: tuple[Learning, ...] = ()
    i_will: str = ""
    by_when: date | None = None
    they_offered: str = ""


@dataclass(frozen=True, slots=True)
class ThankYou:
    """A text to look over; `missing` names the slots that still stand in it."""

    subject: str
    text: str
    missing: tuple[str, ...]

    @property
    def words(self) -> int:
        """Words between greeting and closing, as the check counts them."""
        return len(_WORD_OF.findall("\n\n".join(self.text.split("\n\n")[1:-1])))


def chosen(learnings: Sequence[Learning]) -> tuple[Learning, ...]:
    """The two notes that the letter names: those that were marked, else the most telling kinds, in the order of the
    talk. An impression is one's own reading (C10), so it goes along only when it was marked."""
    written = [one for one in learnings if one.text.strip() and one.kind in _OPENINGS]
    marked = [one for one in written if one.marked]
    rest = sorted((one for one in written if not one.marked and one.kind in SPECIFIC), key=_telling)
    picked = [*marked, *rest][:LEARNINGS]
    return tuple(sorted(picked, key=written.index))


def thank_you(talk: Talk) -> ThankYou:
    """The letter, to be sent within a day."""
    gaps: list[str] = []
    lines = _learned(talk, gaps, most=24)
    opening = f"Thank you for the {_minutes(talk.minutes)} minutes on {_day(talk.talked_on)}."
    promise = _promise(talk, gaps, most=14)
    offer = _offer(talk, most=10)
    about = f"about {talk.field}" if talk.field else "about the work"
    first = [opening, *lines]
    second = [promise, offer]
    for more in (
        f"I would not have found this in anything that is written {about}.",
        "It helps me more than you may think.",
    ):
        if _count([*first, *second]) < FEWEST_WORDS:
            first.append(more)
    body = [" ".join(first), " ".join(part for part in second if part)]
    text = _letter(talk, body)
    return ThankYou(f"Thank you for {weekday(talk.talked_on)}", text, tuple(gaps))


def card(talk: Talk) -> ThankYou:
    """The same for a paper card: one learning, one promise, 40 to 60 words."""
    gaps: list[str] = []
    lines = _learned(talk, gaps, most=16)[:1]
    gaps = gaps[:1] if not chosen(talk.learnings) else []
    promise = _promise(talk, gaps, most=9)
    opening = f"Thank you for taking the time to talk with me on {_day(talk.talked_on)}."
    sentences = [opening, *lines, promise]
    for more in (
        "Your time was a gift, and I know it.",
        "It helps me more than you may think.",
        "I am glad that I asked.",
    ):
        if _count(sentences) < CARD_FEWEST:
            sentences.append(more)
    return ThankYou("", _letter(talk, [" ".join(sentences)], warm=True), tuple(gaps))


@dataclass(frozen=True, slots=True)
class Help:
    """What somebody other than the host did: introduced the two, or put the seeker through (C4, A29, A30)."""

    helper: str
    seeker_name: str
    did: str  # "introducing me to Dana Whitfield", "putting me through to Dana Whitfield"
    talked: bool = False
    field: str = ""


def thank_helper(help_: Help) -> ThankYou:
    """Thanks to who made the talk possible. What the host said stays with the host (C20)."""
    did = within(help_.did, 14) or "[what they did for you]"
    gaps = () if help_.did.strip() else ("what they did for you",)
    so_far = "The talk took place, and it was worth every minute." if help_.talked else "We are in touch by now."
    about = f" about {help_.field}" if help_.field else ""
    body = (
        f"Thank you for {did}. {so_far} Without you I would still be wondering whom to ask{about}.\n\n"
        "Small acts like yours open a door for somebody, and I wanted you to know that it did. I will tell you what "
        "comes of it. No answer is needed."
    )
    return ThankYou("Thank you", f"Hi {help_.helper},\n\n{body}\n\nBest wishes,\n{help_.seeker_name}", gaps)


def due_at(ended_at: datetime) -> datetime:
    """The moment until which a thank-you is fresh (C1)."""
    return ended_at + DUE_AFTER


def timing(ended_at: datetime, now: datetime) -> str:
    """How the day stands, calmly: "fresh", "still good", "past its day"."""
    waited = now - ended_at
    return "fresh" if waited <= DUE_AFTER else "still good" if waited <= PAST_ITS_DAY else "past its day"


def within(text: str, most: int) -> str:
    """The text without its full stop, at most so many words: whole sentences if they fit, else cut with dots."""
    text = " ".join(text.split())
    if len(text.split()) > most:
        kept = ""
        for sentence in _SENTENCE_END.split(text):
            if len(f"{kept} {sentence}".split()) > most:
                break
            kept = f"{kept} {sentence}".strip()
        text = kept or " ".join(text.split()[:most]) + " …"
    return text.rstrip(" .,;:")


def _learned(talk: Talk, gaps: list[str], most: int) -> list[str]:
    """A sentence for each of the two learnings; a slot where one is missing."""
    lines = []
    picked = chosen(talk.learnings)
    for place in range(LEARNINGS):
        if place < len(picked):
            one = picked[place]
            words = within(one.text.replace("[", "(").replace("]", ")").strip(' “”"'), most)
            words = words if one.kind == "quote" else _went_on(words)
            lines.append(_tidied(_OPENINGS[one.kind][place].format(words)))
        else:
            gap = _GAPS[place].format(who=_short(talk.recipient))
            gaps.append(gap)
            lines.append(f"What stays with me is [{gap}]." if place == 0 else f"I also keep thinking of [{gap}].")
    return lines


def _promise(talk: Talk, gaps: list[str], most: int) -> str:
    """What the seeker will do and by when (C2), in the seeker's words."""
    will = within(_plain(_WILL.sub("", talk.i_will, count=1)), most)
    if not will:
        gaps.append("what you will do, and by when")
        return "I will [what you will do, and by when], and tell you how it went."
    when = f" by {weekday(talk.by_when)}, {spoken(talk.by_when)}" if talk.by_when else ""
    return f"I will {will}{when}, and tell you how it went."


def _offer(talk: Talk, most: int) -> str:
    offer = within(_plain(_OFFERED.sub("", talk.they_offered, count=1)), most)
    return f"And thank you for your offer to {offer}." if offer else ""


def _plain(words: str) -> str:
    """Without brackets, which mark slots and would keep the letter in the house."""
    return " ".join(words.replace("[", "(").replace("]", ")").split())


def _letter(talk: Talk, paragraphs: list[str], *, warm: bool = False) -> str:
    greeting = f"Dear {talk.recipient}," if warm else f"Hi {talk.recipient},"
    closing = f"{'Warmly' if warm else 'Best wishes'},\n{talk.seeker_name}"
    return "\n\n".join([greeting, *(part for part in paragraphs if part), closing])


def _count(sentences: Sequence[str]) -> int:
    return len(_WORD_OF.findall(" ".join(sentences)))


def _went_on(words: str) -> str:
    """The note inside a sentence: a first word that is certainly no name loses its capital."""
    return words[:1].lower() + words[1:] if _SMALL.match(words) else words


def _tidied(sentence: str) -> str:
    return re.sub(r"([?!…])\.$", r"\1", sentence)


def _telling(one: Learning) -> int:
    return SPECIFIC.index(one.kind)


def _short(name: str) -> str:
    return name if len(name) <= 20 and "[" not in name and "]" not in name else "them"


def _day(on: date) -> str:
    return f"{weekday(on)}, {spoken(on)}"


def _minutes(count: int) -> str:
    return {10: "ten", 15: "fifteen", 20: "twenty", 30: "thirty"}.get(count, str(count))
