"""Operations that keep the seeker's property safe."""

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from shoptalk.design.refusals import Refusal

if TYPE_CHECKING:
    from shoptalk.workspaces.access import Seat


def undo_last(seat: "Seat", now: datetime) -> str:
    """Take back the last thing that was done."""
    from shoptalk.history.steps import CannotUndo, latest_undoable, undo

    event = latest_undoable(seat)
    if event is None:
        return "There is nothing to take back."
    try:
        undo(seat, now, event)
    except CannotUndo as sentence:
        raise Refusal(str(sentence)) from sentence
    return f"Undone: {event.words}"


def export(seat: "Seat", now: datetime, file: Path | None = None) -> str:
    """Write everything into one zip (JSON, and the people as CSV and vCard)."""
    from shoptalk.stewardship.archive import write_archive

    target = file or Path(f"shoptalk-export-{now:%Y-%m-%d-%H%M%S}.zip")
    try:
        with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            counts = write_archive(seat, now, out)
    except FileExistsError as error:
        raise Refusal(f"{target} exists already. Name another file, so that nothing is lost.") from error
    except OSError as error:
        raise Refusal(f"{target} could not be written ({error.strerror}). Name another place.") from error
    return f"{sum(counts.values())} records are in {target}"


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
