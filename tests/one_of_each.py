"""One row of every model of every room: what no test can forget when a room or a column is added."""

from datetime import date, time, timedelta

from django.db import models

from shoptalk.accounts.models import User
from shoptalk.history.snapshots import snapshot
from shoptalk.stewardship.archive import NEVER_LEAVES, models_of_a_workspace, rows_of
from shoptalk.workspaces.models import Workspace
from tests import cast


def some_value(field: models.Field, seat):
    """A value that a row of this field could hold, odd on purpose."""
    if field.choices:
        return field.choices[-1][0]
    samples = {
        models.DateTimeField: cast.NOW + timedelta(microseconds=1),
        models.DateField: date(2026, 5, 12),
        models.TimeField: time(7, 59),
        models.BooleanField: True,
        models.FloatField: 0.1 + 0.2,
        models.JSONField: {"ä": [1, None, "“x”"]},
        models.TextField: "Zeile eins\nline two =1+1 \u2028 🙂",
    }
    for kind, value in samples.items():
        if isinstance(field, kind):
            return value
    if isinstance(field, models.IntegerField):
        return 7
    return f"{seat.user.pk} {field.name} é"[: field.max_length]


def one_of_each(seat, in_bin: bool = True) -> dict[type[models.Model], models.Model]:
    """One row of every model of every room, all columns filled, in an order in which each finds what it points to.

    `in_bin`: with `deleted_at` filled as well, so that every one of them waits in the bin."""
    made: dict[type[models.Model], models.Model] = {Workspace: seat.workspace, User: seat.user}
    waiting = [
        model
        for model in models_of_a_workspace()
        if model not in (Workspace, User) and not rows_of(model, seat.workspace).exists()
    ]
    while waiting:
        ready = [
            model for model in waiting
            if all(f.remote_field.model in made or f.null for f in model._meta.concrete_fields if f.remote_field)
        ]  # fmt: skip
        assert ready, f"no order for {waiting}"
        for model in ready:
            row = model()
            for field in model._meta.concrete_fields:
                if field.primary_key or (field.name == "deleted_at" and not in_bin):
                    continue
                if field.remote_field:
                    setattr(row, field.name, made.get(field.remote_field.model))
                else:
                    setattr(row, field.attname, some_value(field, seat))
            row.save(force_insert=True)
            made[model] = row
            waiting.remove(model)
    return made


def hidden(model: type[models.Model]) -> set[str]:
    return NEVER_LEAVES.get(model._meta.label_lower, set())


def contents(seat) -> dict[str, list[dict]]:
    return {
        model._meta.label_lower: [
            {name: value for name, value in snapshot(row).items() if name not in hidden(model)}
            for row in rows_of(model, seat.workspace)
        ]
        for model in models_of_a_workspace()
    }
