"""The scenarios at hand: those that came along, and the seeker's or coach's own."""

from dataclasses import dataclass

from django.http import Http404

from shoptalk.method.rehearsal import scenarios as craft
from shoptalk.method.rehearsal.scenarios import BadScenario, Scenario, read_scenario
from shoptalk.rehearsal.models import OwnScenario, Rehearsal
from shoptalk.workspaces.access import Seat


@dataclass(frozen=True, slots=True)
class AtHand:
    """One scenario to choose. `text` is that of an own one; one that came along has none."""

    scenario: Scenario
    text: str = ""
    pk: int | None = None

    @property
    def key(self) -> str:
        return self.scenario.key


def scenarios_at_hand(seat: Seat) -> dict[str, AtHand]:
    """All scenarios by key, those that came along first. An own one that cannot be read any more is left out: its page
    says why. One query."""
    found = {key: AtHand(scenario) for key, scenario in craft.SCENARIOS.items()}
    for own in OwnScenario.objects.visible_to(seat):
        try:
            found[own.key] = AtHand(read_scenario(own.text), own.text, own.pk)
        except BadScenario:
            continue
    return found


def chosen_scenario(seat: Seat, key: str) -> AtHand:
    """The scenario of that key, or 404."""
    at_hand = scenarios_at_hand(seat).get(key)
    if at_hand is None:
        raise Http404("No scenario of that name here.")
    return at_hand


def scenario_of(rehearsal: Rehearsal) -> Scenario:
    """The scenario as it was when the call began. One that a later version no longer has is a 404."""
    try:
        scenario = read_scenario(rehearsal.own_text) if rehearsal.own_text else craft.SCENARIOS.get(rehearsal.scenario)
    except BadScenario as error:  # a later version reads more strictly
        raise Http404("This version cannot read the scenario of that call any more.") from error
    if scenario is None:
        raise Http404("This version has no such scenario any more.")
    return scenario
