"""Append-only events: who did what to which record, when, and what it was before."""

from django.conf import settings
from django.db import models

PRIVATE = "own:"  # in front of the name of a step that only its actor sees


class EventQuerySet(models.QuerySet):
    def seen_by(self, seat):
        """The steps of the workspace but for those that are another member's own."""
        others = models.Q(name__startswith=PRIVATE) & ~models.Q(actor=seat.user)
        return self.filter(~others, workspace=seat.workspace)


class Event(models.Model):
    """One change that a person made, as one step that can be undone.

    `changes` is a list of {"model", "pk", "before", "after"}: the fields that changed, as JSON; `before` is null for
    a row that was created. Undoing writes a second event that points back; no event is ever altered but for
    `undone_at`.
    """

    workspace = models.ForeignKey("workspaces.Workspace", models.CASCADE, related_name="+", db_index=False)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    name = models.CharField(max_length=60)  # the action's name: let_go, log_touch, merge ...
    words = models.CharField(max_length=400)  # what the person reads: "You let Dana rest"
    contact_id = models.BigIntegerField(null=True)  # whom it is about, if anybody; a number, so it can be erased
    changes = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True)
    undoes = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")

    objects = EventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["workspace", "-at"], name="event_latest"),
            models.Index(fields=["workspace", "contact_id"], name="event_contact"),
        ]

    def __str__(self) -> str:
        return self.words
