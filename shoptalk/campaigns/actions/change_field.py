"""Renaming, matching anew and removing a field. Its colour and its beliefs stay with it."""

from datetime import datetime

from shoptalk.accounts.answers import line
from shoptalk.campaigns.actions.add_field import field_name, must_be_known, remember_pick
from shoptalk.campaigns.models import Field
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.method.names import fold
from shoptalk.workspaces.access import Seat


def rename_field(*, seat: Seat, now: datetime, field: Field, name: str) -> Step:
    """Gives a field another name; its occupation, colour and beliefs stay."""
    name = field_name(name)
    others = Field.objects.visible_to(seat).filter(campaign=field.campaign_id).exclude(pk=field.pk)
    if any(fold(other.name) == fold(name) for other in others):
        raise Refusal(f"{name} is among your fields already. Choose a name that tells them apart.")
    with step(seat, now, "rename_field", f"{field.name} is called {name} now") as change:
        change.update(field, name=name)
    return change


def match_field(*, seat: Seat, now: datetime, field: Field, code: str, typed: str) -> Step:
    """Ties a field to another occupation ("" to none); the pick for the words `typed` is remembered. Raises Mend."""
    must_be_known(code)
    typed = line("title", typed, 200, "A job title")
    words = f"{field.name} is matched anew" if code else f"{field.name} is kept as you wrote it"
    with step(seat, now, "match_field", words) as change:
        change.update(field, occupation_code=code)
        if code and typed:
            remember_pick(change, seat, now, typed, code)
    return change


def remove_field(*, seat: Seat, now: datetime, field: Field) -> Step:
    """Puts a field into the bin; its beliefs stay with it and come back with it."""
    with step(seat, now, "remove_field", f"You removed {field.name}, with its beliefs") as change:
        change.bin(field, now)
    return change
