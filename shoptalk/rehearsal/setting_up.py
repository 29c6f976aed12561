"""Setting up a practice call: the scenarios to choose from, whom one may call, which step of the ladder it is."""

from dataclasses import dataclass
from datetime import datetime

from shoptalk.contacts.models import Contact
from shoptalk.method.rehearsal.scenarios import KINDS
from shoptalk.rehearsal.at_hand import calls_at_hand
from shoptalk.rehearsal.ladder import ladder_of
from shoptalk.rehearsal.models import UNRATED, FearStep
from shoptalk.rehearsal.scenarios import AtHand, scenarios_at_hand
from shoptalk.workspaces.access import Seat


@dataclass(frozen=True, slots=True)
class SettingUp:
    """The form."""

    groups: tuple[tuple[str, tuple[AtHand, ...]], ...]
    chosen: AtHand | None
    people: tuple[Contact, ...]
    contact: Contact | None
    steps: tuple[FearStep, ...]
    step: FearStep | None
    fear: int


def setting_up(seat: Seat, now: datetime, contact: Contact | None, step: FearStep | None, key: str) -> SettingUp:
    """What is asked for in the address is chosen already: `key` names a scenario, or a kind of them. A fixed number of
    queries."""
    scenarios = scenarios_at_hand(seat)
    steps = [one.step for one in reversed(ladder_of(seat).steps)]
    of_kind = (one for one in scenarios.values() if one.scenario.kind == key)
    chosen = scenarios.get(key) or scenarios.get(step.scenario if step else "") or next(of_kind, None)
    chosen = chosen or next(iter(scenarios.values()), None)
    step = step or next((one for one in steps if chosen and one.scenario == chosen.key), None)
    people = [one for one, _ in calls_at_hand(seat, now)]
    if contact and contact.pk not in {one.pk for one in people}:
        people.insert(0, contact)
    return SettingUp(
        groups=tuple(_groups(scenarios)),
        chosen=chosen,
        people=tuple(people),
        contact=contact,
        steps=tuple(steps),
        step=step,
        fear=step.fear_latest if step else UNRATED,
    )


def _groups(scenarios: dict[str, AtHand]):
    for kind, words in KINDS.items():
        of_kind = tuple(one for one in scenarios.values() if one.scenario.kind == kind)
        if of_kind:
            yield words[0].upper() + words[1:], of_kind
