"""The days of the demo as dates and moments, its scenes, and its people by name."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from shoptalk.contacts.models import Contact
from shoptalk.method.business_days import Calendar
from shoptalk.stewardship import demo_story as story
from shoptalk.workspaces.access import Seat

SHORT_OF_NOW = timedelta(minutes=10)  # whatever happened "this morning" lies at least so far back


class Days:
    """The story's days as dates, and its moments."""

    def __init__(self, now: datetime):
        self.now, self.zone = now, ZoneInfo(story.MARISOL["time_zone"])
        self.calendar = Calendar((story.MARISOL["country"],))
        self.today = now.astimezone(self.zone).date()

    def on(self, back: int) -> date:
        """The business day so many before today; 0 is today or the last one before it, -1 the next one after."""
        if back < 0:
            return self.calendar.add(self.today, -back)
        day = self.today
        while back or not self.calendar.is_business(day):
            back -= self.calendar.is_business(day)
            day -= timedelta(days=1)
        return day

    def agreed(self, back: int, clock: str) -> datetime:
        """That day at that time, also when it is still to come."""
        return datetime.combine(self.on(back), time.fromisoformat(clock), self.zone)

    def moment(self, back: int, clock: str) -> datetime:
        """That day at that time; if that is still to come today, a little before now."""
        midnight = datetime.combine(self.today, time.min, self.zone)
        return min(self.agreed(back, clock), max(midnight, self.now - SHORT_OF_NOW))


class Scene(NamedTuple):
    """Something that happened at a moment, and how it is played."""

    at: datetime
    play: Callable[[datetime], object]


def person_named(seat: Seat, name: str) -> Contact:
    """The first of that name, as she knows them."""
    given, _, family = name.partition(" ")
    return Contact.objects.visible_to(seat).filter(given_name=given, family_name=family).order_by("pk")[0]
