"""What the tests of this room share: an installation that others can reach, somebody who said yes, a field, beliefs."""

from datetime import UTC

import pytest
from django.test import Client

from shoptalk.campaigns.actions.write_belief import write_belief
from shoptalk.campaigns.models import Field
from shoptalk.interviews.actions.open_guest_page import open_guest_page
from shoptalk.interviews.knocking import KNOCKS
from shoptalk.interviews.links import guest_address
from shoptalk.outreach.actions.log_touch import log_touch
from tests import cast

PUBLIC = "https://talks.example"


@pytest.fixture(autouse=True)
def nobody_knocked():
    KNOCKS.forget()


@pytest.fixture
def public(settings):
    """This installation has an address that others can reach."""
    settings.PUBLIC_ADDRESS, settings.PUBLIC_HOST = PUBLIC, "talks.example"
    settings.ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost", "talks.example"]


@pytest.fixture
def clock(monkeypatch):
    """Sets the clock: clock(moment)."""

    def at(moment):
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
        return moment

    at(cast.NOW)
    return at


@pytest.fixture
def dana(marisol, campaign):
    """She was asked and said yes; the time is open."""
    person = cast.contact(marisol, "Dana Whitfield", email="dana@city.example", phone="412 555 0187", country="US")
    log_touch(seat=marisol, now=cast.NOW, contact=person, kind="asked", channel="email")
    log_touch(seat=marisol, now=cast.NOW, contact=person, kind="agreed")
    return person


@pytest.fixture
def guest_client():
    return Client(headers={"host": "talks.example"})


@pytest.fixture
def invited(marisol, dana, public, clock):
    """A page for Dana with three times, and its address."""
    starts = [at(14, 15), at(15, 10), at(18, 16)]
    made, _ = open_guest_page(
        seat=marisol, now=cast.NOW, contact=dana, starts=starts, minutes=20, media=["phone", "video"],
        greeting="I have taught earth science for nine years.",
    )  # fmt: skip
    return made


def at(day: int, hour: int, minute: int = 0, month: int = 5):
    return cast.NOW.replace(month=month, day=day, hour=hour, minute=minute)


def address(invited) -> str:
    return guest_address(invited.token).removeprefix(PUBLIC)


def value(start) -> str:
    """A time as the form of a guest's page names it."""
    return start.astimezone(UTC).isoformat()


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
