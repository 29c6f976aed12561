"""Fields and beliefs that the tests of this room begin with."""

import pytest

from shoptalk.campaigns.actions.add_field import add_field
from shoptalk.campaigns.actions.write_belief import write_belief

PLANNER, WRITER, SOFTWARE = "19-3051.00", "27-3042.00", "15-1252.00"


@pytest.fixture
def planning(marisol, campaign, now):
    field, _ = add_field(seat=marisol, now=now, campaign=campaign, title="planning", code=PLANNER)
    return field


@pytest.fixture
def belief(marisol, planning, now):
    text = "Planners live in public meetings."
    written, _ = write_belief(seat=marisol, now=now, field=planning, text=text, confidence=80)
    return written
