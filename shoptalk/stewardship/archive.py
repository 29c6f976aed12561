"""One zip holds everything: each table as JSON lines, and the people once more as CSV and vCard for other programs.

Records keep their numbers, so that an export brought into an empty installation gives an equal database. Which tables
belong to it is not listed anywhere: all models of all rooms do (tests/stewardship walks them).
"""

import json
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime
from io import TextIOWrapper
from typing import IO, Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import DatabaseError, connection, models, transaction

from shoptalk import __version__
from shoptalk.accounts.models import User
from shoptalk.history.models import Event
from shoptalk.history.snapshots import snapshot
from shoptalk.outreach.models import Letter
from shoptalk.outreach.queue import NOT_APPROVED
from shoptalk.stewardship.for_other_programs import people_csv, people_vcards
from shoptalk.workspaces.access import Owned, Private, Seat
from shoptalk.workspaces.models import Member, Workspace

FORMAT = 1
MOST_BYTES = 2 * 1024**3  # of the whole, unpacked: far above any notebook, far below a zip bomb
LONGEST_LINE = 16 * 1024**2
CHUNK = 1000
CHUNK_BYTES = 16 * 1024**2  # a thousand of the longest lines would not fit into memory together
# What reading a zip, its JSON, its columns and its values can stumble over; anything else is our own mistake.
DAMAGE = (
    zipfile.BadZipFile, zlib.error, DatabaseError, ValidationError, ValueError, TypeError, KeyError, AttributeError,
    EOFError, OverflowError, NotImplementedError, RuntimeError, RecursionError,
)  # fmt: skip
# Who may come in is decided anew in each installation. The address of a feed opens what is to come as well, and an
# export is handed on more easily than that is thought of; a guest's link is signed with the key of its installation.
STAYS_HERE = {
    "accounts.device", "accounts.pairingkey", "interviews.calendarfeed", "connections.pushaddress",
    "clock.beat", "clock.turn",
}  # fmt: skip
NEVER_LEAVES = {
    "accounts.user": {"password"},  # a hash opens nothing here, and would elsewhere
    "connections.mailconnection": {"closed_secret"},
    "connections.calendarconnection": {"closed_secret"},
    "connections.languagemodelconnection": {"closed_secret"},
}


class CannotReadArchive(Exception):
    """One sentence: what is wrong with the archive and what to do. Nothing was changed."""


def models_of_a_workspace() -> list[type[models.Model]]:
    """Every model of every room, in the order of the rooms."""
    ours = [model for app in apps.get_app_configs() if app.name.startswith("shoptalk.") for model in app.get_models()]
    return [model for model in ours if model._meta.label_lower not in STAYS_HERE]


def rows_of(model: type[models.Model], workspace: Workspace) -> models.QuerySet:
    """The rows of a model that belong to a workspace, the bin included."""
    if model is Workspace:
        return Workspace.objects.filter(pk=workspace.pk)
    if model is User:
        return User.objects.filter(memberships__workspace=workspace).order_by("pk")
    if issubclass(model, Owned) or model in (Event, Member):
        return model._base_manager.filter(workspace_id=workspace.pk).order_by("pk")
    raise TypeError(f"{model._meta.label} belongs to no workspace: give it one, or say here how it is exported.")


def write_archive(seat: Seat, now: datetime, file: IO[bytes]) -> dict[str, int]:
    """Writes the zip into `file`; returns how many records of each kind it holds."""
    counts: dict[str, int] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, transaction.atomic():
        for model in models_of_a_workspace():
            with archive.open(f"records/{model._meta.label_lower}.jsonl", "w", force_zip64=True) as part:
                counts[model._meta.label_lower] = _write_rows(model, seat, part)
        archive.writestr("people.csv", people_csv(seat))
        archive.writestr("people.vcf", people_vcards(seat))
        manifest = {
            "format": FORMAT,
            "version": __version__,
            "made_at": now.isoformat(),
            "workspace": seat.workspace.pk,
            "counts": counts,
        }
        archive.writestr("manifest.json", json.dumps(manifest, indent=2))
    return counts


def _write_rows(model: type[models.Model], seat: Seat, part: IO[bytes]) -> int:
    hidden, count = NEVER_LEAVES.get(model._meta.label_lower, set()), 0
    for row in _own_rows(model, seat).iterator(CHUNK):
        columns = {name: value for name, value in snapshot(row).items() if name not in hidden}
        part.write(json.dumps(columns, ensure_ascii=False).encode() + b"\n")
        count += 1
    return count


def _own_rows(model: type[models.Model], seat: Seat) -> models.QuerySet:
    """The rows that this seat takes along: of what has an owner, only its own."""
    rows = rows_of(model, seat.workspace)
    if issubclass(model, Private):
        return rows.filter(owner=seat.user)
    return Event.objects.seen_by(seat).order_by("pk") if model is Event else rows


def read_archive(file: IO[bytes]) -> dict[str, int]:
    """Brings an archive into an installation where nothing has been written yet; returns the counts.

    Raises CannotReadArchive, and changes nothing, when the installation is not empty, or the file not ours or damaged.
    """
    try:
        with zipfile.ZipFile(file) as archive, transaction.atomic():
            _must_be_empty()
            manifest = _manifest(archive)
            for model in (Event, Member, User, Workspace):  # the empty seat that the first start made
                model._base_manager.all().delete()
            counts = {
                model._meta.label_lower: _read_rows(archive, model, manifest) for model in models_of_a_workspace()
            }
            _promises_kept(counts, manifest)
    except DAMAGE as error:
        raise CannotReadArchive(
            f"The file is not an export of Shoptalk, or it is damaged ({_short(error)}). Nothing was changed."
        ) from error
    _wind_on_sequences()
    return counts


def _must_be_empty() -> None:
    if any(model.objects.exists() for model in models_of_a_workspace() if issubclass(model, Owned)):
        raise CannotReadArchive(
            "This notebook is not empty. An export goes into a fresh one: start with --data and a new folder."
        )


def _manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    if "manifest.json" not in archive.namelist():
        raise CannotReadArchive(
            "The zip has no manifest.json, so it is not an export of Shoptalk. Nothing was changed."
        )
    if sum(part.file_size for part in archive.infolist()) > MOST_BYTES:
        raise ValueError("it unpacks to more than a notebook can hold")
    if archive.getinfo("manifest.json").file_size > LONGEST_LINE:
        raise ValueError("the manifest is too large")
    manifest = json.loads(archive.read("manifest.json"))
    if manifest["format"] > FORMAT:
        raise CannotReadArchive("This export was made by a newer Shoptalk. Bring this installation up to date first.")
    return manifest


def _read_rows(archive: zipfile.ZipFile, model: type[models.Model], manifest: dict[str, Any]) -> int:
    count, size, batch = 0, 0, []
    for line in _lines(archive, f"records/{model._meta.label_lower}.jsonl"):
        batch.append(_row(model, json.loads(line), manifest["workspace"]))
        count, size = count + 1, size + len(line)
        if len(batch) == CHUNK or size > CHUNK_BYTES:
            model._base_manager.bulk_create(batch)
            size, batch = 0, []
    model._base_manager.bulk_create(batch)
    return count


def _lines(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    if name not in archive.namelist():
        return  # a table that came with a later version
    with archive.open(name) as part:
        text = TextIOWrapper(part, encoding="utf-8")
        while line := text.readline(LONGEST_LINE):
            yield line


def _row(model: type[models.Model], columns: dict[str, Any], workspace: int) -> models.Model:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    row = model(**{name: fields[name].to_python(value) for name, value in columns.items()})
    if model is Workspace and row.pk != workspace:
        raise ValueError("a record belongs to another notebook")
    if "workspace_id" in fields and columns.get("workspace_id") != workspace:
        raise ValueError("a record belongs to another notebook")
    if isinstance(row, Letter) and row.approved_at and not row.left_at:
        _is_a_draft(row)
    if isinstance(row, User):
        row.is_staff = row.is_superuser = False  # a file gives nobody rights
        row.set_unusable_password()
    return row


def _is_a_draft(letter: Letter) -> None:
    """What was on its way in the other installation does not leave from this one as well."""
    for name, value in {**NOT_APPROVED, "sending_at": None, "unsure_at": None, "try_again_at": None}.items():
        setattr(letter, name, value)
    letter.failure = "It was on its way when the export was made. Look whether it left before you send it."


def _promises_kept(counts: dict[str, int], manifest: dict[str, Any]) -> None:
    promised = {name: count for name, count in manifest["counts"].items() if count}
    if promised != {name: count for name, count in counts.items() if count}:
        raise ValueError("it holds fewer records than it says")
    connection.check_constraints()


def _wind_on_sequences() -> None:
    """PostgreSQL counts numbers by itself; after rows that brought theirs along it must be told where to go on."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models_of_a_workspace()):
            cursor.execute(statement)


def _short(error: Exception) -> str:
    return f"{type(error).__name__}: {str(error)[:80]}"
