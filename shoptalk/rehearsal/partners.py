"""Who answers in a practice call: the dialogue engine, in the words of a language model if one is switched on.

The engine decides what happens: the state, the end and the outcome are its own. Called outside of any transaction,
because a model may live at the end of a network.
"""

from datetime import datetime

from shoptalk.method.rehearsal import partner
from shoptalk.method.rehearsal.partner import Reply, State
from shoptalk.rehearsal.models import Rehearsal
from shoptalk.rehearsal.scenarios import scenario_of
from shoptalk.rehearsal.wording_by_model import worded
from shoptalk.workspaces.access import Seat


def opening_of(seat: Seat, rehearsal: Rehearsal) -> Reply:
    """How the other side picks up. Leaves what the partner remembers in `rehearsal.state`; stores nothing."""
    state, reply = partner.begin(scenario_of(rehearsal), rehearsal.facts, rehearsal.seed)
    rehearsal.state = state.as_json()
    return reply


def reply_of(seat: Seat, now: datetime, rehearsal: Rehearsal, words: str) -> Reply:
    """The answer to `words`. Leaves what the partner remembers then in `rehearsal.state`; stores nothing."""
    state = State.from_json(rehearsal.state, scenario_of(rehearsal))
    state, reply = partner.answer(state, words)
    rehearsal.state = state.as_json()
    return worded(seat, now, rehearsal, state.facts, reply, words)
