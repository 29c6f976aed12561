"""Keeping what a phone wrote during a talk. It may come late, twice, in any order, or for a talk that is gone."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from shoptalk.contacts.models import Contact
from shoptalk.history.steps import Step, step
from shoptalk.interviews.actions.hold_talk import log_met
from shoptalk.interviews.models import Interview, Note, PlannedQuestion
from shoptalk.interviews.phone_batch import MOMENTS, Batch, SentNote
from shoptalk.method.late_writing import Writing, moment_of, stands
from shoptalk.workspaces.access import Seat, one_click_at_a_time

BEFORE_IT = timedelta(days=1)  # nothing of a talk was noted earlier than this before it


@transaction.atomic
def keep_batch(*, seat: Seat, now: datetime, batch: Batch, contact: Contact, interview: Interview | None) -> Step:
    """Keeps the batch as one step; a second arrival changes nothing.

    `interview` is the talk it belongs to, or None when that was deleted or called off: the notes are then kept with
    the contact, and what the phone says about the talk itself is passed over.
    """
    one_click_at_a_time(seat)
    with step(seat, now, "keep_batch", _words(batch, contact), contact=contact) as change:
        if interview is not None:
            interview.refresh_from_db()
            ended_before = interview.ended_at
            _keep_facts(change, now, batch, interview)
            if interview.ended_at and not ended_before:
                log_met(change, seat, now, interview)
            _keep_asked(change, seat, now, batch, interview)
        _keep_notes(change, seat, now, batch, contact, interview)
    return change


def _words(batch: Batch, contact: Contact) -> str:
    for name, words in (("ended_at", "ended"), ("started_at", "began")):
        if name in batch.facts and batch.facts[name].value is not None:
            return f"The talk with {contact} {words}"
    count = len(batch.notes)
    if count:
        return f"Kept {count} note{'s' if count > 1 else ''} from the talk with {contact}"
    return f"Kept what came up in the talk with {contact}"


def earliest_of(contact: Contact, interview: Interview | None) -> datetime:
    return contact.created_at if interview is None else min(interview.agreed_at, interview.starts_at) - BEFORE_IT


def _keep_facts(change: Step, now: datetime, batch: Batch, interview: Interview) -> None:
    versions, values = dict(interview.talk_versions), {}
    for name, fact in batch.facts.items():
        if fact.version <= versions.get(name, 0):
            continue
        versions[name], values[name] = fact.version, fact.value
        if name in MOMENTS and fact.value is not None:
            values[name] = moment_of(fact.value, batch.sent_ms, now, earliest_of(interview.contact, interview))
    if values:
        change.update(interview, talk_versions=versions, **values)


def _keep_asked(change: Step, seat: Seat, now: datetime, batch: Batch, interview: Interview) -> None:
    """A question was asked when it was first passed, whoever tells it first."""
    earliest = earliest_of(interview.contact, interview)
    for question in PlannedQuestion.objects.visible_to(seat).filter(interview=interview, pk__in=batch.asked):
        asked_at = moment_of(batch.asked[question.pk], batch.sent_ms, now, earliest)
        if question.asked_at is None or asked_at < question.asked_at:
            change.update(question, asked_at=asked_at)


def _keep_notes(
    change: Step, seat: Seat, now: datetime, batch: Batch, contact: Contact, interview: Interview | None
) -> None:
    marks = [sent.mark for sent in batch.notes]
    known = {note.mark: note for note in Note.objects.filter(workspace=seat.workspace, mark__in=marks)}
    questions: set[int] = set()
    if interview is not None:
        questions = set(interview.questions.values_list("pk", flat=True))
    for sent in batch.notes:
        writing = sent.writing if sent.writing.question in questions else _without_question(sent.writing)
        if (note := known.get(sent.mark)) is None:
            known[sent.mark] = _make(change, seat, now, batch, sent, writing, contact, interview)
        elif stands(writing_of(note), writing) == writing:
            change.update(note, **_columns(writing, now, note.deleted_at))


def writing_of(note: Note) -> Writing:
    """The writing that a stored note shows."""
    return Writing(note.version, note.deleted_at is not None, note.text, note.kind, note.second, note.question_id)


def _without_question(writing: Writing) -> Writing:
    return Writing(writing.version, writing.removed, writing.text, writing.kind, writing.second)


def _columns(writing: Writing, now: datetime, removed_at: datetime | None = None) -> dict[str, Any]:
    return {
        "version": writing.version,
        "deleted_at": (removed_at or now) if writing.removed else None,
        "text": writing.text,
        "kind": writing.kind,
        "second": writing.second,
        "question_id": writing.question,
    }


def _make(
    change: Step,
    seat: Seat,
    now: datetime,
    batch: Batch,
    sent: SentNote,
    writing: Writing,
    contact: Contact,
    interview: Interview | None,
) -> Note:
    taken_at = moment_of(sent.at_ms, batch.sent_ms, now, earliest_of(contact, interview))
    note = Note(
        workspace=seat.workspace,
        contact=contact,
        interview=interview,
        mark=sent.mark,
        taken_at=taken_at,
        **_columns(writing, now),
    )
    return change.create(note)
