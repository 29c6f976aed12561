"""What people gave, what became of it, and what they hear about it."""

from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from shoptalk.contacts.models import Contact
from shoptalk.interviews.models import Interview, Note
from shoptalk.outreach.models import Letter
from shoptalk.workspaces.access import Owned, OwnedQuerySet

TEXT = 400


class SuggestionQuerySet(OwnedQuerySet):
    def open(self):
        return self.filter(outcome="")

    def settled(self):
        return self.exclude(outcome="")

    def with_report(self):
        """Adds `told_at`: when the giver heard of it, by the first report-back that left since, or by word of mouth."""
        reports = Letter.objects.filter(kind=Letter.Kind.REPORT_BACK, deleted_at=None)
        left = reports.filter(contact=OuterRef("contact"), left_at__gte=OuterRef("settled_at"))
        left = left.exclude(approved_at__lt=OuterRef("settled_at"))  # its words were frozen before there was news
        told = Subquery(left.order_by("left_at").values("left_at")[:1])
        return self.annotate(told_at=Coalesce("reported_at", told, output_field=models.DateTimeField()))

    def unreported(self):
        """What came of it is known, and the giver has not heard. Read off the letters; no second click says so."""
        return self.settled().with_report().filter(told_at=None)


class Suggestion(Owned):
    """Advice that was given: read, do, meet. It ends as done, could not, or decided against, and each end is reported
    to the giver (C6, C7)."""

    class Kind(models.TextChoices):
        READ = "read", "Read"
        DO = "do", "Do"
        MEET = "meet", "Meet"

    class Outcome(models.TextChoices):
        DONE = "done", "Done"
        COULD_NOT = "could_not", "Could not"
        DECIDED_AGAINST = "decided_against", "Decided against"

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="suggestions")  # the giver
    interview = models.ForeignKey(Interview, models.SET_NULL, null=True, blank=True, related_name="suggestions")
    note = models.ForeignKey(Note, models.SET_NULL, null=True, blank=True, related_name="suggestions")
    kind = models.CharField(max_length=6, choices=Kind.choices, default=Kind.DO)
    text = models.CharField(max_length=TEXT)
    given_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=16, choices=Outcome.choices, blank=True, default="")
    outcome_words = models.CharField(max_length=TEXT, blank=True)
    outcome_on = models.DateField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)  # when the outcome was written down
    reported_at = models.DateTimeField(null=True, blank=True)  # told by word of mouth; letters speak for themselves
    written_at = models.DateTimeField()

    objects = SuggestionQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["workspace", "outcome", "due_on"], name="suggestion_due"),
            models.Index(fields=["contact", "given_on"], name="suggestion_giver"),
        ]

    def __str__(self) -> str:
        return self.text


class Referral(Owned):
    """A person named by a person, with the consent that came along. Who was named is a contact with that chain."""

    class Route(models.TextChoices):
        MENTION = "mention", "I write and mention them"
        INTRODUCE = "introduce", "They introduce us"
        FORWARD = "forward", "They pass on my note"

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="referrals_given")  # who named somebody
    named = models.ForeignKey(Contact, models.CASCADE, related_name="referrals")  # who was named
    interview = models.ForeignKey(Interview, models.SET_NULL, null=True, blank=True, related_name="referrals")
    note = models.ForeignKey(Note, models.SET_NULL, null=True, blank=True, related_name="referrals")
    may_use_name = models.BooleanField(default=False)
    route = models.CharField(max_length=10, choices=Route.choices, default=Route.MENTION)
    words = models.CharField(max_length=TEXT, blank=True)  # why this person
    given_on = models.DateField()
    reported_at = models.DateTimeField(null=True, blank=True)  # told by word of mouth; letters speak for themselves
    written_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["given_on", "pk"]
        indexes = [models.Index(fields=["contact", "given_on"], name="referral_giver")]

    def __str__(self) -> str:
        return f"{self.named}, named by {self.contact}"


class Mentorship(Owned):
    """A bounded form for a tie that grew by behaviour: every n weeks, for m months, with a review date (C18)."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="mentorships")
    proposed_at = models.DateTimeField()
    begun_on = models.DateField(null=True, blank=True)  # they said yes
    every_weeks = models.PositiveSmallIntegerField(default=6)
    months = models.PositiveSmallIntegerField(default=6)
    review_on = models.DateField(null=True, blank=True)
    aim = models.CharField(max_length=TEXT, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_words = models.CharField(max_length=TEXT, blank=True)

    class Meta:
        ordering = ["proposed_at", "pk"]

    def __str__(self) -> str:
        return f"mentorship with {self.contact}"


class Favour(Owned):
    """One line of the ledger: what was received and what was given back (C19)."""

    class Way(models.TextChoices):
        RECEIVED = "received", "Received"
        GIVEN = "given", "Given"

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="favours")
    interview = models.ForeignKey(Interview, models.SET_NULL, null=True, blank=True, related_name="+")
    way = models.CharField(max_length=8, choices=Way.choices)
    words = models.CharField(max_length=TEXT)
    on = models.DateField()
    owes_thanks = models.BooleanField(default=False)  # received by the way: an introduction, being put through (C4)
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return self.words


class Keeping(Owned):
    """How a tie is kept: close, warm, or in the archive. The seeker's own choice; one need not keep everybody (C13)."""

    class Tier(models.TextChoices):
        CLOSE = "close", "Close, every three months"
        WARM = "warm", "Warm, every four months"
        ARCHIVE = "archive", "Archive, no reminders"

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="keepings")
    tier = models.CharField(max_length=8, choices=Tier.choices)
    chosen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contact"], name="one_keeping_a_person")]

    def __str__(self) -> str:
        return f"{self.contact}: {self.get_tier_display()}"
