"""What stands around every page: tabs, the person's menu, keys. One table, read by the layout and by the palette."""

from typing import NamedTuple

from django.http import HttpRequest


class Place(NamedTuple):
    key: str  # the tab that is lit
    words: str
    url_name: str
    icon: str
    keys: str  # "g t": press g, then t
    under_thumb: bool = False  # in the short bar of a phone, which has room for four


TABS = (
    Place("today", "Today", "today", "today", "g t", under_thumb=True),
    Place("people", "People", "people", "people", "g p", under_thumb=True),
    Place("desk", "Desk", "desk", "desk", "g d", under_thumb=True),
    Place("rehearse", "Rehearse", "rehearsal", "rehearse", "g r"),
    Place("interviews", "Interviews", "interviews", "talk", "g i", under_thumb=True),
    Place("careers", "Careers", "careers", "careers", "g c"),
    Place("scoreboard", "Scoreboard", "scoreboard", "tally", "g s"),
)
FURTHER = (
    Place("fields", "Fields and beliefs", "fields", "book", "g f"),
    Place("add", "Add a person", "add_person", "plus", "n"),
    Place("import", "Bring people in", "import", "upload", "g m"),
    Place("outbox", "Outbox", "outbox", "send", "g o"),
    Place("incoming", "What came in", "incoming", "mail", "g a"),
    Place("duplicates", "Same person?", "duplicates", "merge", ""),
    Place("hours", "When you can talk", "talk_hours", "clock", ""),
    Place("templates", "Your wording", "templates", "file", ""),
    Place("history", "What you did lately", "history", "undo", "g h"),
    Place("bin", "Bin", "bin", "trash", ""),
    Place("settings", "Settings", "settings", "gear", "g ,"),
)


def frame(request: HttpRequest) -> dict[str, object]:
    """Context for every template: the places and who is here."""
    seat = getattr(request, "seat", None)
    return {"tabs": TABS, "further_places": FURTHER, "me": seat.user if seat else None}
