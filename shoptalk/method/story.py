"""The story between the seeker and one contact: who spoke last, and what is still owed. `turns` tells it."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto

from shoptalk.method.cadence import Away, Wait

BOUNCES_TO_CLOSE = 2  # a channel whose letters came back twice is closed (A35)


class Place(Enum):
    """Where the story stands; the stage in the words of the product follows from it."""

    FRESH = auto()
    WAITING = auto()  # we spoke last
    TALKING = auto()  # they spoke last
    AGREED = auto()
    MET = auto()
    THANKED = auto()
    NOT_NOW = auto()
    HELPED = auto()  # they named somebody else
    CLOSED = auto()  # a no, a "not now" without a day, or a check-back that was made
    NEVER = auto()


@dataclass(slots=True)
class Story:
    """What is known after the touches so far."""

    place: Place = Place.FRESH
    wait: Wait | None = None  # the current ask; kept after an answer, because its count is still worth showing
    rounds: int = 0  # asks since they last answered
    said_no: bool = False
    agreed: bool = False
    warm: bool = False  # their last word was friendly: they may know better whom to ask next (A32)
    talk_on: date | None = None  # the day of the appointment
    check_on: date | None = None
    checked_back: bool = False
    owes_answer_since: date | None = None
    owes_thanks_since: date | None = None
    last_word_said: bool = False  # the one thank-you or answer after a no was sent
    in_touch: bool = False  # there was word between them after the thank-you
    last_on: date | None = None
    came_back_on: date | None = None  # a letter bounced outside of a wait
    bounces: Counter[str] = field(default_factory=Counter)
    absences: tuple[Away, ...] = ()

    @property
    def closed_channels(self) -> frozenset[str]:
        return frozenset(way for way, times in self.bounces.items() if times >= BOUNCES_TO_CLOSE)
