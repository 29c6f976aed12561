"""What the page after a talk shows: its notes beside the beliefs of its field, prediction first (E9)."""

from __future__ import annotations

from dataclasses import dataclass

from shoptalk.campaigns.models import Belief, Campaign, Field
from shoptalk.careers.actions.add_evidence import Reading
from shoptalk.careers.belief_cards import BeliefCard, belief_cards
from shoptalk.careers.careers_page import SPEAKS, fields_of
from shoptalk.careers.field_states import talks_by_field
from shoptalk.careers.models import Evidence, Theme, ThemeHeard, Voice
from shoptalk.interviews.models import Interview, Note
from shoptalk.workspaces.access import Seat

MOST_BELIEFS, MOST_NOTES = 12, 40  # on one page; whoever took more notes finds the first ones here


@dataclass(frozen=True, slots=True)
class Pair:
    """One note read for one belief."""

    belief: Belief
    reading: Reading


@dataclass(frozen=True, slots=True)
class WeighedNote:
    note: Note
    pairs: tuple[Pair, ...]
    first_hand: bool
    weight: int
    tone: str

    @property
    def says_something(self) -> bool:
        return any(pair.reading.side for pair in self.pairs)


@dataclass(frozen=True, slots=True)
class WeighPage:
    talk: Interview
    fields: tuple[Field, ...]
    field: Field | None  # None until it was said what the talk was about
    cards: tuple[BeliefCard, ...]
    notes: tuple[WeighedNote, ...]
    more_beliefs: int
    more_notes: int
    themes: tuple[tuple[Theme, bool], ...]  # each with whether it came up in this talk

    @property
    def weighed(self) -> int:
        return sum(note.says_something for note in self.notes)


def weigh_page(seat: Seat, campaign: Campaign, talk: Interview) -> WeighPage:
    """A fixed number of queries."""
    fields = fields_of(seat, campaign)
    field = next((one for one in fields if one.pk == talk.field_id), None)
    all_beliefs = beliefs_of(seat, field)
    beliefs = all_beliefs[:MOST_BELIEFS]
    spoken = Note.objects.visible_to(seat).filter(interview=talk, kind__in=SPEAKS).exclude(text="")
    notes = list(spoken.order_by("taken_at", "pk")[: MOST_NOTES + 1])
    return WeighPage(
        talk=talk,
        fields=tuple(fields),
        field=field,
        cards=belief_cards(seat, beliefs, talks_by_field(seat)),
        notes=weighed_notes(seat, notes[:MOST_NOTES], beliefs),
        more_beliefs=len(all_beliefs) - len(beliefs),
        more_notes=max(spoken.count() - MOST_NOTES, 0) if len(notes) > MOST_NOTES else 0,
        themes=_themes(seat, field, talk),
    )


def beliefs_of(seat: Seat, field: Field | None) -> list[Belief]:
    if field is None:
        return []
    rows = Belief.objects.visible_to(seat).filter(field=field).select_related("field")
    return list(rows.order_by("written_at", "pk"))


def weighed_notes(seat: Seat, notes: list[Note], beliefs: list[Belief]) -> tuple[WeighedNote, ...]:
    """Each note with how it is read for each belief by now. Two queries."""
    rows = Evidence.objects.visible_to(seat).filter(note__in=notes, belief__in=beliefs)
    standing = {(row.note_id, row.belief_id): row for row in rows}
    tones = dict(Voice.objects.visible_to(seat).filter(note__in=notes).values_list("note_id", "tone"))
    return tuple(_weighed(note, beliefs, standing, tones.get(note.pk, "")) for note in notes)


def _weighed(
    note: Note, beliefs: list[Belief], standing: dict[tuple[int | None, int], Evidence], tone: str
) -> WeighedNote:
    own = [row for belief in beliefs if (row := standing.get((note.pk, belief.pk)))]
    first_hand, weight = (own[0].first_hand, own[0].weight) if own else (Reading().first_hand, Reading().weight)
    pairs = tuple(Pair(belief, _reading(standing.get((note.pk, belief.pk)))) for belief in beliefs)
    return WeighedNote(note, pairs, first_hand, weight, tone)


def _reading(row: Evidence | None) -> Reading:
    return Reading(row.side, row.first_hand, row.weight) if row else Reading()


def _themes(seat: Seat, field: Field | None, talk: Interview) -> tuple[tuple[Theme, bool], ...]:
    if field is None:
        return ()
    heard = set(ThemeHeard.objects.visible_to(seat).filter(interview=talk).values_list("theme_id", flat=True))
    themes = Theme.objects.visible_to(seat).filter(field=field).order_by("name")
    return tuple((theme, theme.pk in heard) for theme in themes)
