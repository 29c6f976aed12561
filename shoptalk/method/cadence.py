"""When to write again, whom next, and when to let a person rest: 3B7 (rulebook A31, A33-A35).

Three business days after an ask without an answer, a second person at that employer where one is known, otherwise a
light nudge to the first. Seven business days after it, the first person. Two follow-ups at most, then 90 days of rest.
Pure date arithmetic over one `Wait`; what ends a wait is decided in `story`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice, takewhile

from shoptalk.method.business_days import Calendar, later

SECOND_PERSON_AFTER = 3  # business days (A31)
NUDGE_AFTER = 7  # business days (A31)
# A last line written later than planned keeps the distance of the plan, so that two follow-ups never come on one heel.
LAST_LINE_GAP = NUDGE_AFTER - SECOND_PERSON_AFTER
LAST_LINE_GAP_AFTER_SECOND_PERSON = 7  # business days after the nudge of day seven (derived from A31, A33)
MOST_FOLLOW_UPS = 2  # in all, over every channel (A33-A35)
REST_DAYS = 90  # calendar days (engine default to A33-A35)
MOST_SILENT_ROUNDS = 2  # an ask, a rest and a second ask without a word: that is an answer (A35, our reading)
MOST_RINGS = 2  # calls in a row that nobody picks up; then a message is kinder than a third ring (derived from A35)
AWAY_WHEN_UNSAID = 7  # calendar days assumed when an absence note names no day (derived)


@dataclass(frozen=True, slots=True)
class Away:
    """An absence, first and last day included. No day of it counts towards the cadence."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Wait:
    """One ask and the silence since.

    `reached` is False while nothing got through: there were only rings, or the letter came back.
    """

    asked_on: date
    wrote_on: date  # the last message that may have been read, or the last attempt when none was
    follow_ups: int = 0
    reached: bool = True
    by_voice: bool = False  # the last message was a voicemail
    will_call_on: date | None = None  # the seeker said so (A28)
    rings: int = 0
    rang_on: date | None = None
    came_back_on: date | None = None  # the last letter bounced
    channels: frozenset[str] = frozenset()

    @property
    def may_follow_up(self) -> bool:
        return self.reached and self.follow_ups < MOST_FOLLOW_UPS

    @property
    def rested_on(self) -> date:
        """The day from which a new ask is allowed."""
        return later(self.wrote_on, REST_DAYS)


@dataclass(frozen=True, slots=True)
class Step:
    """A kind of move and the day it becomes due."""

    kind: str
    on: date


def follow_up(
    wait: Wait,
    today: date,
    calendar: Calendar,
    absences: tuple[Away, ...],
    *,
    second_person_known: bool,
    second_person_asked: bool,
) -> Step:
    """The next step while a message that got through is unanswered and fewer than two follow-ups were sent.

    `second_person_known`: somebody else at that employer may be written to; `second_person_asked`: that was done, so
    the first person is not due before day seven. From day seven on, the nudge takes the place of the second person.
    """
    if wait.will_call_on:
        promised = max(wait.will_call_on, later(wait.wrote_on, 1))
        return Step("call_again", back_on(promised, absences, calendar))
    third = back_on(_counted(wait.asked_on, SECOND_PERSON_AFTER, calendar, absences), absences, calendar)
    seventh = back_on(_counted(wait.asked_on, NUDGE_AFTER, calendar, absences), absences, calendar)
    shared = second_person_known or second_person_asked
    if wait.follow_ups == 0 and second_person_known and not second_person_asked and today < seventh:
        return Step("second_person", third)
    if wait.follow_ups == 0:
        return Step("call_again" if wait.by_voice else "nudge", seventh if shared else third)
    gap = LAST_LINE_GAP_AFTER_SECOND_PERSON if shared else LAST_LINE_GAP
    spaced = back_on(_counted(wait.wrote_on, gap, calendar, absences), absences, calendar)
    return Step("call_again" if wait.by_voice else "last_line", max(seventh, spaced))


def ring_again(wait: Wait, calendar: Calendar, absences: tuple[Away, ...]) -> Step:
    """After a call that nobody picked up: another day (A28). Nothing was said, so it is not a follow-up yet."""
    if wait.rang_on is None:
        raise ValueError("Nobody was rung, so nobody can be rung again. Ask `follow_up` instead.")
    on = calendar.add(wait.rang_on, 1)
    return Step("call_again", back_on(max(on, wait.will_call_on or on), absences, calendar))


def wake(wait: Wait, calendar: Calendar, absences: tuple[Away, ...]) -> date:
    """The business day on which a resting person may be asked anew."""
    return back_on(calendar.on_or_after(wait.rested_on), absences, calendar)


def back_on(day: date, absences: tuple[Away, ...], calendar: Calendar) -> date:
    """`day`, but not before the first business day after the last absence."""
    return max([day, *(calendar.add(away.last, 1) for away in absences)])


def days_waited(wait: Wait, today: date, calendar: Calendar, absences: tuple[Away, ...], most: int = 20) -> int:
    """Counted business days since the ask, up to `most` (beyond that nobody counts)."""
    days = islice(_counting(wait.asked_on, calendar, absences), most)
    return sum(1 for _ in takewhile(lambda day: day <= today, days))


def _counted(start: date, n: int, calendar: Calendar, absences: tuple[Away, ...]) -> date:
    """The n-th business day after `start` that is no day of absence."""
    return next(islice(_counting(start, calendar, absences), n - 1, None))


def _counting(day: date, calendar: Calendar, absences: tuple[Away, ...]) -> Iterator[date]:
    """The business days after `day`, leaping over absences, however long they are."""
    while True:
        day = calendar.add(day, 1)
        while away := next((away for away in absences if away.first <= day <= away.last), None):
            if away.last == date.max:
                break
            day = calendar.add(away.last, 1)
        yield day
