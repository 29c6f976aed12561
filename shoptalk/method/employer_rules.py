"""Rules across the people of one employer (rulebook A32, M15): two open asks, and a booster is asked first."""

from collections.abc import Sequence
from dataclasses import dataclass

from shoptalk.method.stages import Standing

MOST_OPEN_ASKS = 2  # at one employer at a time (engine default to A32)
OPEN_STAGES = ("asked", "following_up")
# Somebody who answered warmly and then rests or let it be no longer speaks for the others.
BOOSTER_STAGES = ("asked", "following_up", "talking", "scheduled", "met", "thanked")


@dataclass(frozen=True, slots=True)
class Verdict:
    """May one more person at this employer be written to? `booster` names whom to ask first, if that is why not."""

    allowed: bool
    reason: str = ""
    booster: str = ""


def may_write_to(employer_standings: Sequence[tuple[str, Standing]], *, with_their_blessing: bool = False) -> Verdict:
    """The verdict for a person who has not been asked yet, from the name and standing of everybody else there.

    `with_their_blessing`: whoever answered there named this person or agreed to it, so they need not be asked again.
    A second person on day three is one more open ask like any other: the first one still counts.
    """
    booster = next((name for name, other in employer_standings if is_booster(other)), "")
    if booster and not with_their_blessing:
        return Verdict(False, f"{booster} answered you there. Ask {booster} first whether to write to others.", booster)
    waiting = [name for name, other in employer_standings if is_open(other)]
    if len(waiting) >= MOST_OPEN_ASKS:
        names = f"{', '.join(waiting[:-1])} and {waiting[-1]}"
        return Verdict(
            False, f"{names} have your ask there already. Wait for an answer, or let one of them rest first."
        )
    return Verdict(True)


def is_booster(standing: Standing) -> bool:
    """Did this person answer warmly, and is the tie alive? (A7, A32; the word is never shown.)"""
    return standing.warm and standing.stage in BOOSTER_STAGES


def is_open(standing: Standing) -> bool:
    """Is an ask to this person out and unanswered?"""
    return standing.stage in OPEN_STAGES
