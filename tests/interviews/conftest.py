"""A talk that is agreed, with a field and three beliefs about it."""

import pytest

from shoptalk.campaigns.actions.write_belief import write_belief
from shoptalk.campaigns.models import Field
from tests import cast


@pytest.fixture
def planning(marisol, campaign, now):
    return Field.objects.create(
        workspace=marisol.workspace, campaign=campaign, name="Urban planning", occupation_code="19-3051.00",
        added_at=now,
    )  # fmt: skip


@pytest.fixture
def beliefs(marisol, planning, now):
    said = (("Planners live in public meetings.", 35), ("You need the master’s", 60), ("Planners earn little", 48))
    return [write_belief(seat=marisol, now=now, field=planning, text=text, confidence=sure)[0] for text, sure in said]


@pytest.fixture
def luis(marisol):
    return cast.contact(
        marisol, "Luis Ferreira", position="Deputy director of planning", organization="Millbrook Borough",
        location="Pittsburgh, PA", phone="412 555 0110",
    )  # fmt: skip


@pytest.fixture
def talk(marisol, luis, planning):
    return cast.interview(marisol, luis, field=planning)
