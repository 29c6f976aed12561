"""The language model's part in practice, if the seeker switched one on: words for the partner, words for the feedback.

Whatever it does not answer in time, or answers badly, is said in our own words. Nothing here is called within a
transaction.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from shoptalk.connections.language_model import ask, model_in_use
from shoptalk.integrations.ports.language_model import Message
from shoptalk.method.rehearsal import partner, said_another_way, spoken_by_model
from shoptalk.method.rehearsal.feedback import Turn as Said
from shoptalk.method.rehearsal.partner import Line, Reply, State
from shoptalk.method.rehearsal.scenarios import SCENARIOS, Scenario
from shoptalk.method.rehearsal.stand_ins import StandIns, stand_ins
from shoptalk.rehearsal.looking_back import as_said, disputed_points, feedback_of, turns_of
from shoptalk.rehearsal.models import Rehearsal
from shoptalk.rehearsal.scenarios import scenario_of
from shoptalk.workspaces.access import Seat

NEXT_WORDS = "… what you say next …"


def worded(
    seat: Seat, now: datetime, rehearsal: Rehearsal, facts: Mapping[str, str], reply: Reply, heard: str
) -> Reply:
    """The engine's reply in the model's words, or as it was. A call's end is always the engine's own."""
    connection = model_in_use(seat)
    if connection is None or reply.is_over or not reply.lines:
        return reply
    said = as_said(turns_of(rehearsal))
    names = _names(facts, said, connection.stays_here)
    asked = spoken_by_model.question(scenario_of(rehearsal), facts, said, reply, names)
    answer = ask(connection, now, _messages(asked), max_tokens=spoken_by_model.TOKENS, seconds=spoken_by_model.SECONDS)
    words = spoken_by_model.spoken(answer, reply, facts, heard, names)
    # waiting for the model was the pause already
    return Reply((Line(words),), reply.is_over, reply.outcome, 0) if words else reply


def feedback_another_way(seat: Seat, now: datetime, rehearsal: Rehearsal) -> str:
    """The feedback in the model's words, or "" where there are none to be shown."""
    connection = model_in_use(seat)
    if connection is None:
        return ""
    turns = turns_of(rehearsal)
    found, said = feedback_of(rehearsal, turns, disputed_points(rehearsal)), as_said(turns)
    if not found.went_well and found.to_try is None:
        return ""
    names = _names(rehearsal.facts, said, connection.stays_here)
    asked = said_another_way.question(found, said, names)
    answer = ask(
        connection, now, _messages(asked), max_tokens=said_another_way.TOKENS, seconds=said_another_way.SECONDS
    )
    return said_another_way.another_way(answer, found, said, names)


def next_question(seat: Seat, now: datetime, stays_here: bool) -> tuple[Message, ...]:
    """What the model would be asked next: in the call under way, or in a first one, with the words still to come."""
    call = Rehearsal.objects.visible_to(seat).under_way().order_by("-begun_at").first()
    if call:
        scenario, said = scenario_of(call), as_said(turns_of(call))
        state = State.from_json(call.state, scenario)
    else:
        scenario = next(iter(SCENARIOS.values()))
        state, reply = partner.begin(scenario, {"seeker": seat.user.full_name}, seed=1)
        said = [Said("they", reply.text)]
    _, reply = partner.answer(state, NEXT_WORDS)
    return _question(scenario, state.facts, [*said, Said("you", NEXT_WORDS)], reply, stays_here)


def _question(
    scenario: Scenario, facts: Mapping[str, str], said: Sequence[Said], reply: Reply, stays_here: bool
) -> tuple[Message, ...]:
    return _messages(spoken_by_model.question(scenario, facts, said, reply, _names(facts, said, stays_here)))


def _names(facts: Mapping[str, str], said: Sequence[Said], stays_here: bool) -> StandIns:
    return StandIns() if stays_here else stand_ins(facts, [turn.text for turn in said])


def _messages(asked: Sequence[spoken_by_model.Said]) -> tuple[Message, ...]:
    return tuple(Message(one.role, one.words) for one in asked)
