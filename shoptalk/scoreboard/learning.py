"""What was learned, beside what was won (rulebook F26): beliefs tested and moved, surprises, themes, fields let go."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from shoptalk.campaigns.models import Belief, Confidence, Field
from shoptalk.careers.models import Evidence, Theme
from shoptalk.interviews.models import Note
from shoptalk.workspaces.access import Seat


@dataclass(frozen=True, slots=True)
class Move:
    """A belief whose number moved, from the first to the latest."""

    belief: Belief
    first: int
    latest: int

    @property
    def points(self) -> int:
        return abs(self.latest - self.first)


@dataclass(frozen=True, slots=True)
class Learning:
    """Counts only: what somebody learned is no rate."""

    beliefs: int
    tested: int
    moved: int
    furthest: Move | None
    notes: int
    surprises: int
    themes: int
    fields_let_go: int

    @property
    def anything(self) -> bool:
        return bool(self.tested or self.moved or self.notes or self.themes or self.fields_let_go)


def learning(seat: Seat) -> Learning:
    """What the talks taught. Five queries."""
    evidence = Evidence.objects.filter(belief=OuterRef("pk"), deleted_at=None)
    beliefs = list(
        Belief.objects.visible_to(seat).filter(field__deleted_at=None).annotate(heard=Exists(evidence)).order_by("pk")
    )
    said: dict[int, list[int]] = defaultdict(list)
    for belief_id, value in Confidence.objects.visible_to(seat).values_list("belief_id", "value"):
        said[belief_id].append(value)
    moves = [
        Move(belief, numbers[0], numbers[-1])
        for belief in beliefs
        if (numbers := said[belief.pk]) and numbers[0] != numbers[-1]
    ]
    notes = (
        Note.objects.visible_to(seat)
        .order_by()
        .aggregate(all=Count("pk"), surprises=Count("pk", filter=Q(kind=Note.Kind.SURPRISE)))
    )
    return Learning(
        beliefs=len(beliefs),
        tested=sum(belief.heard or len(said[belief.pk]) > 1 for belief in beliefs),
        moved=len(moves),
        furthest=max(moves, key=lambda move: move.points, default=None),
        notes=notes["all"],
        surprises=notes["surprises"],
        themes=Theme.objects.visible_to(seat).count(),
        fields_let_go=Field.objects.in_bin(seat).count(),
    )
