"""Operations on the seeker's own calendars: how far they are known, and reading them now."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shoptalk.workspaces.access import Seat


def calendar(seat: "Seat", now: datetime, read: bool = False) -> list[dict[str, Any]]:
    """Say when each connected calendar was read, and what is busy; --read looks at them now."""
    from shoptalk.connections.busy_times import readings
    from shoptalk.connections.models import CalendarConnection
    from shoptalk.mailbox.calendars import keep_one
    from shoptalk.mailbox.models import CalendarChange, CalendarCopy

    connected = CalendarConnection.objects.visible_to(seat).filter(ended_at=None).order_by("pk")
    if read:
        for one in connected.select_related("workspace"):
            keep_one(one, now)
    copies = CalendarCopy.objects.visible_to(seat).filter(gone_at=None)
    changes = CalendarChange.objects.visible_to(seat).filter(settled_at=None)
    return [
        {
            "id": one.connection.pk,
            "name": str(one.connection),
            "kind": one.connection.kind,
            "read_at": one.connection.read_at.isoformat() if one.connection.read_at else None,
            "words": one.words,
            "trouble": one.connection.trouble,
            "busy_times": one.connection.busy_times.filter(deleted_at=None).count(),
            "talks_in_it": copies.filter(connection=one.connection).count(),
            "changed_there": changes.filter(copy__connection=one.connection).count(),
        }
        for one in readings(seat, now)
    ]


def calendar_in_words(found: list[dict[str, Any]]) -> str:
    lines = [
        f"{one['words']} {one['busy_times']} busy, {one['talks_in_it']} of your talks in it"
        + (f", {one['changed_there']} changed there." if one["changed_there"] else ".")
        for one in found
    ]
    return "\n".join(lines) or "No calendar is connected. Connect one in the settings."


def all_read(found: list[dict[str, Any]]) -> bool:
    """False where a calendar is in trouble: a script notices."""
    return not any(one["trouble"] for one in found)
