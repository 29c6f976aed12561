"""Which questions to take into a talk of 15, 20 or 30 minutes, in which order, and why each (B1, B3, B6, B11-B16, B21,
E8, E10).

The order follows the agenda of the rulebook: a door opener, the day, what is believed and what was left open, then
what is delicate, then advice, and at the very end who else to talk to. Equal values give an equal plan.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from shoptalk.method.belief_tests import GENERAL, as_clause, questions_for
from shoptalk.method.question_bank import Question, fill, filled, gaps

COUNTS = {15: (4, 5), 20: (5, 7), 30: (8, 10)}  # B6: fewest and most questions
SENSITIVE = {15: 1, 20: 1, 30: 2}  # B16: at most one or two
MOST_SENSITIVE = 2
TESTS = 2  # B13: belief tests at the least
LEFT_OPEN = {15: 1, 20: 2, 30: 3}  # so that one talk does not only finish another
OPENERS = ("Q9", "Q11", "Q13")  # one of them opens every talk: the path (E10: the same core for everybody)
CORE = ("Q21", "Q25")  # and the day
DELICATE = (
    "Q68",
    "Q55",
    "Q70",
    "Q71",
    "Q58",
    "Q73",
    "Q77",
    "Q78",
)  # pay first, in the form of a range (B15), then climate
REFERRAL = ("Q162", "Q164", "Q163", "Q165")  # B21: by angle, not by name or rank
USE_OF_NAME = "Q167"
LONGEST = 400  # characters of a question
PURSUED = ("Body", "Close")  # stages that a plan picks from; the others belong to other moments
# Written for some seekers or some hosts only: the seeker adds them by hand.
FOR_SOME = frozenset((
    "Career changer", "Student", "Newcomer to country", "Returner", "Self-employed", "Public & non-profit",
    "Health, shift & trades", "To a hiring manager", "To a peer or junior", "To a recruiter", "To a former insider",
    "Visit", "Opening raised by host", "Overrun", "Keep in touch", "Giving back", "Feedback", "Referral", "Showcase",
    "Pay & benefits",
))  # fmt: skip
LATE = frozenset(("Advice", "Entry & hiring", "Resources", "Assignments"))  # B11: from expert to adviser to partner
CLOSING = frozenset(("Gap check", "Referral"))
WHY = {
    "Path (Insights)": "how one comes to this",
    "Daily work": "a real day",
    "Skills": "what the work asks of you",
    "Showcase": "your strengths",
    "Culture": "the mood of the place",
    "Pay & benefits": "you may ask this here, late and about the market",
    "Trends": "where the field is going",
    "Insights": "what one cannot see from outside",
    "Belief test": "tests how typical this is",
    "Advice": "what they would do",
    "Entry & hiring": "how people come in",
    "Resources": "what to read and follow",
    "Assignments": "something to try and report back",
    "Gap check": "what you did not think of",
}
OPENS, EVERYBODY, LAST = "opens the door", "asked of everybody, so that answers compare", "always last"
FROM_YOU = "your own question"


@dataclass(frozen=True, slots=True)
class BeliefToTest:
    """A belief of the field, how sure the seeker is, and how often a talk has tested it."""

    pk: int
    text: str
    sure: int = 50
    tested: int = 0


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """A question that an earlier talk did not come to."""

    key: str
    text: str
    follow_up: str = ""
    family: str = ""
    belief: int | None = None
    sensitive: bool = False
    from_whom: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """A question at its place, with the reason it is there."""

    key: str
    text: str
    follow_up: str
    family: str
    why: str
    belief: int | None = None
    sensitive: bool = False
    must: bool = False


class Wanted(NamedTuple):
    """What a plan is made for."""

    minutes: int
    beliefs: Sequence[BeliefToTest] = ()
    left_open: Sequence[LeftOpen] = ()
    heard: Collection[str] = ()  # families that earlier talks about the field have asked about
    facts: Mapping[str, str] = {}


def length_for(minutes: int) -> int:
    """The planned length that an agreed number of minutes comes to: 15, 20 or 30."""
    return 15 if minutes < 20 else 20 if minutes < 30 else 30


def first_to_test(beliefs: Sequence[BeliefToTest]) -> list[BeliefToTest]:
    """Untested first, then the least tested; among those the ones of which the seeker is least sure either way."""
    return sorted(beliefs, key=lambda one: (one.tested, abs(one.sure - 50), one.pk))


def plan_questions(bank: Sequence[Question], wanted: Wanted) -> tuple[Planned, ...]:
    """The plan: within `COUNTS` for the minutes as long as the bank has enough, every key and every text once."""
    return _Planning(bank, wanted).plan()


def in_order(questions: Sequence[Planned]) -> tuple[Planned, ...]:
    """The agenda's order. What is delicate stands in the second half and before the close (B16)."""
    plain = [one for one in questions if not one.sensitive]
    ordered = sorted(plain, key=_phase)
    place = sum(_phase(one) <= _BODY for one in ordered)
    delicate = [one for one in questions if one.sensitive]
    place = min(max(place, -(-len(questions) // 2)), sum(_phase(one) < _CLOSE for one in ordered))
    return (*ordered[:place], *delicate, *ordered[place:])


_OPEN, _DAY, _BODY, _LATER, _GAP, _CLOSE = range(6)


def _phase(one: Planned) -> int:
    if one.why == OPENS:
        return _OPEN
    if one.why == LAST:
        return _CLOSE
    if one.family == "Gap check":
        return _GAP
    if one.family in LATE and one.belief is None:
        return _LATER
    return _DAY if one.why == EVERYBODY else _BODY


class _Planning:
    """One plan in the making. Each step takes what it needs, as long as there is room."""

    def __init__(self, bank: Sequence[Question], wanted: Wanted) -> None:
        self.wanted = wanted
        self.length = length_for(wanted.minutes)
        self.most = COUNTS[self.length][1]
        self.bank = {question.key: question for question in bank if question.stage in PURSUED}
        self.taken: list[Planned] = []

    def plan(self) -> tuple[Planned, ...]:
        self._close()
        self._open()
        self._tests()
        self._left_open()
        self._delicate()
        self._core()
        self._cover()
        return in_order(self.taken)

    def _close(self) -> None:
        """B21: somebody from another angle, and whether their name may be used; one breath, so one question."""
        question = self._first(REFERRAL)
        name = self.bank.get(USE_OF_NAME)
        if question is not None:
            text = (
                f"{question.text} {name.text}" if name and len(question.text) + len(name.text) < 390 else question.text
            )
            self._take(replace(question, text=text), LAST, must=True)
        elif name is not None:
            self._take(name, LAST, must=True)

    def _open(self) -> None:
        if question := self._first(OPENERS):
            self._take(question, OPENS)

    def _tests(self) -> None:
        """Two tests at the least; a third belief is tested where there is time for it."""
        goal = TESTS + (self.length == 30)
        tests = 0
        for belief in first_to_test(self.wanted.beliefs):
            if tests < goal:
                tests += self._test(belief)
        for key in GENERAL:
            if tests < TESTS and (question := self._first([key])):
                tests += self._take(question, WHY["Belief test"])

    def _test(self, belief: BeliefToTest) -> bool:
        clause = as_clause(belief.text)
        why = f"tests {clause}, {belief.sure} sure"
        for key in (*questions_for(belief.text), *GENERAL):
            question = self.bank.get(key)
            if question is None or (question.sensitive and not self._room_for_delicate()):
                continue
            asked = filled(question, {"belief": clause})
            if self._take(asked, why, belief=belief.pk, must=True):
                return True
        return False

    def _left_open(self) -> None:
        room = LEFT_OPEN[self.length]
        for one in self.wanted.left_open:
            if room <= 0 or (one.sensitive and not self._room_for_delicate()):
                continue
            question = Question(one.key, "Body", one.family, one.text, sensitive=one.sensitive, follow_up=one.follow_up)
            why = f"left open with {one.from_whom}" if one.from_whom else "left open last time"
            room -= self._take(question, why, belief=one.belief)

    def _delicate(self) -> None:
        """Pay in the form of a range, then the climate; nothing delicate that an own plan has left out (B14-B16)."""
        for key in DELICATE:
            question = self.bank.get(key)
            if question is None or not question.sensitive or not question.fits(self.length):
                continue
            if sum(one.sensitive for one in self.taken) >= SENSITIVE[self.length] or not self._room_for_delicate():
                return
            self._take(question, WHY[question.family])

    def _core(self) -> None:
        """The day, unless a belief about it asks for the day already."""
        if any(one.key in CORE for one in self.taken):
            return
        if question := self._first(CORE):
            self._take(question, EVERYBODY)

    def _cover(self) -> None:
        """What is left goes to the seeker's own questions, then to what neither this plan nor an earlier talk
        covers."""
        while len(self.taken) < self.most and (question := self._widest()):
            self._take(question, FROM_YOU if question.is_own else WHY.get(question.family, ""))

    def _widest(self) -> Question | None:
        here = Counter(one.family for one in self.taken)
        letters = {self._covers(family)[0] for family in here}
        circles = {self._covers(family)[1] for family in here}
        place = {key: number for number, key in enumerate(self.bank)}

        def worth(question: Question) -> tuple:
            return (
                question.is_own,
                question.tiara not in letters and bool(question.tiara),
                question.career_family not in circles and bool(question.career_family),
                question.family not in self.wanted.heard,
                -here[question.family],
                -place[question.key],
            )

        return max((one for one in self.bank.values() if self._may_cover(one)), key=worth, default=None)

    def _covers(self, family: str) -> tuple[str, str]:
        question = Question("", "", family, "")
        return question.tiara, question.career_family

    def _may_cover(self, question: Question) -> bool:
        return (
            (question.is_own or (question.family not in FOR_SOME and question.fits(self.length)))
            and not question.sensitive
            and not gaps(fill(question.text, self.wanted.facts))
            and self._is_new(question)
        )

    def _first(self, keys: Sequence[str]) -> Question | None:
        """The first of these that is at hand and new; one that fits the length before one that does not."""
        found = [self.bank[key] for key in keys if key in self.bank and self._is_new(self.bank[key])]
        plain = [one for one in found if not one.sensitive]
        return next((one for one in plain if one.fits(self.length)), plain[0] if plain else None)

    def _is_new(self, question: Question) -> bool:
        text = fill(question.text, self.wanted.facts).casefold()
        return all(one.key != question.key and one.text.casefold() != text for one in self.taken)

    def _room_for_delicate(self) -> bool:
        """Whether one more fits into the second half, which it shares with the close."""
        delicate = sum(one.sensitive for one in self.taken)
        second_half = self.most - -(-self.most // 2) - 1
        return delicate < min(MOST_SENSITIVE, second_half)

    def _take(self, question: Question, why: str, belief: int | None = None, must: bool = False) -> bool:
        asked = filled(question, self.wanted.facts)
        if len(self.taken) >= self.most or not self._is_new(asked):
            return False
        self.taken.append(
            Planned(
                asked.key, asked.text, asked.follow_up, asked.family, why, belief, asked.sensitive,
                must or belief is not None,
            )
        )  # fmt: skip
        return True


def with_kept(plan: Sequence[Planned], kept: Sequence[tuple[int, Planned]], most: int) -> tuple[Planned, ...]:
    """A new plan around what the seeker changed by hand: that stays, at its place; of the new ones as many as fit.

    `kept` are (place from 0, question). Only questions that nobody needs make way: never a belief test or the close.
    """
    keys = {one.key for _, one in kept} - {""}
    texts = {one.text.casefold() for _, one in kept}
    fresh = [one for one in plan if one.key not in keys and one.text.casefold() not in texts]
    delicate = sum(one.sensitive for _, one in kept)
    for one in [one for one in fresh if one.sensitive][max(0, MOST_SENSITIVE - delicate) :]:
        fresh.remove(one)
    for one in [one for one in reversed(fresh) if not one.must]:
        if len(fresh) + len(kept) > most:
            fresh.remove(one)
    for place, one in sorted(kept, key=lambda pair: pair[0]):
        last = len(fresh) - (bool(fresh) and fresh[-1].why == LAST)
        fresh.insert(min(place, last) if one.why != LAST else len(fresh), one)
    return tuple(fresh)
