"""The times at which the seeker's own calendars say busy, as they were read last, and how long ago that was.

A page asks here and never a server. What was read last counts until it is read again, also when the calendar cannot be
reached for a while: a time that was busy an hour ago is not offered as free.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from shoptalk.connections.models import BusyTime, CalendarConnection
from shoptalk.workspaces.access import Seat

Span = tuple[datetime, datetime]
LATE = timedelta(hours=2)  # read longer ago than this without any trouble: nothing is running that reads


@dataclass(frozen=True, slots=True)
class Reading:
    """One calendar that is connected, and when its busy times were read."""

    connection: CalendarConnection
    words: str
    late: bool  # what is shown may be out of date


def busy_times(seat: Seat, after: datetime) -> tuple[Span, ...]:
    """From that moment on, soonest first. One query."""
    times = BusyTime.objects.visible_to(seat).filter(
        ends_at__gt=after, connection__ended_at=None, connection__deleted_at=None
    )
    return tuple(times.order_by("starts_at").values_list("starts_at", "ends_at"))


def readings(seat: Seat, now: datetime) -> tuple[Reading, ...]:
    """Each calendar that is connected, with a sentence about its busy times. One query."""
    connected = CalendarConnection.objects.visible_to(seat).filter(ended_at=None).order_by("pk")
    return tuple(_reading(one, now) for one in connected)


def _reading(one: CalendarConnection, now: datetime) -> Reading:
    if one.read_at is None:
        why = f" {one.trouble}" if one.trouble else ""
        return Reading(one, f"The busy times of {one} have not been read yet.{why}", late=True)
    read = f"The busy times of {one} were read {ago(now - one.read_at)}"
    if one.trouble:
        since = f"; since then it cannot be reached. {one.trouble}"
        return Reading(one, f"{read}{since} What was busy then still counts.", late=True)
    if now - one.read_at > LATE:
        return Reading(one, f"{read}. What was busy then still counts.", late=True)
    return Reading(one, f"{read}.", late=False)


def ago(passed: timedelta) -> str:
    """ "10 minutes ago", in the largest unit that says enough."""
    minutes = int(passed.total_seconds() // 60)
    if minutes < 1:
        return "just now"
    for size, unit in ((24 * 60, "day"), (60, "hour"), (1, "minute")):
        if minutes >= size:
            count = minutes // size
            return f"{count} {unit}{'s' if count > 1 else ''} ago"
    return "just now"


@transaction.atomic
def replace_busy_times(connection: CalendarConnection, spans: Sequence[Span]) -> None:
    """What was read takes the place of what was known, at once: no page sees half of it."""
    BusyTime.objects.filter(connection=connection).delete()
    BusyTime.objects.bulk_create(
        BusyTime(workspace_id=connection.workspace_id, connection=connection, starts_at=first, ends_at=last)
        for first, last in spans
    )
