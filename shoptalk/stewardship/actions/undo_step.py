"""Undo for people and scripts: the rows go back, and what was worked out from them is worked out again."""

from datetime import datetime

from django.db import IntegrityError

from shoptalk.campaigns.models import Campaign
from shoptalk.history.models import Event
from shoptalk.history.steps import CannotUndo, undo
from shoptalk.workspaces.access import Seat


def undo_step(*, seat: Seat, now: datetime, event: Event) -> Event:
    """Takes one step back; returns the event of the undo. Raises CannotUndo with a sentence.

    An ask goes back to the standing of an earlier day, so the next page brings all standings up to today.
    """
    try:
        undone = undo(seat, now, event)
    except IntegrityError as error:
        raise CannotUndo("Something else stands in its place by now. Change that first, then try again.") from error
    Campaign.objects.visible_to(seat).update(refreshed_on=None)
    return undone
