"""Outcomes: applications and offers, and the people who played a part (many to many, F27)."""

from django.db import models

from shoptalk.campaigns.models import Campaign, Field
from shoptalk.contacts.models import Contact
from shoptalk.workspaces.access import Owned

NAME = 200


class Application(Owned):
    """One application, however it was made. The other arm of the comparison: talks and resumes are both counted."""

    class Way(models.TextChoices):
        RESUME = "resume", "Resume, without knowing anybody"
        REFERRED = "referred", "Somebody referred me"
        INVITED = "invited", "I was asked to apply"

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="applications")
    field = models.ForeignKey(Field, models.SET_NULL, null=True, blank=True, related_name="+")
    organization = models.CharField(max_length=NAME)
    organization_key = models.CharField(max_length=NAME, blank=True, editable=False)
    role = models.CharField(max_length=NAME, blank=True)
    way = models.CharField(max_length=10, choices=Way.choices, default=Way.RESUME)
    sent_on = models.DateField()
    answered_on = models.DateField(null=True, blank=True)
    interviewed_on = models.DateField(null=True, blank=True)  # a job interview
    closed_on = models.DateField(null=True, blank=True)
    words = models.CharField(max_length=400, blank=True)
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["-sent_on", "-pk"]
        indexes = [
            models.Index(fields=["workspace", "sent_on"], name="application_sent"),
            models.Index(fields=["workspace", "organization_key"], name="application_employer"),
        ]

    def __str__(self) -> str:
        return f"{self.role} at {self.organization}" if self.role else self.organization


class Offer(Owned):
    """An offer, with or without an application before it."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="offers")
    application = models.ForeignKey(Application, models.SET_NULL, null=True, blank=True, related_name="offers")
    field = models.ForeignKey(Field, models.SET_NULL, null=True, blank=True, related_name="+")
    organization = models.CharField(max_length=NAME)
    organization_key = models.CharField(max_length=NAME, blank=True, editable=False)
    role = models.CharField(max_length=NAME, blank=True)
    made_on = models.DateField()
    accepted_on = models.DateField(null=True, blank=True)
    declined_on = models.DateField(null=True, blank=True)
    words = models.CharField(max_length=400, blank=True)
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["-made_on", "-pk"]
        indexes = [models.Index(fields=["workspace", "made_on"], name="offer_made")]

    def __str__(self) -> str:
        return f"offer from {self.organization}"


class PartPlayed(Owned):
    """A contact played a part in an application or an offer. Never a single source (F14, F27)."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="parts_played")
    application = models.ForeignKey(Application, models.CASCADE, null=True, blank=True, related_name="parts")
    offer = models.ForeignKey(Offer, models.CASCADE, null=True, blank=True, related_name="parts")
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(application__isnull=False) | models.Q(offer__isnull=False),
                name="part_in_something",
            )
        ]
        indexes = [models.Index(fields=["workspace"], name="part_played", condition=models.Q(deleted_at=None))]

    def __str__(self) -> str:
        return f"{self.contact} played a part"
