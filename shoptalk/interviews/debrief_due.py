"""Talks that are over and wait to be looked back on, the same day (C9)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q
from django.urls import reverse

from shoptalk.campaigns.models import Campaign
from shoptalk.interviews.models import Interview
from shoptalk.method.day_words import spoken
from shoptalk.outreach.due_move import LOOKED_AT, DueMove
from shoptalk.workspaces.access import Seat

WORTH_IT_FOR = timedelta(days=14)  # after that the words are gone, and the thank-you matters more


def debriefs(seat: Seat, now: datetime, campaign: Campaign) -> list[DueMove]:
    """Talks whose end has come and of which nothing was said yet, and talks that were held lately. One query."""
    unsaid = Q(ended_at=None, starts_at__lte=now)
    lately = Q(ended_at__lte=now, ended_at__gt=now - WORTH_IT_FOR)
    talks = (
        Interview.objects.visible_to(seat)
        .standing()
        .filter(unsaid | lately, no_show_at=None, contact__deleted_at=None)
        .exclude(debrief__finished_at__isnull=False, debrief__deleted_at=None)
        .select_related("contact")
        .order_by("starts_at", "pk")
    )
    over = [talk for talk in talks[: LOOKED_AT * 2] if talk.ended_at or talk.ends_at <= now]
    first: dict[int, Interview] = {}
    for talk in over:
        first[talk.contact_id] = talk  # with one person the last talk is the one to look back on
    return [_move(seat, talk) for talk in list(first.values())[:LOOKED_AT]]


def _move(seat: Seat, talk: Interview) -> DueMove:
    day = (talk.ended_at or talk.ends_at).astimezone(seat.zone).date()
    said = f"You talked on {spoken(day)}." if talk.ended_at else f"Your talk was set for {spoken(day)}."
    return DueMove(
        kind="debrief",
        contact=talk.contact,
        due_on=day,
        why=f"{said} Five minutes now keep what would be gone in a week.",
        url=reverse("debrief", args=[talk.pk]),
        title=f"Look back on the talk with {talk.contact}",
        button="Look back",
        icon="insight",
    )
