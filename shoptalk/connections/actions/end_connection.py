"""Ending a connection. What was sent and noticed stays; the password and the busy times are forgotten at once."""

from datetime import datetime

from shoptalk.connections.models import CalendarConnection, MailConnection
from shoptalk.history.steps import Step, step
from shoptalk.workspaces.access import Seat


def end_connection(*, seat: Seat, now: datetime, connection: MailConnection | CalendarConnection) -> Step:
    """Undo brings the connection back without its password, which then is asked for."""
    with step(seat, now, "end_connection", f"Ended the connection to {connection}") as change:
        if connection.ended_at is None:
            change.update(connection, ended_at=now)
            connection.closed_secret = ""
            connection.save(update_fields=["closed_secret"])
            if isinstance(connection, CalendarConnection):
                connection.busy_times.all().delete()
    return change
