"""A new key for the secrets of all connections, for instance after a copy of the folder got into other hands."""

from typing import Any

from django.apps import apps
from django.db import transaction

from shoptalk.connections import secrets
from shoptalk.connections.secrets import CannotOpen
from shoptalk.history.snapshots import CLOSED


def change_key() -> tuple[int, int]:
    """How many secrets were closed anew, and how many no key opens. The old keys go when everything is closed anew.

    Ended in the middle, old and new keys are both there, and everything opens as before.
    """
    secrets.change_key()
    kept = lost = 0
    with transaction.atomic():
        for model, column in _columns():
            for row in model._base_manager.exclude(**{column: ""}).select_for_update():
                try:
                    model._base_manager.filter(pk=row.pk).update(**{column: secrets.close_anew(getattr(row, column))})
                    kept += 1
                except CannotOpen:
                    lost += 1
    if not lost:
        secrets.forget_old_keys()
    return kept, lost


def _columns() -> list[tuple[Any, str]]:
    fields = [(model, field) for model in apps.get_models() for field in model._meta.concrete_fields]
    return [(model, field.attname) for model, field in fields if field.attname in CLOSED]
