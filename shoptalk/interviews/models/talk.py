"""The talk itself: notes by kind, and what was learned when it was over."""

import uuid

from django.db import models
from django.db.models import Q

from shoptalk.contacts.models import Contact
from shoptalk.interviews.models.appointment import Interview
from shoptalk.interviews.models.brief import PlannedQuestion
from shoptalk.workspaces.access import Owned


def new_mark() -> str:
    return str(uuid.uuid4())


class Note(Owned):
    """One typed note. Words may come later than the tap that made it. Fact, opinion and own inference stay apart (C10).

    `mark` is made by the phone that took it, so that a note that arrives twice is stored once; `version` says which
    writing of it stands (method/late_writing.py): whoever changes the words raises it.
    """

    class Kind(models.TextChoices):
        QUOTE = "quote", "Quote"
        FACT = "fact", "Fact"
        IMPRESSION = "impression", "Impression"
        SURPRISE = "surprise", "Surprise"
        SUGGESTION = "suggestion", "Suggestion"
        REFERRAL = "referral", "Referral"
        PROMISE = "promise", "Promise"

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="talk_notes")
    interview = models.ForeignKey(Interview, models.CASCADE, null=True, blank=True, related_name="notes")
    question = models.ForeignKey(PlannedQuestion, models.SET_NULL, null=True, blank=True, related_name="notes")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    text = models.TextField(blank=True)
    second = models.PositiveIntegerField(null=True, blank=True)  # seconds after the start of the talk
    taken_at = models.DateTimeField()
    mark = models.CharField(max_length=40, blank=True, default=new_mark)
    version = models.BigIntegerField(default=0)
    in_thanks = models.BooleanField(default=False)  # the seeker chose it for the thank-you

    class Meta:
        ordering = ["taken_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "mark"], condition=~Q(mark=""), name="one_note_a_mark")
        ]
        indexes = [models.Index(fields=["workspace", "taken_at"], name="note_lately")]

    def __str__(self) -> str:
        return self.text or self.get_kind_display()


class Debrief(Owned):
    """The same day: what was learned, how it fits, what surprised, whom and what next (C9). Private to the seeker."""

    interview = models.OneToOneField(Interview, models.CASCADE, related_name="debrief")
    learned = models.TextField(blank=True)
    fits = models.TextField(blank=True)  # with my skills, values, interests
    surprised = models.TextField(blank=True)
    next = models.TextField(blank=True)  # what and whom next
    i_will = models.CharField(max_length=300, blank=True)  # what I will do, for the thank-you
    by_when = models.DateField(null=True, blank=True)
    they_offered = models.CharField(max_length=300, blank=True)  # an offer of theirs, to be reminded of (C2)
    written_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"looking back on {self.interview}"
