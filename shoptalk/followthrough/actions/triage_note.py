"""Sorting a note afterwards: its words, its kind, its place in the thank-you; a suggestion gets its day (C9, C10)."""

from datetime import date, datetime

from django.db import transaction

from shoptalk.design.refusals import Refusal
from shoptalk.followthrough.actions.suggest import a_day, suggestion_in, suggestion_text
from shoptalk.followthrough.models import Suggestion
from shoptalk.history.steps import Step, step
from shoptalk.interviews.models import Interview, Note
from shoptalk.method.late_writing import next_version
from shoptalk.workspaces.access import Seat, one_click_at_a_time

LONGEST = 4000


@transaction.atomic
def triage_note(
    *, seat: Seat, now: datetime, note: Note, kind: str, text: str, in_thanks: bool = False, due_on: date | None = None
) -> Step:
    """Keeps what was typed beside one note; a suggestion with words becomes a Suggestion, one step. Raises Refusal."""
    _must_be_a_kind(kind)
    one_click_at_a_time(seat)
    with step(seat, now, "triage_note", f"Kept: {Note.Kind(kind).label.lower()}", contact=note.contact) as change:
        version = next_version(now, note.version)  # what the phone still holds of this note is older
        change.update(note, kind=kind, text=text.strip()[:LONGEST], in_thanks=in_thanks, version=version)
        suggestion_of(change, seat, now, note, due_on)
    return change


def suggestion_of(change: Step, seat: Seat, now: datetime, note: Note, due_on: date | None = None) -> None:
    """Brings the Suggestion of a note in line with it: made, changed, or binned while it is open."""
    found = Suggestion.objects.visible_to(seat).filter(note=note).first()
    if note.kind == Note.Kind.SUGGESTION and note.text.strip():
        text = suggestion_text(note.text[:400])
        if found is None:
            day = seat.today(note.interview.starts_at) if note.interview else None
            suggestion_in(
                change, seat, now, note.contact, text, due_on=due_on, given_on=day, interview=note.interview, note=note
            )
        elif not found.outcome:
            change.update(found, text=text, due_on=a_day(seat, now, due_on) or found.due_on)
    elif found is not None and not found.outcome:
        change.bin(found, now)


@transaction.atomic
def note_afterwards(*, seat: Seat, now: datetime, interview: Interview, kind: str, text: str) -> tuple[Note, Step]:
    """One more note of this talk, written down after it. Raises Refusal."""
    _must_be_a_kind(kind)
    if not text.strip():
        raise Refusal("Write a few words first. A note without words says nothing in a year.")
    label = Note.Kind(kind).label.lower()
    with step(seat, now, "note_afterwards", f"Written down: {label}", contact=interview.contact) as change:
        note = change.create(
            Note(
                workspace=seat.workspace, contact=interview.contact, interview=interview, kind=kind,
                text=text.strip()[:LONGEST], taken_at=now,
            )
        )  # fmt: skip
        suggestion_of(change, seat, now, note)
    return note, change


def _must_be_a_kind(kind: str) -> None:
    if kind not in Note.Kind.values:
        raise Refusal(f"“{kind[:30]}” is no kind of note. It is one of: {', '.join(Note.Kind.values)}.")
