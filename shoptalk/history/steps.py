"""One step: a set of row changes made together, remembered so that it can be undone.

    with step(seat, now, "let_go", f"You let {contact} rest", contact=contact) as change:
        change.create(Pause(...))
        change.update(ask, stage="resting")

Everything inside is one transaction. Undo puts the old values back, and refuses with a sentence when a row was
changed again since, because undoing then would destroy the later change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models, transaction

from shoptalk.history.models import Event
from shoptalk.history.snapshots import as_json, put_back, snapshot


class CannotUndo(Exception):
    """One sentence for the person: why the step cannot be undone and what to do instead."""


class Step:
    """Collects the changes of one step. Made by `step()`, never by hand."""

    def __init__(self) -> None:
        self.changes: list[dict[str, Any]] = []
        self.event: Event | None = None  # none while under way, and when nothing was changed after all

    @property
    def words(self) -> str:
        """What the toast says of this step."""
        return self.event.words if self.event else "It was like that already; nothing was changed."

    def create(self, row: models.Model, only: Iterable[str] | None = None) -> Any:
        """Inserts the row and remembers that it was not there before. `only`: the columns that somebody chose; when the
        others change later, because the program noted something there, the step can be undone all the same."""
        row.save(force_insert=True)
        self._remember(row, before=None, after=snapshot(row, only))
        return row

    def update(self, row: models.Model, **values: Any) -> Any:
        """Sets the fields given and remembers what they were. Unchanged values cost nothing."""
        before = snapshot(row, values)
        for name, value in values.items():
            setattr(row, name, value)
        after = snapshot(row, values)
        changed = [column for column in before if before[column] != after[column]]
        if changed:
            row.save(update_fields=changed)
            self._remember(row, {key: before[key] for key in changed}, {key: after[key] for key in changed})
        return row

    def only_while(self, row: models.Model, why_not: str, *columns: str) -> None:
        """Undo takes the step back only while these columns are as they are now; otherwise it says `why_not`."""
        as_now = snapshot(row, columns)
        self._remember(row, as_now, as_now, why_not=why_not)

    def bin(self, row: models.Model, now: datetime) -> Any:
        """Deletes softly: the row waits in the bin for 30 days."""
        return self.update(row, deleted_at=now)

    def _remember(self, row: models.Model, before: dict | None, after: dict, **more: str) -> None:
        self.changes.append({"model": row._meta.label_lower, "pk": row.pk, "before": before, "after": after, **more})


@contextmanager
def step(seat: Any, now: datetime, name: str, words: str, contact: models.Model | None = None) -> Iterator[Step]:
    """One transaction, one event. `seat` has `.user` and `.workspace`; `words` is what the undo toast says."""
    with transaction.atomic():
        change = Step()
        yield change
        if change.changes:
            change.event = Event.objects.create(
                workspace=seat.workspace,
                actor=seat.user,
                at=now,
                name=name,
                words=words[:400],
                contact_id=contact.pk if contact else None,
                changes=change.changes,
            )


def latest_undoable(seat: Any) -> Event | None:
    """The newest step of this workspace that was not undone yet and is not itself an undo."""
    events = Event.objects.filter(workspace=seat.workspace, undone_at=None, undoes=None)
    return events.order_by("-at", "-pk").first()


@transaction.atomic
def undo(seat: Any, now: datetime, event: Event) -> Event:
    """Puts back what the step changed, newest change first; the event of the undo is returned.

    Raises CannotUndo when it was undone before, or when a row was changed again since.
    """
    event = Event.objects.select_for_update().get(pk=event.pk, workspace=seat.workspace)
    if event.undone_at is not None:
        raise CannotUndo("That was undone already, nothing was changed.")
    for change in reversed(event.changes):
        _undo_one(change)
    event.undone_at = now
    event.save(update_fields=["undone_at"])
    return Event.objects.create(
        workspace=seat.workspace,
        actor=seat.user,
        at=now,
        name="undo",
        words=f"Undone: {event.words}"[:400],
        contact_id=event.contact_id,
        undoes=event,
    )


def _undo_one(change: dict[str, Any]) -> None:
    model = apps.get_model(change["model"])
    row = model._base_manager.select_for_update().filter(pk=change["pk"]).first()  # a worker may want it just now
    if row is None:
        raise CannotUndo("A record of that step is gone for good, so the step cannot be undone any more.")
    if as_json(snapshot(row, change["after"])) != as_json(change["after"]):
        raise CannotUndo(
            change.get("why_not") or "Something of that step was changed again since. Undo the later change first."
        )
    if change["before"] is None:
        _must_stand_alone(row)
        row.delete()
    else:
        put_back(row, change["before"])


def _must_stand_alone(row: models.Model) -> None:
    """Deleting a row takes along whatever hangs on it. What hangs on it by now came later and must not be lost."""
    for relation in row._meta.related_objects:
        if relation.on_delete is not models.CASCADE:
            continue
        if relation.related_model._base_manager.filter(**{relation.field.name: row}).exists():
            raise CannotUndo(
                f"More has come to {row} since. Undo the later steps first, or delete what you do not want."
            )
