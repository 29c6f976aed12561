"""Reads a stored file and says what it would do, before anything is kept."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from shoptalk.contacts.actions.import_people import count
from shoptalk.contacts.importing import uploads
from shoptalk.contacts.importing.differences import change_words
from shoptalk.contacts.importing.facts import names_of
from shoptalk.contacts.importing.plan import Plan
from shoptalk.contacts.importing.reading import plan_of
from shoptalk.contacts.models import Contact, ImportRun
from shoptalk.design.refusals import Refusal
from shoptalk.integrations.ports.people import CannotRead, PersonRow, Recognized
from shoptalk.integrations.recognition import recognize
from shoptalk.workspaces.access import Seat

# Larger files are read by the worker while the page shows how far it is.
READ_AT_ONCE_BYTES = 4 * 1024 * 1024


def bring_file(*, seat: Seat, now: datetime, name: str, pieces: Iterable[bytes]) -> tuple[ImportRun, Recognized]:
    """Stores a file and says what kind it is. Raises Refusal, and keeps nothing, when nobody can be read from it."""
    run = ImportRun(
        workspace=seat.workspace, file_name=name[:200], upload=uploads.store(pieces), mapping={}, created_at=now
    )
    try:
        recognized = recognized_in(run)
        run.kind = recognized.kind
        run.save()
    except CannotRead as sentence:
        uploads.discard(run)
        raise Refusal(str(sentence)) from sentence
    return run, recognized


def recognized_in(run: ImportRun) -> Recognized:
    """What the stored file of this run is. Raises CannotRead."""
    with uploads.path_of(run).open("rb") as file:
        return recognize(file, run.file_name, count=False)


def is_small(run: ImportRun) -> bool:
    """Whether the file is read while the seeker waits, in less than a second."""
    return uploads.path_of(run).stat().st_size <= READ_AT_ONCE_BYTES


def preview_import(*, seat: Seat, run: ImportRun) -> ImportRun:
    """Works out what the file would do; keeps the counts in the run and the lines beside the file. Nobody is imported.

    A file that cannot be read, or that nobody is in, stops the run with a sentence.
    """
    try:
        plan = plan_of(seat, run, uploads.path_of(run), lambda number: uploads.note_seen(run, number))
    except CannotRead as sentence:
        return stop(run, str(sentence))
    uploads.write_preview(run, _lines(seat, plan))
    count(run, plan)
    run.save()
    return run


def stop(run: ImportRun, sentence: str) -> ImportRun:
    """Ends a run that brought nobody in, with the reason; its file is removed."""
    run.state, run.sentence = ImportRun.State.STOPPED, sentence[:400]
    run.save(update_fields=["state", "sentence"])
    uploads.discard(run)
    return run


def _lines(seat: Seat, plan: Plan) -> dict[str, Iterator[dict[str, Any]]]:
    """The preview's lines by outcome: {"line", "name", "words"}."""
    doubted = {doubt.newcomer: doubt for doubt in plan.doubts}
    ids = {id for _, id in plan.same if id > 0} | set(plan.changes)
    names = _names(seat, ids)
    rows = plan.newcomers

    def name_of(id: int) -> str:
        return names.get(id, "") if id > 0 else _name(rows[-id - 1])

    changes = plan.changes.items()
    return {
        "new": (_line(row.line, _name(row), _headline(row)) for at, row in enumerate(rows) if at not in doubted),
        "changed": (_line(it.line, name_of(id), change_words(it.before, it.after)) for id, it in changes),
        "same": (_line(line, name_of(id), "twice in this file" if id < 0 else "") for line, id in plan.same),
        "duplicate": (_line(rows[at].line, _name(rows[at]), "; ".join(it.reasons)) for at, it in doubted.items()),
        "unread": (_line(it.line, it.text, it.reason) for it in plan.unread),
    }


def _names(seat: Seat, ids: set[int]) -> dict[int, str]:
    if not ids:
        return {}
    people = Contact.objects.visible_to(seat).values_list("pk", "given_name", "family_name", "email")
    return {pk: f"{given} {family}".strip() or email for pk, given, family, email in people if pk in ids}


def _name(row: PersonRow) -> str:
    return " ".join(names_of(row)).strip()


def _headline(row: PersonRow) -> str:
    return ", ".join(filter(None, (row.position, row.organization)))


def _line(line: int, name: str, words: str) -> dict[str, Any]:
    return {"line": line, "name": name, "words": words}
