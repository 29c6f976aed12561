"""Links that open a web calendar with the appointment filled in. Nothing is sent until somebody follows one."""

from datetime import UTC
from typing import NamedTuple
from urllib.parse import urlencode

from shoptalk.integrations.ports.calendar import Appointment

GOOGLE = "https://calendar.google.com/calendar/render"
OUTLOOK = "https://outlook.live.com/calendar/0/deeplink/compose"
OFFICE = "https://outlook.office.com/calendar/0/deeplink/compose"
LONGEST = 500  # characters of a text in an address; calendars cut longer ones anywhere


class AddTo(NamedTuple):
    words: str
    url: str


def add_to_links(one: Appointment) -> tuple[AddTo, ...]:
    """Google, Outlook.com and Outlook at work. Times are told in UTC, so that no zone can be misread."""
    return (
        AddTo("Google", google_link(one)),
        AddTo("Outlook.com", outlook_link(one)),
        AddTo("Outlook at work", outlook_link(one, OFFICE)),
    )


def google_link(one: Appointment) -> str:
    start, end = (f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}" for moment in (one.starts_at, one.ends_at))
    query = {"action": "TEMPLATE", "text": one.summary, "dates": f"{start}/{end}", "ctz": one.time_zone}
    return f"{GOOGLE}?{urlencode(query | _texts(one, 'details'))}"


def outlook_link(one: Appointment, base: str = OUTLOOK) -> str:
    start, end = (f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" for moment in (one.starts_at, one.ends_at))
    query = {"path": "/calendar/action/compose", "rru": "addevent", "subject": one.summary}
    return f"{base}?{urlencode(query | {'startdt': start, 'enddt': end} | _texts(one, 'body'))}"


def _texts(one: Appointment, details: str) -> dict[str, str]:
    texts = {details: one.description[:LONGEST], "location": one.location[:LONGEST]}
    return {name: text for name, text in texts.items() if text}
