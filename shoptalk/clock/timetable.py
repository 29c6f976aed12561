"""All that recurs, on one page. Each entry can run twice without harm."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from shoptalk.contacts.importing.uploads import discard_undecided
from shoptalk.search.statistics import tell_planner
from shoptalk.stewardship.actions.empty_bin import empty_bin

HOUR = 3600


class Entry(NamedTuple):
    name: str
    every_seconds: int
    run: Callable[[datetime], object]


TIMETABLE = (
    Entry("what lay in the bin for 30 days goes", 6 * HOUR, lambda now: empty_bin(now=now)),
    Entry("files that nobody decided on for 30 days go", 6 * HOUR, discard_undecided),
    Entry("the planner hears how the tables have grown", HOUR, lambda now: tell_planner()),
)
