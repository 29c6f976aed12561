"""Operations that keep the seeker's property safe."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from shoptalk.design.refusals import Refusal

if TYPE_CHECKING:
    from shoptalk.contacts.models import ImportRun
    from shoptalk.history.models import Event
    from shoptalk.workspaces.access import Seat


LOOKED_AT = 50  # steps that are looked back over for one that can be taken back


def undo_last(seat: "Seat", now: datetime) -> str:
    """Take back the last thing that was done, a whole import included."""
    from shoptalk.contacts.actions.undo_import import undo_import
    from shoptalk.history.models import Event
    from shoptalk.history.steps import CannotUndo
    from shoptalk.stewardship.actions.undo_step import undo_step

    # by number: a script may have walked the clock, and the last thing done is the last one written
    steps = Event.objects.filter(workspace=seat.workspace, undone_at=None, undoes=None).order_by("-pk")
    for event in steps[:LOOKED_AT]:
        if event.changes:
            try:
                undo_step(seat=seat, now=now, event=event)
            except CannotUndo as sentence:
                raise Refusal(str(sentence)) from sentence
            return f"Undone: {event.words}"
        if run := _import_of(seat, event):
            return undo_import(seat=seat, now=now, run=run).sentence
    return "There is nothing to take back."


def _import_of(seat: "Seat", event: "Event") -> "ImportRun | None":
    """The import that a step stands for, if it is still in the notebook and brought something."""
    from shoptalk.contacts.models import ImportRun

    if event.name != "import_people":
        return None
    runs = ImportRun.objects.visible_to(seat).filter(finished_at=event.at, state=ImportRun.State.DONE)
    return next((run for run in runs if run.new or run.changed or run.duplicate), None)


def export(seat: "Seat", now: datetime, file: Path | None = None) -> str:
    """Write everything into one zip (JSON, and the people as CSV and vCard)."""
    from shoptalk.stewardship.archive import write_archive

    target = file or Path(f"shoptalk-export-{now:%Y-%m-%d-%H%M%S}.zip")
    try:
        with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out, _whole(target):
            counts = write_archive(seat, now, out)
    except FileExistsError as error:
        raise Refusal(f"{target} exists already. Name another file, so that nothing is lost.") from error
    except OSError as error:
        raise Refusal(f"{target} could not be written ({error.strerror}). Name another place.") from error
    return f"{sum(counts.values())} records are in {target}"


@contextmanager
def _whole(target: Path) -> Iterator[None]:
    """Half a zip is no export: what was begun is taken away when the writing stops."""
    try:
        yield
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def import_export(seat: "Seat", now: datetime, file: Path) -> str:
    """Bring an export into an empty notebook; the result equals what was exported."""
    from shoptalk.stewardship.archive import CannotReadArchive, read_archive

    try:
        with file.open("rb") as archive:
            counts = read_archive(archive)
    except CannotReadArchive as sentence:
        raise Refusal(str(sentence)) from sentence
    except OSError as error:
        raise Refusal(f"{file} cannot be read ({error.strerror}).") from error
    return f"{sum(counts.values())} records came in from {file}"


def new_key(seat: "Seat", now: datetime) -> str:
    """Close the kept passwords with a new key, and forget the old key."""
    from shoptalk.connections.actions.change_key import change_key

    kept, lost = change_key()
    if lost:
        return f"A new key is in use for {kept}. {lost} could not be opened by any key here, so the old keys stay too."
    return (
        f"A new key is in use; {kept} secrets were closed with it. Old copies of the notebook open none of theirs now."
    )


def backup(seat: "Seat", now: datetime, file: Path | None = None) -> str:
    """Copy the database while Shoptalk runs; prints where the copy is."""
    from shoptalk.stewardship.backups import CannotBackUp, back_up

    try:
        return str(back_up(now, file))
    except CannotBackUp as sentence:
        raise Refusal(str(sentence)) from sentence


def restore_backup(seat: "Seat", now: datetime, file: Path) -> str:
    """Put a copy back, also while Shoptalk runs; what was there before is copied first."""
    from shoptalk.stewardship.backups import CannotBackUp, restore
    from shoptalk.stewardship.upgrading import CannotUpgrade, bring_up_to_date

    try:
        before = restore(now, file)
        bring_up_to_date()
    except (CannotBackUp, CannotUpgrade) as sentence:
        raise Refusal(str(sentence)) from sentence
    return f"Restored from {file}. What was there before is in {before}"
