"""A notebook with two fields, a few beliefs and talks, for the tests of this room."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from shoptalk.campaigns.actions.add_field import add_field
from shoptalk.campaigns.actions.write_belief import write_belief
from shoptalk.campaigns.models import Belief, Campaign, Field
from shoptalk.workspaces.access import Seat
from tests import cast

PLANNER, WRITER = "19-3051.00", "27-3042.00"


@dataclass
class Notebook:
    """What the tests of this room begin with; `talk` and `note` add to it."""

    seat: Seat
    campaign: Campaign
    planning: Field
    writing: Field
    meetings: Belief
    lonely: Belief

    def talk(self, name: str = "Dana Whitfield", days_ago: int = 1, field: Field | None = None, **more):
        organization = more.pop("organization", "Rivermark")
        person = cast.contact(self.seat, name, organization=organization, **more.pop("person", {}))
        at = cast.NOW - timedelta(days=days_ago)
        held = {"started_at": at, "ended_at": at + timedelta(minutes=20)}
        return cast.interview(self.seat, person, at, field=field or self.planning, **(held | more))

    def note(self, talk, text: str = "Most of my week is writing memos.", **more):
        return cast.note(self.seat, talk, text=text, **more)


@pytest.fixture
def notebook(marisol, campaign, now) -> Notebook:
    before = now - timedelta(days=60)
    planning, _ = add_field(seat=marisol, now=before, campaign=campaign, title="Planning", code=PLANNER)
    writing, _ = add_field(seat=marisol, now=before, campaign=campaign, title="Technical writing", code=WRITER)
    meetings, _ = write_belief(
        seat=marisol, now=before, field=planning, text="Planners live in public meetings.", confidence=80
    )
    lonely, _ = write_belief(
        seat=marisol, now=before, field=writing, text="Technical writing is lonely.", confidence=70
    )
    return Notebook(marisol, campaign, planning, writing, meetings, lonely)
