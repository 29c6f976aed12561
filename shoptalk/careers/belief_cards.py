"""Beliefs with all that the talks did to them: the stair, the evidence, the suggestion, the traps. Four queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber

from shoptalk.campaigns.facts_line import facts_line
from shoptalk.campaigns.models import Belief, Confidence
from shoptalk.careers.models import Evidence, MindMoved
from shoptalk.careers.weight_of_evidence import Weighed, heard, newest_evidence, weigh
from shoptalk.interviews.models import PlannedQuestion
from shoptalk.method.belief import NEEDS_THE_OPPOSITE
from shoptalk.method.biases import Bias, Move, of_belief, one_of
from shoptalk.method.work_words import in_a_sentence
from shoptalk.workspaces.access import Seat

STEPS = 7  # of the stair that are drawn, beside the first; the whole history stands on the belief's own page
QUOTES = 4  # pieces of evidence that are shown at once
MOVED_A_LOT = 30


@dataclass(frozen=True, slots=True)
class Said:
    """How sure, when, after which talk, and why."""

    confidence: Confidence
    moved: MindMoved | None

    @property
    def value(self) -> int:
        return self.confidence.value

    @property
    def who(self) -> str:
        """Whose talk stood behind it, or ""."""
        talk = self.moved.interview if self.moved else None
        return talk.contact.name if talk else ""

    @property
    def who_briefly(self) -> str:
        talk = self.moved.interview if self.moved else None
        return (talk.contact.given_name or talk.contact.name) if talk else ""


@dataclass(frozen=True, slots=True)
class BeliefCard:
    belief: Belief
    said: tuple[Said, ...]  # the first, then the latest ones, oldest first
    evidence: tuple[Evidence, ...]
    for_count: int
    against_count: int
    question: PlannedQuestion | None  # that is planned for a talk to come
    weighed: Weighed
    biases: tuple[Bias, ...]
    scale: str  # E4: "1 of n", beside the figure for everybody

    @property
    def first(self) -> Said:
        return self.said[0]

    @property
    def latest(self) -> Said:
        return self.said[-1]

    @property
    def moved(self) -> str:
        """How far the number came, in words; "" while only the first stands."""
        if len(self.said) < 2:
            return ""
        way = abs(self.latest.value - self.first.value)
        return "moved a lot" if way >= MOVED_A_LOT else "moved" if way else "held"

    @property
    def stair(self) -> str:
        return " ".join(str(one.value) for one in self.said)

    @property
    def more(self) -> int:
        """Pieces of evidence that are not shown here."""
        return self.for_count + self.against_count - len(self.evidence)

    @property
    def needs_opposite(self) -> int:
        return NEEDS_THE_OPPOSITE


def belief_cards(
    seat: Seat, beliefs: Sequence[Belief], talks: dict[int, int], quotes: int = QUOTES, steps: int = STEPS
) -> tuple[BeliefCard, ...]:
    """`talks` is how many were held by field, for "1 of n". Beliefs without any number are left out."""
    ids = [belief.pk for belief in beliefs]
    said, pieces = _said(seat, ids, steps), newest_evidence(seat, ids)
    counts, questions = _counts(seat, ids), _questions(seat, ids)
    return tuple(
        _card(belief, tuple(said[belief.pk]), pieces[belief.pk], counts, questions.get(belief.pk), talks, quotes)
        for belief in beliefs
        if said[belief.pk]
    )


def _card(
    belief: Belief, said: tuple[Said, ...], rows: list[Evidence], counts: dict[tuple[int, str], int],
    question: PlannedQuestion | None, talks: dict[int, int], quotes: int,
) -> BeliefCard:  # fmt: skip
    latest = said[-1]
    last = Move(said[-2].value, latest.value, latest.who) if len(said) > 1 else None
    vivid = last.now - last.was if last and last.after else 0
    field = belief.field
    return BeliefCard(
        belief=belief,
        said=said,
        evidence=tuple(rows[:quotes]),
        for_count=counts.get((belief.pk, Evidence.Side.FOR.value), 0),
        against_count=counts.get((belief.pk, Evidence.Side.AGAINST.value), 0),
        question=question,
        weighed=weigh(rows, latest.confidence),
        biases=of_belief(latest.value, heard(rows), last),
        scale=one_of(talks.get(field.pk, 0), in_a_sentence(field.name), vivid, facts_line(field.occupation_code)),
    )


def _said(seat: Seat, beliefs: Collection[int], steps: int) -> dict[int, list[Said]]:
    """The first word on each belief and the latest ones. One query."""
    in_time = [F("said_at").asc(), F("pk").asc()]
    back_in_time = [F("said_at").desc(), F("pk").desc()]
    rows = Confidence.objects.visible_to(seat).filter(belief__in=beliefs)
    rows = rows.annotate(
        place=Window(RowNumber(), partition_by=F("belief_id"), order_by=in_time),
        from_last=Window(RowNumber(), partition_by=F("belief_id"), order_by=back_in_time),
    ).filter(Q(place=1) | Q(from_last__lte=steps))
    found: dict[int, list[Said]] = defaultdict(list)
    for row in rows.select_related("moved__interview__contact").order_by("belief_id", "said_at", "pk"):
        moved = getattr(row, "moved", None)
        found[row.belief_id].append(Said(row, moved if moved and moved.deleted_at is None else None))
    return found


def _counts(seat: Seat, beliefs: Collection[int]) -> dict[tuple[int, str], int]:
    rows = Evidence.objects.visible_to(seat).filter(belief__in=beliefs).order_by()
    return {
        (belief, side): count for belief, side, count in rows.values_list("belief_id", "side").annotate(n=Count("*"))
    }


def _questions(seat: Seat, beliefs: Collection[int]) -> dict[int, PlannedQuestion]:
    """The next planned question that tests each belief."""
    rows = PlannedQuestion.objects.visible_to(seat).filter(
        belief__in=beliefs, asked_at=None, interview__deleted_at=None, interview__cancelled_at=None,
        interview__ended_at=None, interview__no_show_at=None,
    )  # fmt: skip
    later_first = rows.select_related("interview__contact").order_by("-interview__starts_at", "-place")
    return {row.belief_id: row for row in later_first if row.belief_id is not None}
