"""Before doing it: the rating, what is feared, and how likely that seems. From here on it is locked (D15)."""

from dataclasses import dataclass
from datetime import datetime

from shoptalk.accounts.answers import line, number
from shoptalk.contacts.models import Contact
from shoptalk.history.steps import Step
from shoptalk.rehearsal.models import WORDS, Attempt, FearStep
from shoptalk.rehearsal.own import mine, own_step
from shoptalk.workspaces.access import Seat


@dataclass(frozen=True, slots=True)
class Before:
    """What is said beforehand. Anything may be left out."""

    fear: int | None = None
    feared: str = ""
    chance: int | None = None
    step: FearStep | None = None


def read_before(typed: dict[str, str], step: FearStep | None = None) -> Before:
    """What a form says, checked. Raises Mend."""
    feared = line("feared", typed.get("feared", ""), WORDS, "What you fear")
    return Before(
        fear=rating("fear", typed.get("fear", "")),
        feared=feared,
        chance=rating("chance", typed.get("chance", "")) if feared else None,
        step=step,
    )


def rating(answer: str, typed: str) -> int | None:
    """A number from 0 to 100, or none."""
    return number(answer, typed, 0, 100, "A rating") if typed.strip() else None


def new_attempt(
    seat: Seat, now: datetime, before: Before, contact: Contact | None, *, is_real: bool, act: str = "", once: str = ""
) -> Attempt:
    return Attempt(
        **mine(seat), contact=contact, step=before.step, is_real=is_real, act=act[:WORDS], feared=before.feared,
        chance=before.chance, fear_before=before.fear, begun_at=now, once=once,
    )  # fmt: skip


def begin_attempt(
    *, seat: Seat, now: datetime, before: Before, contact: Contact | None = None, act: str = "", once: str = ""
) -> tuple[Attempt, Step | None]:
    """The real thing begins: a step of the ladder, or a real call. A second click gives the first one and no step."""
    if once and (first := Attempt.objects.visible_to(seat).filter(once=once).first()):
        return first, None
    act = line("act", act, WORDS, "What you will do")
    with own_step(seat, now, "begin_attempt", "Your guess is locked", contact=contact) as change:
        attempt = change.create(new_attempt(seat, now, before, contact, is_real=True, act=act, once=once))
    return attempt, change
