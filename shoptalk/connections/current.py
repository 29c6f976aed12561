"""What is connected at present."""

from shoptalk.connections.models import CalendarConnection, MailConnection
from shoptalk.workspaces.access import Seat


def mailbox(seat: Seat) -> MailConnection | None:
    return MailConnection.objects.visible_to(seat).filter(ended_at=None).first()


def calendars(seat: Seat) -> list[CalendarConnection]:
    """The one that is written to first, then the feeds, as they came."""
    return list(CalendarConnection.objects.visible_to(seat).filter(ended_at=None).order_by("kind", "pk"))


def calendar(seat: Seat) -> CalendarConnection | None:
    """The one that talks are written into."""
    kind = CalendarConnection.Kind.CALDAV
    return CalendarConnection.objects.visible_to(seat).filter(ended_at=None, kind=kind).first()
