"""Who answers in a practice call: the dialogue engine. A partner chosen in the settings takes its place here.

Called outside of any transaction, because a partner may live at the end of a network.
"""

from shoptalk.method.rehearsal import partner
from shoptalk.method.rehearsal.partner import Reply, State
from shoptalk.rehearsal.models import Rehearsal
from shoptalk.rehearsal.scenarios import scenario_of
from shoptalk.workspaces.access import Seat


def opening_of(seat: Seat, rehearsal: Rehearsal) -> Reply:
    """How the other side picks up. Leaves what the partner remembers in `rehearsal.state`; stores nothing."""
    state, reply = partner.begin(scenario_of(rehearsal), rehearsal.facts, rehearsal.seed)
    rehearsal.state = state.as_json()
    return reply


def reply_of(seat: Seat, rehearsal: Rehearsal, words: str) -> Reply:
    """The answer to `words`. Leaves what the partner remembers then in `rehearsal.state`; stores nothing."""
    state = State.from_json(rehearsal.state, scenario_of(rehearsal))
    state, reply = partner.answer(state, words)
    rehearsal.state = state.as_json()
    return reply
