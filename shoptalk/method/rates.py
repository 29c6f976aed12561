"""Rates from small numbers, said so that they cannot mislead (rulebook F3, F24).

Counts come first. A rate always has its range: the 95 % interval of Wilson, which stays between nothing and all and is
honest also for none of twelve. Below ten cases the range is drawn without a percentage, below five the count stands
alone. Two rates are called different only when their ranges do not touch.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, log, sqrt

Z = 1.96  # 95 %; as the rulebook's examples are computed
FEWEST_FOR_RANGE = 5  # F24
FEWEST_FOR_PERCENTAGE = 10  # F24
LONE_COUNT, RANGE, PERCENTAGE = "count", "range", "percentage"  # how much may be said


@dataclass(frozen=True, slots=True)
class Rate:
    """`count` of `of`. Neither is ever negative, and the part is never more than the whole."""

    count: int
    of: int

    def __post_init__(self) -> None:
        if not 0 <= self.count <= self.of:
            raise ValueError(f"{self.count} of {self.of} is no rate. Count the part among the whole.")

    @property
    def share(self) -> float:
        """The part of the whole, 0 to 1; 0 of nothing is 0."""
        return self.count / self.of if self.of else 0.0

    @property
    def low(self) -> float:
        return wilson(self.count, self.of)[0]

    @property
    def high(self) -> float:
        return wilson(self.count, self.of)[1]

    @property
    def says(self) -> str:
        """How much may be said of it (F24): the count alone, the range, or a percentage too."""
        if self.of < FEWEST_FOR_RANGE:
            return LONE_COUNT
        return RANGE if self.of < FEWEST_FOR_PERCENTAGE else PERCENTAGE

    @property
    def drawn(self) -> bool:
        return self.says != LONE_COUNT

    @property
    def percent(self) -> int | None:
        """The rounded percentage, where one may be shown."""
        return hundredths(self.share) if self.says == PERCENTAGE else None

    @property
    def bounds(self) -> tuple[int, int]:
        """The range in whole hundredths."""
        return hundredths(self.low), hundredths(self.high)

    @property
    def range_words(self) -> str:
        """ "somewhere between 14 and 69 in 100"; what can be said instead when there is too little."""
        if not self.of:
            return "nothing to count yet"
        if not self.drawn:
            return "too few to say more"
        low, high = self.bounds
        if not self.count:
            return f"anything up to {high} in 100 fits"
        if self.count == self.of:
            return f"anything from {low} in 100 upward fits"
        return f"somewhere between {low} and {high} in 100"

    def words(self, what: str) -> str:
        """ "3 of 8 replied; somewhere between 14 and 69 in 100"."""
        return f"{self.count} of {self.of} {what}; {self.range_words}"


def wilson(count: int, of: int) -> tuple[float, float]:
    """The 95 % interval of Wilson, both ends between 0 and 1; everything is possible when nothing was counted."""
    if not of:
        return 0.0, 1.0
    share, squared = count / of, Z * Z
    middle = (share + squared / (2 * of)) / (1 + squared / of)
    half = Z * sqrt(share * (1 - share) / of + squared / (4 * of * of)) / (1 + squared / of)
    # at the ends the formula gives the end itself, but for the rounding of the machine
    low = 0.0 if count == 0 else max(0.0, middle - half)
    high = 1.0 if count == of else min(1.0, middle + half)
    return low, high


def apart(one: Rate, other: Rate) -> bool:
    """Do the two differ for all that is known? Only when both have a range and the ranges do not touch."""
    return one.drawn and other.drawn and (one.low > other.high or other.low > one.high)


def hundredths(share: float) -> int:
    """Rounded half up, as people round."""
    return int(share * 100 + 0.5)


def chance_of_none(chance: float, tries: int) -> float:
    """How likely it is that none of so many independent tries succeeds: (11/12)^12 is 0.35 (F3)."""
    return (1 - chance) ** tries


def tries_for(chance: float, wanted: float) -> int:
    """How many independent tries give at least one success with the chance `wanted`: 35 for 95 % at 1 in 12 (F3)."""
    return ceil(log(1 - wanted) / log(1 - chance))


def nice_top(highest: float) -> int:
    """The end of an axis in hundredths, so that a short range is not lost at the left: 10, 20, 30, 50 or 100."""
    return next((top for top in (10, 20, 30, 50) if highest * 100 <= top), 100)
