"""Evidence for or against a belief: from a note of a talk, or typed by hand with its source (E8). Never overwritten: a
reading that changes goes to the bin, and the new one stands beside it in the history."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from shoptalk.accounts.answers import Mend, line, number
from shoptalk.campaigns.models import Belief, Field
from shoptalk.careers.actions.tones import a_tone, set_tones
from shoptalk.careers.models import TEXT, Evidence
from shoptalk.history.steps import Step, step
from shoptalk.interviews.models import Note
from shoptalk.workspaces.access import Seat, one_click_at_a_time

NOTHING = ""  # "says nothing": no evidence
LEAST, USUAL, MOST = 1, 2, 3
SOURCE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """How one note is read for one belief: which side ("" for none), by whose eyes, how much it counts."""

    side: str = NOTHING
    first_hand: bool = True
    weight: int = USUAL

    def is_of(self, standing: Evidence) -> bool:
        """Whether this is how it stands already."""
        return (self.side, self.first_hand, self.weight) == (standing.side, standing.first_hand, standing.weight)


def add_evidence(
    *, seat: Seat, now: datetime, belief: Belief, side: str, words: str, source: str, first_hand: bool = True,
    weight: object = USUAL, on: date | None = None,
) -> Step:  # fmt: skip
    """Evidence that was in no talk: typed with its source. Raises Mend for what is missing; twice is once."""
    side = a_side(side)
    words = line("words", words, TEXT, "What was said")
    if not words:
        raise Mend("words", "Write what was said or read, in its own words where you can.")
    source = line("source", source, SOURCE_LENGTH, "A source")
    if not source:
        raise Mend("source", "Say where it is from: a name, a page, your own eyes. Later you will want to know.")
    counts = number("weight", weight, LEAST, MOST, "How much it counts")
    with step(seat, now, "add_evidence", f"{_sign(side)}: {words}") as change:
        one_click_at_a_time(seat)
        same = {"belief": belief, "side": side, "words": words, "source": source, "note": None}
        if not Evidence.objects.visible_to(seat).filter(**same).exists():
            change.create(
                Evidence(
                    workspace=seat.workspace, first_hand=first_hand, weight=counts, on=on or seat.today(now),
                    written_at=now, **same,
                )
            )  # fmt: skip
    return change


def weigh_notes(
    *, seat: Seat, now: datetime, readings: Mapping[tuple[Note, Belief], Reading],
    tones: Mapping[Note, str] | None = None, field: Field | None = None,
) -> Step:  # fmt: skip
    """Brings the evidence of these notes, and how they were said, to how they are read now; what is read the same
    stays. `tones` go with the `field` that they speak of. One step."""
    for reading in readings.values():
        if reading.side != NOTHING:
            a_side(reading.side)
    for tone in (tones or {}).values():
        a_tone(tone)
    with step(seat, now, "weigh_notes", _weighed_words(readings)) as change:
        one_click_at_a_time(seat)
        _bring_to(change, seat, now, readings)
        if tones and field:
            set_tones(change, seat, now, field, tones)
    return change


def _bring_to(change: Step, seat: Seat, now: datetime, readings: Mapping[tuple[Note, Belief], Reading]) -> None:
    rows = Evidence.objects.visible_to(seat).filter(
        note__in={note.pk for note, _ in readings}, belief__in={belief.pk for _, belief in readings}
    )
    standing = defaultdict(list)
    for row in rows:
        standing[row.note_id, row.belief_id].append(row)
    for (note, belief), reading in readings.items():
        before = standing[note.pk, belief.pk]  # more than one only when an old reading came back out of the bin
        same = next((row for row in before if reading.is_of(row)), None)
        for row in before:
            if row is not same:
                change.bin(row, now)
        if same is None and reading.side != NOTHING:
            change.create(_of_note(seat, now, note, belief, reading))


def change_side(*, seat: Seat, now: datetime, evidence: Evidence) -> Step:
    """The same words, read for the other side: a new row; the old one waits in the bin."""
    sides = Evidence.Side
    other = sides.AGAINST if evidence.side == sides.FOR else sides.FOR
    with step(seat, now, "change_side", f"{_sign(other)}: {evidence.words}") as change:
        one_click_at_a_time(seat)
        if Evidence.objects.visible_to(seat).filter(pk=evidence.pk).exists():
            change.bin(evidence, now)
            kept = ("belief", "note", "interview", "contact", "first_hand", "weight", "words", "source", "on")
            values = {name: getattr(evidence, name) for name in kept}
            change.create(Evidence(workspace=seat.workspace, side=other, written_at=now, **values))
    return change


def drop_evidence(*, seat: Seat, now: datetime, evidence: Evidence) -> Step:
    """It says nothing about this belief after all. It waits in the bin."""
    with step(seat, now, "drop_evidence", f"No evidence any more: {evidence.words}") as change:
        change.bin(evidence, now)
    return change


def a_side(typed: str) -> str:
    if typed not in Evidence.Side.values:
        raise Mend("side", "Say whether it speaks for the belief or against it.")
    return typed


def _of_note(seat: Seat, now: datetime, note: Note, belief: Belief, reading: Reading) -> Evidence:
    at = note.interview.starts_at if note.interview else note.taken_at
    return Evidence(
        workspace=seat.workspace, belief=belief, note=note, interview=note.interview, contact=note.contact,
        side=reading.side, first_hand=reading.first_hand, weight=reading.weight, words=note.text[:TEXT],
        on=seat.today(at), written_at=now,
    )  # fmt: skip


def _weighed_words(readings: Mapping[tuple[Note, Belief], Reading]) -> str:
    if len(readings) == 1:
        (_, belief), reading = next(iter(readings.items()))
        return f"{_sign(reading.side)}: {belief.text}" if reading.side else f"Says nothing about: {belief.text}"
    return "You weighed what was said"


def _sign(side: str) -> str:
    return {"for": "For", "against": "Against"}[side]
