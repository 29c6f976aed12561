"""Thinking traps that the seeker's own record shows (rulebook E18), each with a trigger and one calm sentence, and the
question that considers the opposite (E19). Nothing is said without a trigger: a list of all biases helps nobody.

Gendered information (E10) has no trigger here, because the notebook rightly does not store who is a man or a woman; its
remedy is a habit, said by `SAME_QUESTIONS`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

VIVID = 30  # points that the last talk moved (E18)
ENOUGH_VOICES = 3  # below that, one sided is simply few
MANY_TALKS = 5
MOVED = 10  # a move worth asking about
MOSTLY = 2 / 3

SAME_QUESTIONS = (
    "People tell different things to different askers, most of all about family and hours. Ask everybody the same core "
    "questions, women and men, and see what only some bring up."
)


@dataclass(frozen=True, slots=True)
class Bias:
    """`name` for the margin, `words` for what the record shows, `opposite` for what to ask oneself."""

    key: str
    name: str
    words: str
    opposite: str


@dataclass(frozen=True, slots=True)
class Heard:
    """One piece of evidence, as far as traps go. Oldest first in a list of them."""

    supports: bool
    voice: str = ""
    employer: str = ""
    weight: int = 2
    leads: bool = False  # an executive's or a head's word
    impression: bool = False  # how it felt, not what was said


@dataclass(frozen=True, slots=True)
class Move:
    """The latest change of mind, and the talk behind it ("" for none)."""

    was: int
    now: int
    after: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The talks of one field, counted. `ahead` is False when the comparison puts another field first."""

    field: str
    talks: int
    employers: int
    leavers: int
    elsewhere: int = 0  # talks in all other fields together
    ahead: bool = True


def of_belief(sure: int, heard: Sequence[Heard], last: Move | None = None) -> tuple[Bias, ...]:
    """What the record of one belief shows; each at most once, in a fixed order."""
    rules = (
        _confirmation(sure, heard),
        _vividness(last),
        _recency(heard, last),
        _authority(heard),
        _affinity(heard, last),
        _one_employer(heard),
    )
    return tuple(bias for bias in rules if bias)


def of_field(asked: Asked) -> tuple[Bias, ...]:
    """What the choice of people shows, for one field."""
    rules = (_survivorship(asked), _single_employer(asked), _sunk_cost(asked))
    return tuple(bias for bias in rules if bias)


def _voices(heard: Sequence[Heard]) -> int:
    return len({one.voice for one in heard})


def _confirmation(sure: int, heard: Sequence[Heard]) -> Bias | None:
    """Only those were heard who say what one thinks anyway."""
    agree = sure >= 50
    if sure == 50 or _voices(heard) < ENOUGH_VOICES or any(one.supports is not agree for one in heard):
        return None
    return Bias(
        "confirmation",
        "only one side so far",
        f"All {_voices(heard)} voices agree with you so far. That may be how it is, or whom you asked.",
        "Who is likely to see it differently, and would tell you?",
    )


def _vividness(last: Move | None) -> Bias | None:
    if last is None or not last.after or abs(last.now - last.was) < VIVID:
        return None
    return Bias(
        "vividness",
        "one vivid talk",
        f"The talk with {last.after} moved you by {abs(last.now - last.was)} points. A face and a story weigh more "
        "than they should; it is one talk.",
        "If you had heard the same from somebody dull, how far would it have moved you?",
    )


def _recency(heard: Sequence[Heard], last: Move | None) -> Bias | None:
    """The last voice turned the number, against what most before it said."""
    if last is None or abs(last.now - last.was) < MOVED or not heard:
        return None
    latest = heard[-1]
    earlier = [one for one in heard if one.voice != latest.voice]
    against = sum(one.supports is not latest.supports for one in earlier)
    if latest.supports is not (last.now > last.was) or _voices(earlier) < ENOUGH_VOICES:
        return None
    if against < MOSTLY * len(earlier):
        return None
    return Bias(
        "recency",
        "the last one speaks loudest",
        f"The last voice turned it, although {against} of {len(earlier)} before said the other thing.",
        "Would you have moved as far if that talk had been the first?",
    )


def _authority(heard: Sequence[Heard]) -> Bias | None:
    """A leader's word was weighed more than that of those who do the work."""
    leaders = [one.weight for one in heard if one.leads]
    others = [one.weight for one in heard if not one.leads]
    if not leaders or not others or sum(leaders) / len(leaders) < sum(others) / len(others) + 1:
        return None
    return Bias(
        "authority",
        "rank counts double",
        "What people in charge said weighs more here than what those who do the work said.",
        "When did the person in charge last do this work for a week?",
    )


def _affinity(heard: Sequence[Heard], last: Move | None) -> Bias | None:
    """A talk moved the number, and left impressions only."""
    if last is None or not last.after or abs(last.now - last.was) < MOVED:
        return None
    of_talk = [one for one in heard if one.voice == last.after]
    if not of_talk or not all(one.impression for one in of_talk):
        return None
    return Bias(
        "affinity",
        "the person, or the work?",
        f"What moved you after {last.after} were impressions, and no fact or quote. Liking somebody is not liking "
        "their work.",
        "What would you think of the work if somebody you did not take to had described it?",
    )


def _one_employer(heard: Sequence[Heard]) -> Bias | None:
    named = Counter(one.employer for one in heard if one.employer)
    if len(heard) < ENOUGH_VOICES or not named:
        return None
    employer, count = named.most_common(1)[0]
    if count < len(heard) or _voices(heard) < 2:
        return None
    return Bias(
        "one_employer",
        "one house is not the field",
        f"All {count} pieces of evidence are from people at {employer}.",
        "Which of it would be different in another place?",
    )


def _survivorship(asked: Asked) -> Bias | None:
    if asked.talks < ENOUGH_VOICES or asked.leavers:
        return None
    return Bias(
        "survivorship",
        "only those who stayed",
        f"None of the {asked.talks} people you talked with about {asked.field} has left it, as far as you noted. Those "
        "who did know why people leave.",
        "Who tried it and went, and whom could you ask for a name?",
    )


def _single_employer(asked: Asked) -> Bias | None:
    if asked.talks < ENOUGH_VOICES or asked.employers != 1:
        return None
    return Bias(
        "single_employer",
        "one house is not the field",
        f"All {asked.talks} talks about {asked.field} were with people of one employer.",
        "What is the most different place in which the same work is done?",
    )


def _sunk_cost(asked: Asked) -> Bias | None:
    if asked.talks < MANY_TALKS or asked.talks <= asked.elsewhere or asked.ahead:
        return None
    return Bias(
        "sunk_cost",
        "what is spent is spent",
        f"You gave {asked.field} {asked.talks} talks, more than all else, and by your own weights another field comes "
        "first.",
        "If you began today, with what you know, which one would you look into?",
    )


def one_of(talks: int, field: str, moved: int, base_figure: str = "") -> str:
    """E4: after an extreme talk, the count beside the figure for everybody. "" when the talk was not extreme."""
    if abs(moved) < VIVID or talks < 1:
        return ""
    figure = f" For scale: {base_figure}" if base_figure else ""
    return f"That was 1 of {talks} talk{'' if talks == 1 else 's'} about {field}.{figure}"
