"""Brings the people of one file into the notebook: all of it or nothing, and a second time without effect."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from django.db import transaction

from shoptalk.contacts.actions.write_person import filled_in
from shoptalk.contacts.importing import uploads
from shoptalk.contacts.importing.differences import change_words
from shoptalk.contacts.importing.facts import facts_of
from shoptalk.contacts.importing.plan import Plan
from shoptalk.contacts.importing.reading import plan_of
from shoptalk.contacts.importing.sources import source_words
from shoptalk.contacts.importing.titles import codes_for
from shoptalk.contacts.importing.writing import write_newcomers
from shoptalk.contacts.models import Contact, DuplicateSuggestion, ImportLine, ImportRun
from shoptalk.history.models import Event
from shoptalk.history.snapshots import as_json
from shoptalk.integrations.recognition import recognize
from shoptalk.workspaces.access import Seat

BATCH = 500


def import_people(*, seat: Seat, now: datetime, run: ImportRun) -> ImportRun:
    """Imports the stored file of a run in state IMPORTING; in any other state a call is harmless and does nothing.

    One transaction: a stop in the middle leaves the notebook as it was, and the run where it can be started again.
    Raises CannotRead with a sentence. The stored file is removed when its people are in.
    """
    with transaction.atomic():
        run = ImportRun.objects.select_for_update().get(pk=run.pk, workspace=seat.workspace)
        if run.state != ImportRun.State.IMPORTING:
            return run
        _bring_in(seat, now, run, uploads.path_of(run), lambda count: uploads.note_seen(run, count))
    uploads.discard(run)
    return run


def import_file(
    *, seat: Seat, now: datetime, path: Path | str, mapping: Mapping[str, str] | None = None, dry_run: bool = False
) -> ImportRun:
    """Imports a file from where it lies, at once; for the command line and for scripts.

    `mapping` (our field -> column) overrides the guess for tables. With `dry_run` the run that is returned is not
    stored and says what would happen. Raises CannotRead with a sentence.
    """
    path = Path(path)
    with path.open("rb") as file:
        recognized = recognize(file, path.name, count=False)
    run = ImportRun(
        workspace=seat.workspace,
        file_name=path.name[:200],
        kind=recognized.kind,
        mapping=dict(mapping or {}),
        state=ImportRun.State.IMPORTING,
        created_at=now,
    )
    if dry_run:
        run.state = ImportRun.State.UPLOADED
        count(run, plan_of(seat, run, path, _nobody_watches))
        return run
    with transaction.atomic():
        run.save()
        _bring_in(seat, now, run, path, _nobody_watches)
    return run


def count(run: ImportRun, plan: Plan) -> None:
    """Sets the counts of the run; they add up to its total."""
    for column, number in plan.counts.items():
        setattr(run, column, number)
    run.total = plan.total


def _nobody_watches(count: int) -> None:
    """Progress of an import that runs in the foreground."""


def _bring_in(seat: Seat, now: datetime, run: ImportRun, path: Path, seen: Callable[[int], None]) -> None:
    """Progress counts every row twice, when read and when written, and is told in halves."""
    plan = plan_of(seat, run, path, lambda number: seen(number // 2))
    code_of = codes_for(seat)
    _write_new(seat, now, run, plan, code_of, lambda number: seen((plan.total + number) // 2))
    lines = [*_change(seat, now, run, plan, code_of), *_unread(seat, run, plan)]
    ImportLine.objects.bulk_create(lines, batch_size=BATCH)
    count(run, plan)
    run.seen = run.total
    run.state, run.finished_at = ImportRun.State.DONE, now
    run.sentence = _result(run, plan.older)
    run.save()
    Event.objects.create(
        workspace=seat.workspace, actor=seat.user, at=now, name="import_people", words=run.sentence, changes=[]
    )


def _result(run: ImportRun, older: bool) -> str:
    kept = " It is older than the file before it, so the newer jobs stayed." if older else ""
    new = run.new + run.duplicate
    if new or run.changed:
        parts = [f"{new:,} {'person' if new == 1 else 'people'} came in"] if new else []
        parts += [f"{run.changed:,} changed"] if run.changed else []
        return f"{' and '.join(parts)}, from {run.file_name}.{kept}"
    return f"Nothing changed: you had everybody in {run.file_name} already.{kept}"


def _write_new(
    seat: Seat, now: datetime, run: ImportRun, plan: Plan, code_of: Callable[[str], str], seen: Callable[[int], None]
) -> None:
    """The many by the quick way; the few whom a question is about one by one, because the question needs their ids."""
    shared = {
        "workspace_id": seat.workspace.pk,
        "import_run_id": run.pk,
        "source": source_words(run.kind),
        "created_at": now,
        "updated_at": now,
    }
    asked = {doubt.newcomer for doubt in plan.doubts} | {-doubt.other - 1 for doubt in plan.doubts if doubt.other < 0}
    ids = {}
    for place in sorted(asked):
        row, letter = plan.newcomers[place], plan.letters.get(place)
        person = Contact(**facts_of(row)._asdict(), occupation_code=code_of(row.position), **shared)
        person.other_emails, person.other_phones = list(person.other_emails), list(person.other_phones)
        if letter:
            person.messages_sent, person.messages_received = letter.sent, letter.received
            person.last_message_at = letter.last_at
        filled_in(person).save(force_insert=True)
        ids[place] = person.pk
    _ask(seat, run, plan, ids)
    rows, letters = plan.newcomers, plan.letters
    if asked:
        kept = [place for place in range(len(rows)) if place not in asked]
        letters = {new: letters[old] for new, old in enumerate(kept) if old in letters}
        rows = [rows[place] for place in kept]
    write_newcomers(rows, shared=shared, letters=letters, code_of=code_of, seen=seen)


def _ask(seat: Seat, run: ImportRun, plan: Plan, ids: Mapping[int, int]) -> None:
    """Keeps the questions: a suggestion for the page of likely duplicates, a line for the result of this import."""
    suggestions, lines = [], []
    for doubt in plan.doubts:
        row, pk = plan.newcomers[doubt.newcomer], ids[doubt.newcomer]
        other = doubt.other if doubt.other > 0 else ids[-doubt.other - 1]
        suggestions.append(
            DuplicateSuggestion(
                workspace=seat.workspace,
                first_id=min(pk, other),
                second_id=max(pk, other),
                score=doubt.score,
                reasons=list(doubt.reasons),
            )
        )
        words = "; ".join(doubt.reasons)[:400]
        lines.append(_line(seat, run, row.line, ImportLine.Outcome.DUPLICATE, words, row.full_name, contact_id=pk))
    DuplicateSuggestion.objects.bulk_create(suggestions, batch_size=BATCH, ignore_conflicts=True)
    ImportLine.objects.bulk_create(lines, batch_size=BATCH)


def _change(seat: Seat, now: datetime, run: ImportRun, plan: Plan, code_of: Callable[[str], str]) -> list[ImportLine]:
    """Writes the changes of people in the notebook; returns their lines, with what was before for the undo."""
    lines = []
    people = Contact.objects.visible_to(seat).in_bulk(list(plan.changes))
    for pk, change in plan.changes.items():
        person = people[pk]
        after = dict(change.after)
        if "position" in after and person.occupation_code == code_of(person.position):
            after["occupation_code"] = code_of(after["position"])  # the old code was ours, so the new one is too
        before = {column: getattr(person, column) for column in after}
        for column, value in after.items():
            setattr(person, column, list(value) if isinstance(value, tuple) else value)
        filled_in(person).updated_at = now
        person.save(update_fields=[*after, "name_key", "organization_key", "search_text", "updated_at"])
        line = _line(seat, run, change.line, ImportLine.Outcome.CHANGED, change_words(before, after), person.name)
        line.contact, line.before, line.after = person, as_json(before), as_json(after)
        lines.append(line)
    return lines


def _unread(seat: Seat, run: ImportRun, plan: Plan) -> list[ImportLine]:
    return [_line(seat, run, line, ImportLine.Outcome.UNREAD, reason, text) for line, reason, text in plan.unread]


def _line(seat: Seat, run: ImportRun, line: int, outcome: str, reason: str, text: str, **more: object) -> ImportLine:
    return ImportLine(
        workspace=seat.workspace, run=run, line=line, outcome=outcome, reason=reason[:400], text=text[:200], **more
    )
