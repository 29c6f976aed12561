"""The page of a practice call under way."""

from dataclasses import dataclass
from datetime import datetime

from shoptalk.method.rehearsal.scenarios import Scenario
from shoptalk.rehearsal.cue_card import CueCard, cue_card
from shoptalk.rehearsal.looking_back import talked_for, turns_of
from shoptalk.rehearsal.models import Rehearsal, Turn
from shoptalk.rehearsal.scenarios import scenario_of
from shoptalk.workspaces.access import Seat


@dataclass(frozen=True, slots=True)
class CallPage:
    """What was said so far, and what lies beside the telephone."""

    scenario: Scenario
    turns: tuple[Turn, ...]
    cue: CueCard
    clock_from: datetime  # from here the clock counts; a call that was left alone has stood still meanwhile
    unanswered: Turn | None  # the last words stand without an answer: something broke then

    @property
    def last(self) -> int:
        return self.turns[-1].place if self.turns else 0


def call_page(seat: Seat, now: datetime, rehearsal: Rehearsal) -> CallPage:
    """A fixed number of queries, however long the call."""
    turns = turns_of(rehearsal)
    left = turns[-1] if turns and turns[-1].who == Turn.Who.YOU and rehearsal.ended_at is None else None
    contact = rehearsal.contact if rehearsal.contact and rehearsal.contact.deleted_at is None else None
    scenario, until = scenario_of(rehearsal), rehearsal.ended_at or now
    return CallPage(
        scenario=scenario,
        turns=tuple(turns),
        cue=cue_card(seat, now, contact, scenario.kind, rehearsal.facts),
        clock_from=until - talked_for(rehearsal, turns, until),
        unanswered=left,
    )
