"""What the Careers page shows. A fixed number of queries, whatever the notebook holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from shoptalk.campaigns.models import Belief, Campaign, Field
from shoptalk.careers.belief_cards import BeliefCard, belief_cards
from shoptalk.careers.field_states import FieldState, field_states
from shoptalk.careers.judging import judgement
from shoptalk.careers.models import Evidence
from shoptalk.interviews.models import Interview, Note
from shoptalk.method.comparison import in_words
from shoptalk.workspaces.access import Seat

AT_ONCE = 6  # beliefs that are shown before "more"
TALKS = 5
# What somebody said or how it was. Whom else to ask, and what was promised, is no evidence about the work.
SPEAKS = (Note.Kind.QUOTE, Note.Kind.FACT, Note.Kind.IMPRESSION, Note.Kind.SURPRISE, Note.Kind.SUGGESTION)


@dataclass(frozen=True, slots=True)
class Filter:
    """One field to choose, with its number of beliefs."""

    field: Field
    beliefs: int


@dataclass(frozen=True, slots=True)
class RecentTalk:
    """A talk that was held, and how much of it was weighed. Without a field nothing of it can be."""

    talk: Interview
    notes: int
    weighed: int

    @property
    def waits(self) -> bool:
        return self.talk.field is None or bool(self.notes and not self.weighed)


@dataclass(frozen=True, slots=True)
class CareersPage:
    talks: int
    beliefs: int
    filters: tuple[Filter, ...]
    chosen: Field | None
    cards: tuple[BeliefCard, ...]
    more: int
    states: tuple[FieldState, ...]
    order_of_fields: str  # what the comparison says, in a sentence
    recent: tuple[RecentTalk, ...]  # the newest first


def careers_page(
    seat: Seat, now: datetime, campaign: Campaign, chosen: int | None = None, everything: bool = False
) -> CareersPage:
    fields = fields_of(seat, campaign)
    field = next((one for one in fields if one.pk == chosen), None)
    written = list(
        Belief.objects.visible_to(seat).filter(field__in=fields).select_related("field")
        .order_by("field__added_at", "field_id", "written_at", "pk")
    )  # fmt: skip
    wanted = [belief for belief in written if field is None or belief.field_id == field.pk]
    shown = wanted if everything else wanted[:AT_ONCE]
    judged = judgement(seat, campaign, fields)
    states = field_states(seat, fields, judged.comparison.first)
    return CareersPage(
        talks=sum(state.talks for state in states),
        beliefs=len(written),
        filters=tuple(Filter(one, sum(belief.field_id == one.pk for belief in written)) for one in fields),
        chosen=field,
        cards=belief_cards(seat, shown, {state.field.pk: state.talks for state in states}),
        more=len(wanted) - len(shown),
        states=tuple(state for state in states if field is None or state.field.pk == field.pk),
        order_of_fields=in_words(judged.comparison) if judged.criteria else "",
        recent=_recent(seat) if fields else (),
    )


def _recent(seat: Seat) -> tuple[RecentTalk, ...]:
    """The last talks with the notes that say something and how many of them became evidence. Three queries."""
    held = Interview.objects.visible_to(seat).held().filter(contact__deleted_at=None)
    talks = list(held.select_related("contact", "field").order_by("-starts_at", "-pk")[:TALKS])
    spoken = Note.objects.visible_to(seat).filter(interview__in=talks, kind__in=SPEAKS).exclude(text="").order_by()
    weighed = Evidence.objects.visible_to(seat).filter(interview__in=talks, note__isnull=False).order_by()
    notes = dict(spoken.values_list("interview_id").annotate(n=Count("pk")))
    of_those = dict(weighed.values_list("interview_id").annotate(n=Count("note", distinct=True)))
    return tuple(RecentTalk(talk, notes.get(talk.pk, 0), of_those.get(talk.pk, 0)) for talk in talks)


def fields_of(seat: Seat, campaign: Campaign) -> list[Field]:
    return list(Field.objects.visible_to(seat).filter(campaign=campaign).order_by("added_at", "pk"))
