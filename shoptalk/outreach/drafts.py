"""What waits on the desk: drafts that did not leave, calls to make, people who wait for a reply."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from shoptalk.campaigns.models import Campaign
from shoptalk.contacts.models import Contact
from shoptalk.outreach.drafting import KIND_OF_MOVE
from shoptalk.outreach.models import Ask, Letter
from shoptalk.outreach.standings import refresh
from shoptalk.workspaces.access import Seat

SHOWN = 50
WAITING_MOVES = ("answer_reply", "set_time", "thank")


@dataclass(frozen=True, slots=True)
class Waiting:
    """The desk's own page: three short lists, the oldest first."""

    drafts: tuple[Letter, ...]
    calls: tuple[Ask, ...]
    replies: tuple[Ask, ...]

    def __bool__(self) -> bool:
        return bool(self.drafts or self.calls or self.replies)


def waiting(seat: Seat, now: datetime, campaign: Campaign) -> Waiting:
    """Everything that lies on the desk at the moment `now`. Three queries, besides bringing standings up to date."""
    refresh(seat, now, campaign)
    due = (
        Ask.objects.visible_to(seat)
        .due(seat.today(now))
        .filter(campaign=campaign, contact__deleted_at=None, contact__do_not_contact_at=None)
        .select_related("contact")
    )
    return Waiting(
        drafts=tuple(_drafts(seat)[:SHOWN]),
        calls=tuple(due.filter(next_kind="call_again")[:SHOWN]),
        replies=tuple(due.filter(next_kind__in=WAITING_MOVES)[:SHOWN]),
    )


def next_draft(seat: Seat, after: Contact) -> Letter | None:
    """The draft to look at next: the oldest of somebody else. One query."""
    return _drafts(seat).exclude(contact=after).first()


def move_of(letter: Letter) -> str:
    """The kind of move that opens the desk on this draft."""
    return next(move for move, kind in KIND_OF_MOVE.items() if kind == letter.kind)


def _drafts(seat: Seat):
    drafts = Letter.objects.visible_to(seat).drafts().filter(contact__deleted_at=None).exclude(body="")
    return drafts.select_related("contact", "connector").order_by("written_at", "pk")
