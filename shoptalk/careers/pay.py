"""Pay of a field's occupation as it is shown: in words, on one scale for all fields, and as a row of a table.

Where a state has no survey the whole country is shown, and said; where the country has none, that is said.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from shoptalk.occupations.facts import TOP_YEARLY, Wages, wages

NO_SURVEY = "No survey of pay for this work."
WITHHELD = "The survey releases no figure of pay for this work."
NO_OCCUPATION = "Tied to no occupation, so there are no figures."
PERCENTILES = ("p10", "p25", "p50", "p75", "p90")
ROUND_TO = 10_000


@dataclass(frozen=True, slots=True)
class Pay:
    """`wages` is None without a survey; `borrowed` when the state has none and the whole country stands in."""

    wages: Wages | None
    borrowed: bool = False
    no_words: str = NO_SURVEY

    @property
    def per(self) -> str:
        return "an hour" if self.wages and self.wages.hourly else "a year"

    @property
    def figures(self) -> tuple[str, ...]:
        """10th, 25th, 50th, 75th and 90th percentile in words; "not stated" where the survey names none."""
        return tuple(self._one(name) for name in PERCENTILES) if self.wages else ()

    @property
    def middle(self) -> str:
        return self._one("p50")

    @property
    def middle_half(self) -> str:
        return f"middle half {self._one('p25')} to {self._one('p75')}"

    @property
    def in_words(self) -> str:
        """For a screen reader: the whole chart in a sentence."""
        tenth, quarter, middle, three, ninth = self.figures
        where = self.wages.area if self.wages else ""
        half = f"middle half {quarter} to {three}"
        return f"Pay {self.per}, {where}: 10th percentile {tenth}, {half}, median {middle}, 90th {ninth}"

    @property
    def drawn(self) -> bool:
        """Yearly pay with a median goes onto the common scale; pay by the hour is said in words only."""
        return bool(self.wages and not self.wages.hourly and self.wages.p50)

    def at(self, name: str) -> int | None:
        """A percentile in dollars a year; the survey's ceiling where it says no more than "at least that"."""
        if not self.wages:
            return None
        return TOP_YEARLY if name in self.wages.top_coded else getattr(self.wages, name)

    def _one(self, name: str) -> str:
        if not self.wages:
            return ""
        if name in self.wages.top_coded:
            return f"${TOP_YEARLY:,} or more"
        amount = getattr(self.wages, name)
        if amount is None:
            return "not stated"
        return f"${amount / 100:,.2f}" if self.wages.hourly else f"${amount:,}"


@dataclass(frozen=True, slots=True)
class Scale:
    """From where to where all charts of a page go, in dollars a year."""

    low: int
    high: int

    def along(self, amount: int) -> str:
        """The place of an amount, in percent of the width."""
        return f"{min(max((amount - self.low) / (self.high - self.low) * 100, 0), 100):.1f}%"


def pay_of(code: str, state: str) -> Pay:
    if not code:
        return Pay(None, no_words=NO_OCCUPATION)
    if state and _states_pay(found := wages(code, state)):
        return Pay(found)
    nation = wages(code)
    if nation and not _states_pay(nation):
        return Pay(None, no_words=WITHHELD)
    return Pay(nation, borrowed=bool(state))


def _states_pay(found: Wages | None) -> bool:
    """Whether the survey releases any figure; sometimes it counts the people and withholds what they earn."""
    return found is not None and any(getattr(found, name) or name in found.top_coded for name in PERCENTILES)


def scale_of(pays: Collection[Pay], now: int | None) -> Scale:
    """One scale for all, in round numbers, wide enough for what the seeker earns now."""
    known = [amount for pay in pays if pay.drawn for name in PERCENTILES if (amount := pay.at(name))]
    known += [now] if now and known else []
    if not known:
        return Scale(0, ROUND_TO)
    low = min(known) // ROUND_TO * ROUND_TO
    return Scale(low, max(-(-max(known) // ROUND_TO) * ROUND_TO, low + ROUND_TO))
