"""Writing one note, and changing its words, by hand: the plain form and the command line."""

from datetime import datetime

from django.db import transaction

from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.interviews.models import Interview, Note
from shoptalk.interviews.phone_batch import LONGEST_NOTE, MARK
from shoptalk.method.late_writing import next_version, second_of
from shoptalk.workspaces.access import Seat, one_click_at_a_time


@transaction.atomic
def write_note(
    *, seat: Seat, now: datetime, interview: Interview, kind: str, text: str = "", mark: str = ""
) -> tuple[Note, Step | None]:
    """Keeps one note of a talk. `mark` is the form's: a second click returns the first note and no step."""
    _must_fit(text)
    if kind not in Note.Kind.values:
        raise Refusal(f"“{kind}” is not a kind of note. It is one of: {', '.join(Note.Kind.values)}.")
    one_click_at_a_time(seat)
    marked = {"mark": mark} if MARK.fullmatch(mark) else {}
    if marked and (first := Note.objects.filter(workspace=seat.workspace, mark=mark).first()):
        return first, None
    second = int((now - interview.started_at).total_seconds()) if interview.started_at else None
    note = Note(
        workspace=seat.workspace, contact=interview.contact, interview=interview, kind=kind, text=text.strip(),
        second=second_of(second), taken_at=now, version=next_version(now, 0), **marked,
    )  # fmt: skip
    with step(seat, now, "write_note", f"Kept: {note.get_kind_display().lower()}", contact=interview.contact) as change:
        change.create(note)
    return note, change


@transaction.atomic
def rewrite_note(*, seat: Seat, now: datetime, note: Note, text: str) -> Step:
    """Gives a note other words; the earlier ones come back with Undo."""
    _must_fit(text)
    one_click_at_a_time(seat)
    note.refresh_from_db()
    with step(seat, now, "rewrite_note", "Kept the words", contact=note.contact) as change:
        if text.strip() != note.text:
            change.update(note, text=text.strip(), version=next_version(now, note.version))
    return change


@transaction.atomic
def remove_note(*, seat: Seat, now: datetime, note: Note) -> Step:
    """Takes a note away; it waits in the bin."""
    one_click_at_a_time(seat)
    note.refresh_from_db()
    with step(seat, now, "remove_note", "Took the note away", contact=note.contact) as change:
        change.update(note, deleted_at=note.deleted_at or now, version=next_version(now, note.version))
    return change


def _must_fit(text: str) -> None:
    if len(text) > LONGEST_NOTE:
        raise Refusal(f"A note holds {LONGEST_NOTE:,} characters; this one has {len(text):,}. Make two of it.")
