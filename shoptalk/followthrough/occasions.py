"""What there is to bring to one person: what is known to have happened comes first (C12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from shoptalk.contacts.models import Contact, ImportLine
from shoptalk.followthrough.models import Suggestion
from shoptalk.method.staying_in_touch import Occasion, occasions_now
from shoptalk.outreach.models import Letter
from shoptalk.workspaces.access import Seat

MOVES = ("organization", "position")


@dataclass(frozen=True, slots=True)
class Offered:
    """One occasion, with what the notebook knows of it."""

    occasion: Occasion
    known: str


def occasions_for(seat: Seat, now: datetime, contact: Contact) -> list[Offered]:
    """The occasions in the order worth offering. Three queries."""
    since = Letter.objects.visible_to(seat).filter(contact=contact).exclude(left_at=None).order_by("-left_at").first()
    settled = Suggestion.objects.visible_to(seat).settled().filter(contact=contact)
    if since and since.left_at:
        settled = settled.filter(settled_at__gt=since.left_at)
    progress = settled.order_by("-settled_at").first()
    news = _their_move(seat, contact)
    known = {"progress": f"{progress.get_outcome_display()}: {progress.text}" if progress else "", "their_news": news}
    found = occasions_now(seat.today(now), progress=progress is not None, their_news=bool(news))
    return [Offered(one, known.get(one.key, "")) for one in found]


def _their_move(seat: Seat, contact: Contact) -> str:
    """A change of job that the latest file told of."""
    lines = ImportLine.objects.visible_to(seat).filter(contact=contact, outcome=ImportLine.Outcome.CHANGED)
    line = lines.order_by("-pk").first()
    if line is None or not any(line.after.get(name) for name in MOVES):
        return ""
    return "They are now " + ", ".join(str(line.after[name]) for name in reversed(MOVES) if line.after.get(name))
