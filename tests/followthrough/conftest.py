"""A talk with Dana that was held the day before, with notes of every kind."""

from datetime import timedelta

import pytest

from shoptalk.campaigns.models import Field
from shoptalk.interviews.actions.hold_talk import hold_talk
from tests import cast

YESTERDAY = (cast.NOW - timedelta(days=1)).replace(hour=16)  # Monday 11 May, four o'clock


@pytest.fixture
def planning(marisol, campaign):
    return Field.objects.create(
        workspace=marisol.workspace, campaign=campaign, name="Planning", occupation_code="19-3051.00", added_at=cast.NOW
    )


@pytest.fixture
def dana(marisol, planning):
    return cast.contact(marisol, "Dana Whitfield", email="dana@rivermark.example", organization="Rivermark")


@pytest.fixture
def talk(marisol, dana, planning):
    """Over, and nobody said yet what it was."""
    return cast.interview(marisol, dana, YESTERDAY, field=planning)


@pytest.fixture
def held(marisol, talk):
    hold_talk(seat=marisol, now=cast.NOW, interview=talk)
    return talk


@pytest.fixture
def notes(marisol, held):
    return {
        "quote": cast.note(marisol, held),
        "surprise": cast.note(marisol, held, "surprise", "nobody in the office studied planning"),
        "suggestion": cast.note(marisol, held, "suggestion", "Sit in on the Hazel Street session"),
        "referral": cast.note(marisol, held, "referral", "Keisha Monroe (greenways, GIS)"),
        "promise": cast.note(marisol, held, "promise", "write to Keisha"),
    }
