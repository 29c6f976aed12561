"""Who may see what: the only place where that is decided.

Every owned record carries its workspace. Rooms read through `visible_to(seat)` and `get_or_404`, so that a stranger's
record and a missing record look alike: 404.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest
from django_htmx.middleware import HtmxDetails

from shoptalk.accounts.models import User
from shoptalk.workspaces.models import Member, Workspace

MOST_DIGITS = 18  # a number of more does not fit into a column


@dataclass(frozen=True, slots=True)
class Seat:
    """Who acts, and in which workspace. The first argument of every action."""

    user: User
    workspace: Workspace

    @property
    def zone(self) -> ZoneInfo:
        """The person's own time zone; UTC where the stored name is unknown to this machine."""
        try:
            return ZoneInfo(self.user.time_zone or "UTC")
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return ZoneInfo("UTC")

    def today(self, now: datetime):
        """The calendar day that it is for this person at the moment `now`."""
        return now.astimezone(self.zone).date()


class SeekerRequest(HttpRequest):
    """A request as views get it: the middlewares have said who, when, and whether htmx asks."""

    seat: Seat
    now: datetime
    htmx: HtmxDetails


class OwnedQuerySet(models.QuerySet):
    def visible_to(self, seat: Seat) -> Self:
        """Only what this seat may see; soft-deleted rows are in the bin, not here."""
        return self.filter(workspace_id=seat.workspace.pk, deleted_at=None)

    def in_bin(self, seat: Seat) -> Self:
        return self.filter(workspace_id=seat.workspace.pk, deleted_at__isnull=False)


class Owned(models.Model):
    """A record that belongs to a workspace. Deleting is soft: it waits in the bin for 30 days."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+", db_index=False)
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        abstract = True


class PrivateQuerySet(OwnedQuerySet):
    def visible_to(self, seat: Seat) -> Self:
        return super().visible_to(seat).filter(owner_id=seat.user.pk)

    def in_bin(self, seat: Seat) -> Self:
        return super().in_bin(seat).filter(owner_id=seat.user.pk)


class Private(Owned):
    """A record that has an owner, not a role: how somebody feels about a call, and what they said in practice. Nobody
    else in the workspace sees it, whatever they may see otherwise. Its steps are named with `history.models.PRIVATE`
    in front."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    objects = PrivateQuerySet.as_manager()  # type: ignore[misc]  # the stubs make Owned.objects a class variable

    class Meta:
        abstract = True


def one_click_at_a_time(seat: Seat) -> None:
    """Until the transaction around it ends, whoever else acts in this workspace waits here, and then finds it done."""
    Workspace.objects.select_for_update().get(pk=seat.workspace.pk)


def seat_behind(workspace: Workspace) -> Seat | None:
    """The owner's seat, on whose behalf the answer of a guest is kept. Only what the guest's own link names may be
    read or changed with it."""
    owner = Member.objects.filter(workspace=workspace, role=Member.Role.OWNER).select_related("user").first()
    return Seat(user=owner.user, workspace=workspace) if owner else None


def number_of(typed: str) -> int | None:
    """The number of a record as a form or an address says it; None for anything that no record can have."""
    return int(typed) if typed.isdecimal() and len(typed) <= MOST_DIGITS else None


def seat_of(request: HttpRequest) -> Seat:
    """The seat that the middleware gave to this request."""
    return request.seat  # type: ignore[attr-defined]


def get_or_404(queryset: Any, seat: Seat, **lookup: Any) -> Any:
    """The one visible record that matches, or 404 as if it never was."""
    try:
        return queryset.visible_to(seat).get(**lookup)
    except (queryset.model.DoesNotExist, ValueError, OverflowError) as error:
        raise Http404(f"No {queryset.model._meta.verbose_name} here.") from error
