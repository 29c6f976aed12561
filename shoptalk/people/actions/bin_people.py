"""Putting people into the bin, where they wait for 30 days."""

from collections.abc import Sequence
from datetime import datetime

from shoptalk.contacts.models import Contact
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.workspaces.access import Seat


def bin_people(*, seat: Seat, now: datetime, people: Sequence[Contact]) -> Step:
    """Bins these people in one step, so that one Undo brings all of them back."""
    if not people:
        raise Refusal("Nobody was ticked, so nothing was changed. Tick somebody first.")
    words = f"{people[0]} is in the bin" if len(people) == 1 else f"{len(people)} people are in the bin"
    with step(seat, now, "bin_people", words, contact=people[0] if len(people) == 1 else None) as change:
        for person in people:
            change.bin(person, now)
    return change
