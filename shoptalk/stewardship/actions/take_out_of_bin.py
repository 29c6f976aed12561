"""The bin: what was deleted softly, and taking it out again."""

from datetime import datetime
from operator import attrgetter

from django.apps import apps

from shoptalk.contacts.models import Contact
from shoptalk.design.refusals import Refusal
from shoptalk.history.models import PRIVATE
from shoptalk.history.steps import Step, step
from shoptalk.workspaces.access import Owned, Private, Seat, number_of

SHOWN = 200


def owned_models() -> list[type[Owned]]:
    return [model for model in apps.get_models() if issubclass(model, Owned)]


def binned(seat: Seat) -> list[Owned]:
    """The newest rows in the bin of every room. People absorbed by a merge are not rubbish: they are split instead."""
    rows: list[Owned] = []
    for model in owned_models():
        every = Contact.objects.filter(merged_into=None) if model is Contact else model.objects.all()
        rows += every.in_bin(seat).order_by("-deleted_at")[:SHOWN]
    return sorted(rows, key=attrgetter("deleted_at"), reverse=True)[:SHOWN]


def take_out_of_bin(*, seat: Seat, now: datetime, label: str, pk: int | str) -> Step:
    """Puts one record back. Raises Refusal when it is not in the bin of this notebook."""
    model = next((model for model in owned_models() if model._meta.label_lower == label), None)
    row = model.objects.in_bin(seat).filter(pk=number_of(str(pk))).first() if model else None
    if row is None:
        raise Refusal("That is not in the bin any more. It was taken out already, or its 30 days are over.")
    person = row if isinstance(row, Contact) else None
    name = f"{PRIVATE}take_out_of_bin" if isinstance(row, Private) else "take_out_of_bin"
    with step(seat, now, name, f"{row} is back", contact=person) as change:
        change.update(row, deleted_at=None)
    return change
