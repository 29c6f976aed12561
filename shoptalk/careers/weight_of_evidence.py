"""The evidence of beliefs as `method/belief.py` and `method/biases.py` read it. Bounded: the newest pieces of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from shoptalk.campaigns.models import Belief, Confidence
from shoptalk.careers.models import Evidence
from shoptalk.interviews.models import Note
from shoptalk.method.belief import Piece, Suggestion, suggest
from shoptalk.method.biases import Heard
from shoptalk.method.ranking import EXECUTIVE
from shoptalk.method.standing import seniority
from shoptalk.workspaces.access import Seat

NEWEST = 24  # pieces of one belief that are weighed; more change nothing that one could tell
# What is read of them; a person has thirty columns.
READ = (
    "belief_id", "side", "first_hand", "weight", "words", "source", "on", "written_at", "interview_id",
    "contact__given_name", "contact__family_name", "contact__email", "contact__organization", "contact__position",
    "note__kind",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Weighed:
    """A suggestion and what stands behind it: how many fresh pieces, from how many talks."""

    suggestion: Suggestion
    pieces: int
    talks: int


def newest_evidence(seat: Seat, beliefs: Collection[int]) -> dict[int, list[Evidence]]:
    """The newest pieces of each belief, newest first, with person and note. One query."""
    newest_first = Window(RowNumber(), partition_by=F("belief_id"), order_by=[F("on").desc(), F("pk").desc()])
    ranked = Evidence.objects.visible_to(seat).filter(belief__in=beliefs).annotate(rank=newest_first)
    newest = Evidence.objects.filter(pk__in=ranked.filter(rank__lte=NEWEST).values("pk"))  # joins these few only
    found: dict[int, list[Evidence]] = defaultdict(list)
    for row in newest.select_related("contact", "note").only(*READ).order_by("belief_id", "-on", "-pk"):
        found[row.belief_id].append(row)
    return found


def voice_of(row: Evidence) -> str:
    """Whose word it is. Two people with one name are rare, and two voices of one person are worse."""
    return row.contact.name if row.contact else row.source


def weigh(rows: Sequence[Evidence], latest: Confidence | None) -> Weighed:
    """Where the pieces written since the latest word point."""
    since = latest.said_at if latest else None
    fresh = [row for row in rows if since is None or row.written_at > since]
    before = [row for row in rows if since is not None and row.written_at <= since]
    found = suggest(latest.value if latest else 50, [_piece(row) for row in fresh], [_piece(row) for row in before])
    return Weighed(found, len(fresh), len({row.interview_id for row in fresh if row.interview_id}))


def suggestion_for(seat: Seat, belief: Belief, latest: Confidence | None) -> Weighed:
    return weigh(newest_evidence(seat, [belief.pk])[belief.pk], latest)


def heard(rows: Sequence[Evidence]) -> list[Heard]:
    """The same pieces for the biases, oldest first."""
    return [
        Heard(
            supports=row.side == Evidence.Side.FOR,
            voice=voice_of(row),
            employer=row.contact.organization if row.contact else "",
            weight=row.weight,
            leads=bool(row.contact and seniority(row.contact.position) >= EXECUTIVE),
            impression=bool(row.note and row.note.kind == Note.Kind.IMPRESSION),
        )
        for row in reversed(rows)
    ]


def _piece(row: Evidence) -> Piece:
    return Piece(row.side == Evidence.Side.FOR, voice_of(row), row.first_hand, row.weight)
