"""Two arms, counted alike: talks that led to an offer, and resumes that did; each beside the saying (F1-F3, F23).

The saying is a tick with its grade and never a target. What may be concluded is one sentence, and most of the time it
is that nothing can be told yet.
"""

from __future__ import annotations

from dataclasses import dataclass

from shoptalk.method.benchmarks import Saying
from shoptalk.method.rates import Rate, apart, nice_top


@dataclass(frozen=True, slots=True)
class Arm:
    """One arm. `open`: counted, and an offer may still come. `young`: too lately to be counted at all, of which
    `young_offers` brought an offer already."""

    rate: Rate
    saying: Saying
    open: int = 0
    young: int = 0
    young_offers: int = 0

    @property
    def top(self) -> int:
        """The end of the axis in hundredths; both the range and the tick lie on it."""
        return nice_top(max(self.rate.high if self.rate.drawn else 0.3, self.saying.share))

    @property
    def tells(self) -> str:
        """What these numbers can and cannot tell yet (F23)."""
        if not self.rate.of:
            return "Nothing has had time to lead to an offer yet. That is no result; it is a beginning."
        if not self.rate.drawn:
            return f"{self.rate.of} is too few to tell anything. From five on, the range is drawn."
        low, high = self.rate.low, self.rate.high
        if low <= self.saying.share <= high:
            inside = (
                f"{_capital(self.rate.range_words)}, and {self.saying.words} lies inside. So your record neither "
                "supports nor contradicts it."
            )
            return f"{inside} You are not behind." if not self.rate.count else inside
        lies = "above" if low > self.saying.share else "below"
        return (
            f"{_capital(self.rate.range_words)}, all of it {lies} {self.saying.words}. Nobody knows what the saying "
            "was counted from, so this says more about the saying than about you."
        )


def beside_each_other(talks: Arm, resumes: Arm) -> str:
    """What the two arms say together. They differ only when their ranges do not touch; and they never count alike."""
    unlike = "An hour of talk is not a sheet of paper, and an offer often comes by several ways at once."
    if not (talks.rate.drawn and resumes.rate.drawn):
        return f"Both sides need at least five that had time. {unlike}"
    if not apart(talks.rate, resumes.rate):
        return f"The two ranges overlap, so it is open which of them brings more offers for you. {unlike}"
    more, less = ("Talks", "resumes") if talks.rate.low > resumes.rate.high else ("Resumes", "talks")
    return f"{more} brought you more offers each than {less}: the two ranges do not touch. {unlike}"


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
