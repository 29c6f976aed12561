"""What changed about a person, in words: "Rivermark → Greenways"."""

from collections.abc import Mapping
from typing import Any

from django.utils.formats import date_format

from shoptalk.contacts.models import Contact

_NAMES = {field.attname: str(field.verbose_name) for field in Contact._meta.concrete_fields}
_COUNTS = {"messages_sent": "messages you sent", "messages_received": "messages you got"}
_SILENT = ("occupation_code", "last_message_at")  # said by the position, and by the counts
LONGEST = 400


def change_words(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """One line for a change, work first. Values as the model holds them, or as JSON."""
    order = ("organization", "position", "given_name", "family_name")
    columns = sorted(after, key=lambda column: order.index(column) if column in order else len(order))
    parts = [_part(column, before.get(column), after[column]) for column in columns if column not in _SILENT]
    if not parts:
        parts = ["a later message"]
    words = "; ".join(parts)
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


def _part(column: str, old: Any, new: Any) -> str:
    if column in _COUNTS:
        return f"{_COUNTS[column]}: {new:,}"
    if column in ("other_emails", "other_phones"):
        return "also " + ", ".join(value for value in new if value not in (old or ()))
    if old in ("", None):
        if column == "notes":
            return "notes added"
        value = date_format(new, "j M Y") if hasattr(new, "year") else new
        return f"{_NAMES[column]} added: {value}"
    return f"{old} → {new}"
