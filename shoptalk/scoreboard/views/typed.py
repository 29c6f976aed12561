"""Reading what the forms of this room send."""

from collections.abc import Iterable
from datetime import date

from shoptalk.accounts.answers import Mend
from shoptalk.contacts.models import Contact
from shoptalk.workspaces.access import Seat, number_of


def day_typed(answer: str, typed: str) -> date | None:
    """A day as a browser's date field gives it; None for an empty one. Mend for anything else."""
    if not typed.strip():
        return None
    try:
        return date.fromisoformat(typed.strip())
    except ValueError:
        raise Mend(answer, f"“{typed.strip()[:40]}” is not a day. Write it like 2026-05-15.") from None


def row_typed(queryset, seat: Seat, typed: str):
    """The row of this seat that a form names by number; None for none, and for one that is not theirs."""
    number = number_of(typed)
    return queryset.visible_to(seat).filter(pk=number).first() if number is not None else None


def people_typed(seat: Seat, typed: Iterable[str]) -> list[Contact]:
    """The people that a form names by number; whoever is not theirs is not there."""
    numbers = [number for one in typed if (number := number_of(one)) is not None]
    found = Contact.objects.visible_to(seat).in_bulk(numbers[:100])
    return [found[number] for number in numbers if number in found]
