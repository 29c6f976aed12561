"""What the tests of this room share: somebody who stands on Today to be called, a ladder, a call that was begun."""

import pytest

from shoptalk.outreach.actions.log_touch import log_touch
from shoptalk.rehearsal.actions.begin_attempt import Before
from shoptalk.rehearsal.actions.begin_rehearsal import begin_rehearsal
from shoptalk.rehearsal.actions.build_ladder import add_step
from shoptalk.rehearsal.scenarios import chosen_scenario
from tests import cast

SCENARIO = "friendly-expert"


@pytest.fixture
def walt(marisol, campaign):
    """She left a voicemail a week ago: to call again is due."""
    person = cast.contact(
        marisol, "Walt Brennan", position="zoning administrator", organization="Allegheny County", phone="412 555 0188",
        tie="warm", tie_words="Dana Whitfield suggested I call",
    )  # fmt: skip
    before = cast.NOW.replace(day=4)
    log_touch(seat=marisol, now=before, contact=person, kind="voicemail_left", channel="call")
    return person


@pytest.fixture
def ladder(marisol):
    """Three steps, the middle one a practice call."""
    steps = (("Write down five people", "10", ""), ("Call a friendly stranger", "60", SCENARIO), ("Meet her", "85", ""))
    return [add_step(seat=marisol, now=cast.NOW, words=words, fear=fear, scenario=key)[0] for words, fear, key in steps]


@pytest.fixture
def practice(marisol, walt, ladder):
    """A call to Walt that was begun, with a fear that is locked."""
    before = Before(fear=60, feared="He hangs up on me", chance=70, step=ladder[1])
    made, _ = begin_rehearsal(
        seat=marisol, now=cast.NOW, at_hand=chosen_scenario(marisol, SCENARIO), contact=walt, before=before, seed=7
    )
    return made


@pytest.fixture
def coach(marisol):
    """Another member of the very same workspace."""
    from shoptalk.accounts.models import User
    from shoptalk.workspaces.access import Seat
    from shoptalk.workspaces.models import Member

    user = User.objects.create(username="coach", full_name="Judith Amsel", time_zone=cast.ZONE)
    Member.objects.create(user=user, workspace=marisol.workspace)
    return Seat(user=user, workspace=marisol.workspace)
