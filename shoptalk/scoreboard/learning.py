"""What was learned, beside what was won (rulebook F26): beliefs tested and moved, surprises, themes, fields let go."""

from dataclasses import dataclass

from django.db.models import Count, Q

from shoptalk.campaigns.models import Campaign
from shoptalk.careers.outcomes import Moved, learning_outcomes
from shoptalk.interviews.models import Note
from shoptalk.workspaces.access import Seat


@dataclass(frozen=True, slots=True)
class Learning:
    """Counts only: what somebody learned is no rate."""

    beliefs: int
    tested: int
    moved: int
    furthest: Moved | None
    notes: int
    surprises: int
    themes: int
    fields_let_go: int

    @property
    def anything(self) -> bool:
        return bool(self.tested or self.moved or self.notes or self.themes or self.fields_let_go)


def learning(seat: Seat, campaign: Campaign) -> Learning:
    """What the talks taught. A fixed number of queries."""
    told = learning_outcomes(seat, campaign)
    rows = Note.objects.visible_to(seat).order_by()
    notes = rows.aggregate(all=Count("pk"), surprises=Count("pk", filter=Q(kind=Note.Kind.SURPRISE)))
    return Learning(
        beliefs=told.beliefs,
        tested=told.beliefs_tested,
        moved=told.confidence_moved,
        furthest=told.furthest,
        notes=notes["all"],
        surprises=notes["surprises"],
        themes=told.themes,
        fields_let_go=told.options_dropped,
    )
