"""What the tests of this room begin with: asks with what came of them, weeks ago."""

from datetime import timedelta

import pytest

from shoptalk.campaigns.current import current_campaign
from shoptalk.outreach.actions.log_touch import log_touch
from tests import cast

WEEKS_AGO = timedelta(days=40)


@pytest.fixture
def story(marisol, campaign, now):
    """story("Dana", "replied", "met"): asks that person forty days ago, and has that happen on the days after."""

    def told(name: str, *kinds: str, channel: str = "email", ago: timedelta = WEEKS_AGO, **more):
        person = cast.contact(marisol, name, **more)
        asked_at = now - ago
        log_touch(seat=marisol, now=now, contact=person, kind="asked", at=asked_at, channel=channel)
        for later, kind in enumerate(kinds, start=1):
            at = min(asked_at + timedelta(days=later), now - timedelta(minutes=5 - later % 5))
            log_touch(seat=marisol, now=now, contact=person, kind=kind, at=at)
        return person

    return told


@pytest.fixture
def the_board(marisol, now):
    """Works the page out anew."""
    from shoptalk.scoreboard.board import board

    return lambda: board(marisol, now, current_campaign(marisol, now))
