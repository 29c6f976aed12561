"""What the page that puts fields side by side shows: own criteria, facts, voices. A fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from shoptalk.campaigns.models import Campaign, Field
from shoptalk.careers.careers_page import fields_of
from shoptalk.careers.field_states import FieldState, field_states
from shoptalk.careers.judging import judgement
from shoptalk.careers.models import Criterion, Standpoint, Voice
from shoptalk.careers.occupation_facts import Fact, facts_of
from shoptalk.careers.pay import Pay, Scale, pay_of, scale_of
from shoptalk.method.comparison import Comparison, in_words
from shoptalk.occupations.facts import occupation
from shoptalk.workspaces.access import Seat

VOICES = 2  # of each tone and field
LEVELS = ((0, "not at all"), (25, "a little"), (50, "half"), (75, "well"), (100, "fully"))
# E7, as beginnings for those who do not know what to write (work values, in our words).
BEGINNINGS = (
    "I see what I achieved", "I decide how I work", "Good work is noticed", "People I like around me",
    "A boss who stands behind me", "Hours, pay and safety", "How drawn I am",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """One field, as the page shows it."""

    field: Field
    state: FieldState
    occupation: str
    pay: Pay
    facts: tuple[Fact, ...]
    gladly: tuple[Voice, ...]
    sighing: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    field: Field
    value: int | None

    @property
    def choices(self) -> tuple[tuple[int, str], ...]:
        """The levels, and a number between them that came in from elsewhere."""
        odd = self.value is not None and self.value not in dict(LEVELS)
        return tuple(sorted([*LEVELS, *([(self.value, f"{self.value} of 100")] if odd and self.value else [])]))


@dataclass(frozen=True, slots=True)
class Row:
    criterion: Criterion
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    comparison: Comparison
    sentence: str
    scale: Scale
    standpoint: Standpoint | None
    beginnings: tuple[str, ...]

    @property
    def fact_names(self) -> tuple[str, ...]:
        """The names of the facts that at least one field has, in order."""
        return tuple(dict.fromkeys(fact.name for column in self.columns for fact in column.facts))


def side_by_side(seat: Seat, campaign: Campaign) -> SideBySide:
    fields = fields_of(seat, campaign)
    judged = judgement(seat, campaign, fields)
    states = {state.field.pk: state for state in field_states(seat, fields, judged.comparison.first)}
    stand = Standpoint.objects.visible_to(seat).filter(campaign=campaign).first()
    voices = _voices(seat, [field.pk for field in fields])
    columns = tuple(_column(field, states[field.pk], stand.state if stand else "", voices) for field in fields)
    rows = tuple(
        Row(
            one,
            tuple(
                Cell(field, rated.value if (rated := judged.ratings.get((one.pk, field.pk))) else None)
                for field in fields
            ),
        )
        for one in judged.criteria
    )
    there = {one.name for one in judged.criteria}
    return SideBySide(
        columns=columns,
        rows=rows,
        comparison=judged.comparison,
        sentence=in_words(judged.comparison),
        scale=scale_of([column.pay for column in columns], stand.pay_now if stand else None),
        standpoint=stand,
        beginnings=tuple(words for words in BEGINNINGS if words not in there),
    )


def _column(field: Field, state: FieldState, at: str, voices: dict[tuple[int, str], list[Voice]]) -> Column:
    known = occupation(field.occupation_code) if field.occupation_code else None
    return Column(
        field=field,
        state=state,
        occupation=known.title if known else "",
        pay=pay_of(field.occupation_code, at),
        facts=facts_of(field.occupation_code),
        gladly=tuple(voices.get((field.pk, Voice.Tone.GLADLY.value), ())),
        sighing=tuple(voices.get((field.pk, Voice.Tone.SIGHING.value), ())),
    )


def _voices(seat: Seat, fields: Collection[int]) -> dict[tuple[int, str], list[Voice]]:
    """The newest of each tone and field. One query."""
    newest_first = [F("heard_at").desc(), F("pk").desc()]
    rows = Voice.objects.visible_to(seat).filter(field__in=fields, note__deleted_at=None)
    rows = rows.annotate(rank=Window(RowNumber(), partition_by=[F("field_id"), F("tone")], order_by=newest_first))
    found: dict[tuple[int, str], list[Voice]] = defaultdict(list)
    for row in rows.filter(rank__lte=VOICES).select_related("note__contact").order_by("rank"):
        found[row.field_id, row.tone].append(row)
    return found
