"""Learning outcomes beside job outcomes (F26): beliefs tested, confidence moved, themes, options dropped. For the
scoreboard. Six queries, however many talks there were."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery

from shoptalk.campaigns.models import Belief, Campaign, Confidence, Field
from shoptalk.careers.models import Decision, Evidence, Theme
from shoptalk.interviews.models import Interview
from shoptalk.workspaces.access import Seat


@dataclass(frozen=True, slots=True)
class Moved:
    """A belief whose number moved, from the first to the latest."""

    belief: Belief
    first: int
    latest: int

    @property
    def points(self) -> int:
        return abs(self.latest - self.first)


@dataclass(frozen=True, slots=True)
class LearningOutcomes:
    """Counts, never rates: a belief that held is as good as one that moved."""

    beliefs: int
    beliefs_tested: int  # with evidence, or with a number that was said again
    confidence_moved: int  # beliefs whose latest number differs from the first
    points_moved: int  # from first to latest, added up over beliefs
    furthest: Moved | None
    evidence: int
    themes: int  # that came up in a talk
    options_dropped: int  # fields let go by decision, or removed after a talk about them


def learning_outcomes(seat: Seat, campaign: Campaign) -> LearningOutcomes:
    beliefs = Belief.objects.visible_to(seat).filter(field__campaign=campaign, field__deleted_at=None)
    said = Confidence.objects.visible_to(seat).filter(belief=OuterRef("pk"))
    rows = list(
        beliefs.annotate(
            was=Subquery(said.order_by("said_at", "pk").values("value")[:1]),
            now=Subquery(said.order_by("-said_at", "-pk").values("value")[:1]),
            last=Subquery(said.order_by("-said_at", "-pk").values("pk")[:1]),
            first=Subquery(said.order_by("said_at", "pk").values("pk")[:1]),
        )
    )
    values = [(row.pk, row.was, row.now, row.first, row.last) for row in rows]
    moved = [Moved(row, row.was, row.now) for row in rows if row.was is not None and row.was != row.now]
    evidence = Evidence.objects.visible_to(seat).filter(belief__in=beliefs)
    spoken_to = set(evidence.order_by().values_list("belief_id", flat=True).distinct())
    moves = [abs(now - was) for _, was, now, _, _ in values if was is not None]
    standing = Q(heard__deleted_at=None, heard__interview__deleted_at=None, heard__interview__cancelled_at=None)
    heard = Theme.objects.visible_to(seat).filter(standing, field__campaign=campaign, heard__isnull=False)
    return LearningOutcomes(
        beliefs=len(values),
        beliefs_tested=sum(pk in spoken_to or first != last for pk, _, _, first, last in values),
        confidence_moved=sum(way > 0 for way in moves),
        points_moved=sum(moves),
        furthest=max(moved, key=lambda one: one.points, default=None),
        evidence=evidence.count(),
        themes=heard.distinct().count(),
        options_dropped=len(_dropped(seat, campaign)),
    )


def _dropped(seat: Seat, campaign: Campaign) -> set[int]:
    latest = Decision.objects.visible_to(seat).filter(field=OuterRef("pk")).order_by("-decided_at", "-pk")
    let_go = Field.objects.visible_to(seat).filter(campaign=campaign)
    let_go = let_go.annotate(verdict=Subquery(latest.values("verdict")[:1])).filter(verdict=Decision.Verdict.LET_GO)
    talked = Interview.objects.visible_to(seat).held().filter(field=OuterRef("pk")).order_by().values("field")[:1]
    removed = Field.objects.in_bin(seat).filter(campaign=campaign).filter(pk=Subquery(talked))
    return set(let_go.values_list("pk", flat=True)) | set(removed.values_list("pk", flat=True))
