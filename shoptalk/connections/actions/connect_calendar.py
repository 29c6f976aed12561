"""Connecting a calendar: one to write to and read, or an address of busy times. No server is asked anything here."""

from collections.abc import Mapping
from datetime import datetime

from shoptalk.accounts import answers
from shoptalk.accounts.answers import Mend
from shoptalk.connections import answers as servers
from shoptalk.connections.current import calendar
from shoptalk.connections.models import CalendarConnection
from shoptalk.connections.secrets import close
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.workspaces.access import Seat, one_click_at_a_time

MOST_FEEDS = 10


def connect_calendar(*, seat: Seat, now: datetime, typed: Mapping[str, str]) -> Step:
    """Keeps address, login and password (CalDAV). An empty password leaves the one that is kept for the same server."""
    read = {
        "address": servers.web_address("address", typed.get("address", "")),
        "login": answers.line("login", typed.get("login", ""), 254, "A login"),
    }
    if not read["login"]:
        raise Mend("login", "Which login? Often it is your e-mail address.")
    secret = servers.secret(typed.get("secret", ""))
    with step(seat, now, "connect_calendar", "Connected your calendar") as change:
        one_click_at_a_time(seat)
        connection = calendar(seat)
        if connection is None:
            if not secret:
                raise Mend("secret", "Type the password that this server wants; often it is an app password.")
            kind = CalendarConnection.Kind.CALDAV
            made = CalendarConnection(workspace=seat.workspace, kind=kind, connected_at=now, **read)
            connection = change.create(made, only=read)
        else:
            before = connection.place, connection.login
            other = read if connection.address == read["address"] else read | {"calendar_address": "", "name": ""}
            change.update(connection, **other)
            if not secret and (before != (connection.place, connection.login) or not connection.closed_secret):
                raise Mend(
                    "secret",
                    "Type the password for this server: the one kept here was for another, and is not sent to it.",
                )
        _keep(connection, secret)
    return change


def choose_calendar(*, seat: Seat, now: datetime, connection: CalendarConnection, address: str, name: str) -> Step:
    """Which of the calendars that were found the talks are written into."""
    chosen = servers.web_address("calendar", address)
    called = answers.line("calendar", name, 200, "A name") or "your calendar"
    with step(seat, now, "choose_calendar", f"Talks go into “{called}”") as change:
        change.update(connection, calendar_address=chosen, name=called)
    return change


def connect_feed(*, seat: Seat, now: datetime, typed: Mapping[str, str]) -> Step:
    """Keeps the address of a feed; it is a secret, since it opens what is in the calendar."""
    address = servers.secret(servers.web_address("feed", typed.get("feed", "")))
    name = answers.line("feed_name", typed.get("feed_name", ""), 200, "A name") or "Busy times"
    with step(seat, now, "connect_feed", f"Connected: {name}") as change:
        one_click_at_a_time(seat)
        kind = CalendarConnection.Kind.FEED
        here = list(CalendarConnection.objects.visible_to(seat).filter(ended_at=None, kind=kind))
        if any(_opens_to(one, address) for one in here):
            return change
        if len(here) >= MOST_FEEDS:
            raise Refusal(f"{MOST_FEEDS} feeds are connected already. End one that you no longer need first.")
        made = CalendarConnection(workspace=seat.workspace, kind=kind, name=name, connected_at=now)
        _keep(change.create(made, only=["name"]), address)
    return change


def _keep(connection: CalendarConnection, secret: str) -> None:
    if secret:
        connection.closed_secret = close(secret, connection.place)
        connection.trouble, connection.trouble_at = "", None
        connection.save(update_fields=["closed_secret", "trouble", "trouble_at"])


def _opens_to(connection: CalendarConnection, address: str) -> bool:
    from shoptalk.connections.secrets import CannotOpen

    try:
        return connection.secret == address
    except CannotOpen:
        return False
