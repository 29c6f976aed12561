"""Steps that only their actor sees, and the columns that make a record somebody's own."""

from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

from django.db import models

from shoptalk.history.models import PRIVATE
from shoptalk.history.steps import Step, step
from shoptalk.workspaces.access import Seat


def mine(seat: Seat) -> dict[str, Any]:
    """What every private record begins with."""
    return {"workspace": seat.workspace, "owner": seat.user}


def own_step(
    seat: Seat, now: datetime, name: str, words: str, contact: models.Model | None = None
) -> AbstractContextManager[Step]:
    """A step of history that nobody else in the workspace is shown, because it tells how somebody feels."""
    return step(seat, now, f"{PRIVATE}{name}", words, contact=contact)
