"""Was it said gladly or sighing? Kept for each note, for the page that puts fields side by side."""

from collections.abc import Mapping
from datetime import datetime

from shoptalk.accounts.answers import Mend
from shoptalk.campaigns.models import Field
from shoptalk.careers.models import Voice
from shoptalk.history.steps import Step
from shoptalk.interviews.models import Note
from shoptalk.workspaces.access import Seat

NEITHER = ""


def a_tone(typed: str) -> str:
    if typed != NEITHER and typed not in Voice.Tone.values:
        raise Mend("tone", "It was said gladly, or sighing, or neither.")
    return typed


def set_tones(change: Step, seat: Seat, now: datetime, field: Field, tones: Mapping[Note, str]) -> None:
    """Sets how each note was said; "" takes the mark away. A note has one row, whatever was said of it before."""
    rows = Voice.objects.filter(workspace=seat.workspace, note__in=[note.pk for note in tones])
    standing = {row.note_id: row for row in rows}
    for note, tone in tones.items():
        row = standing.get(note.pk)
        if row is None and tone != NEITHER:
            change.create(Voice(workspace=seat.workspace, note=note, field=field, tone=tone, heard_at=now))
        elif row is not None and tone == NEITHER and row.deleted_at is None:
            change.bin(row, now)
        elif row is not None and tone != NEITHER and (row.deleted_at, row.tone) != (None, tone):
            change.update(row, tone=tone, field=field, deleted_at=None, heard_at=now)
