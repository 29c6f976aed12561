"""Takes a whole import out again. Nobody with whom something happened since is lost: they stay, and are named."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet

from shoptalk.contacts.actions.write_person import filled_in
from shoptalk.contacts.importing import uploads
from shoptalk.contacts.models import Contact, DuplicateSuggestion, ImportLine, ImportRun
from shoptalk.design.refusals import Refusal
from shoptalk.history.models import Event
from shoptalk.history.snapshots import put_back, snapshot
from shoptalk.workspaces.access import Seat

# What import itself wrote about a person does not make them touched.
_OWN = (ImportLine, DuplicateSuggestion)
_NAMED = 5  # kept people who are named in the sentence; the rest are counted


def undo_import(*, seat: Seat, now: datetime, run: ImportRun) -> ImportRun:
    """Puts everybody whom the run brought in into the bin (30 days), and changed columns back to what they were.

    People whom the seeker wrote to, asked, edited or merged since stay as they are; `run.sentence` names them.
    Raises Refusal when the run is not in the notebook.
    """
    with transaction.atomic():
        run = ImportRun.objects.select_for_update().get(pk=run.pk, workspace=seat.workspace)
        if run.state != ImportRun.State.DONE:
            raise Refusal("This import is not in your notebook any more, so there is nothing to take out.")
        brought = Contact.objects.visible_to(seat).filter(import_run=run)
        touched = _edited(brought, run) | _touched(run)
        binned = set(brought.values_list("pk", flat=True)) - touched
        kept = list(brought.filter(pk__in=touched).by_name())
        _into_bin(seat, now, run, touched)
        kept += _put_back(now, run)
        run.state, run.sentence = ImportRun.State.UNDONE, _result(len(binned), kept)
        run.save(update_fields=["state", "sentence"])
        Event.objects.create(
            workspace=seat.workspace,
            actor=seat.user,
            at=now,
            name="undo_import",
            words=f"Import of {run.file_name} taken back. {run.sentence}"[:400],
            changes=[],
        )
    uploads.discard(run)
    return run


def people_to_keep(seat: Seat, run: ImportRun) -> int:
    """How many of those whom the run brought in would stay, because something happened since."""
    brought = Contact.objects.visible_to(seat).filter(import_run=run)
    edited = _edited(brought, run)
    return len(edited | (_touched(run) & set(brought.values_list("pk", flat=True))))


def _edited(brought: QuerySet[Contact], run: ImportRun) -> set[int]:
    """Ids of those who were changed after the run had written them."""
    return set(brought.exclude(updated_at=F("import_run__finished_at")).values_list("pk", flat=True))


def _touched(run: ImportRun) -> set[int]:
    """Ids of the brought-in people to whom any record of any room points: asks, letters, touches, introductions.

    Asked of the database's own relations, so that a room that is built later cannot be forgotten.
    """
    found: set[int] = set()
    for relation in Contact._meta.related_objects:
        if relation.related_model in _OWN:
            continue
        column = relation.field.name
        rows = relation.related_model._base_manager.filter(**{f"{column}__import_run": run})
        found.update(rows.values_list(f"{column}__pk", flat=True).distinct())
    return found


def _into_bin(seat: Seat, now: datetime, run: ImportRun, touched: Iterable[int]) -> None:
    gone = Contact.objects.visible_to(seat).filter(import_run=run).exclude(pk__in=touched)
    asked = DuplicateSuggestion.objects.visible_to(seat)
    asked.filter(first__in=gone).update(deleted_at=now)
    asked.filter(second__in=gone).update(deleted_at=now)
    gone.update(deleted_at=now)


def _put_back(now: datetime, run: ImportRun) -> list[Contact]:
    """Puts the old values back where the new ones still stand; returns the people who were changed again since."""
    kept = []
    lines = run.lines.filter(outcome=ImportLine.Outcome.CHANGED, contact__deleted_at=None).select_related("contact")
    for line in lines.order_by("-pk"):
        person = line.contact
        if person is None:
            continue
        if snapshot(person, line.after) != line.after:
            kept.append(person)
            continue
        put_back(person, line.before)
        filled_in(person).updated_at = now
        person.save(update_fields=["name_key", "organization_key", "search_text", "updated_at"])
    return kept


def _result(binned: int, kept: list[Contact]) -> str:
    words = f"{binned:,} {'person is' if binned == 1 else 'people are'} out of your notebook again."
    if not kept:
        return words
    names = ", ".join(person.name for person in kept[:_NAMED])
    more = f" and {len(kept) - _NAMED:,} more" if len(kept) > _NAMED else ""
    stay = "stays as they are" if len(kept) == 1 else "stay as they are"
    return f"{words} {names}{more} {stay}, because something happened with them since."[:400]
