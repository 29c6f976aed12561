"""Closed loops: advice that was acted on and reported (C18)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from shoptalk.contacts.models import Contact
from shoptalk.followthrough.models import Suggestion
from shoptalk.method.mentorship import Loop
from shoptalk.workspaces.access import Seat


def loops(seat: Seat, givers: Iterable[int] | None = None) -> dict[int, list[Loop]]:
    """By giver: what was done and told. The moment of the telling stands for the report. One query."""
    rows = Suggestion.objects.visible_to(seat).filter(outcome=Suggestion.Outcome.DONE).with_report()
    if givers is not None:
        rows = rows.filter(contact__in=list(givers))
    found: dict[int, list[Loop]] = defaultdict(list)
    for suggestion, giver, told_at in rows.exclude(told_at=None).values_list("pk", "contact_id", "told_at"):
        found[giver].append(Loop(suggestion, round(told_at.timestamp() * 1000)))
    return found


def loops_with(seat: Seat, contact: Contact) -> list[Loop]:
    return loops(seat, [contact.pk])[contact.pk]
