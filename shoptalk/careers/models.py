"""Evidence, themes, criteria and decisions. Beliefs and confidences are the campaign's (`campaigns.models`)."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from shoptalk.campaigns.models import Belief, Campaign, Confidence, Field
from shoptalk.contacts.models import Contact
from shoptalk.interviews.models import Interview, Note
from shoptalk.workspaces.access import Owned

TEXT = 400


class Evidence(Owned):
    """A note that speaks for or against a belief (E8). Never overwritten: a reading that was wrong goes to the bin."""

    class Side(models.TextChoices):
        FOR = "for", "For"
        AGAINST = "against", "Against"

    belief = models.ForeignKey(Belief, models.CASCADE, related_name="evidence")
    note = models.ForeignKey(Note, models.SET_NULL, null=True, blank=True, related_name="evidence")
    interview = models.ForeignKey(Interview, models.SET_NULL, null=True, blank=True, related_name="evidence")
    contact = models.ForeignKey(Contact, models.SET_NULL, null=True, blank=True, related_name="+")
    side = models.CharField(max_length=8, choices=Side.choices)
    first_hand = models.BooleanField(default=True)
    weight = models.PositiveSmallIntegerField(default=2, validators=[MinValueValidator(1), MaxValueValidator(3)])
    words = models.CharField(max_length=TEXT)
    source = models.CharField(max_length=200, blank=True)  # where it is from when it was no talk
    on = models.DateField()
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["on", "pk"]
        indexes = [
            models.Index(fields=["belief", "on"], name="evidence_belief"),
            models.Index(fields=["belief", "written_at"], name="evidence_lately"),
        ]

    def __str__(self) -> str:
        return self.words


class MindMoved(Owned):
    """What stood around a change of mind: the talk, the suggestion that was computed, and the best reason against it
    (E19). The confidence itself is the campaign's and stands for ever."""

    confidence = models.OneToOneField(Confidence, models.CASCADE, related_name="moved")
    interview = models.ForeignKey(Interview, models.SET_NULL, null=True, blank=True, related_name="minds_moved")
    suggested = models.PositiveSmallIntegerField(null=True, blank=True)
    opposite = models.CharField(max_length=TEXT, blank=True)

    def __str__(self) -> str:
        return f"why {self.confidence}"


class Theme(Owned):
    """Something that talks about a field bring up again and again; counted to see when talks stop teaching (E14)."""

    field = models.ForeignKey(Field, models.CASCADE, related_name="themes")
    name = models.CharField(max_length=120)
    interviews = models.ManyToManyField(Interview, through="ThemeHeard", related_name="themes")
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class ThemeHeard(Owned):
    """A theme came up in a talk."""

    theme = models.ForeignKey(Theme, models.CASCADE, related_name="heard")
    interview = models.ForeignKey(Interview, models.CASCADE, related_name="themes_heard")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["theme", "interview"], name="one_theme_a_talk")]

    def __str__(self) -> str:
        return f"{self.theme} in {self.interview}"


class Criterion(Owned):
    """What the seeker wants of work, in own words, with its weight (E21)."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="criteria")
    name = models.CharField(max_length=120)
    weight = models.PositiveSmallIntegerField(default=50, validators=[MaxValueValidator(100)])
    place = models.PositiveSmallIntegerField(default=0)
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["place", "pk"]

    def __str__(self) -> str:
        return self.name


class Rating(Owned):
    """How well a field serves a criterion, 0 to 100, in the seeker's own judgement."""

    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="ratings")
    field = models.ForeignKey(Field, models.CASCADE, related_name="ratings")
    value = models.PositiveSmallIntegerField(validators=[MaxValueValidator(100)])
    words = models.CharField(max_length=TEXT, blank=True)
    rated_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["criterion", "field"], name="one_rating_a_field")]

    def __str__(self) -> str:
        return f"{self.field}: {self.value}"


class Voice(Owned):
    """How somebody said it: gladly or sighing. The tone of a quote is often what tells two fields apart."""

    class Tone(models.TextChoices):
        GLADLY = "gladly", "Gladly"
        SIGHING = "sighing", "Sighing"

    note = models.OneToOneField(Note, models.CASCADE, related_name="voice")
    field = models.ForeignKey(Field, models.CASCADE, related_name="voices")
    tone = models.CharField(max_length=8, choices=Tone.choices)
    heard_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.get_tone_display()}: {self.note}"


class Standpoint(Owned):
    """From where the seeker compares: the state they would work in, and what they earn now."""

    campaign = models.OneToOneField(Campaign, models.CASCADE, related_name="standpoint")
    state = models.CharField(max_length=2, blank=True)  # postal letters; empty is the whole country
    pay_now = models.PositiveIntegerField(null=True, blank=True)  # dollars a year
    said_at = models.DateTimeField()

    def __str__(self) -> str:
        return "from where you compare"


class Decision(Owned):
    """What the seeker decided, in own words, and what they will try next (E22). A later one never alters an earlier."""

    class Verdict(models.TextChoices):
        GO_ON = "go_on", "I go on with it"
        OPEN = "open", "It is still open"
        LET_GO = "let_go", "I let it go"

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="decisions")
    field = models.ForeignKey(Field, models.SET_NULL, null=True, blank=True, related_name="decisions")
    verdict = models.CharField(max_length=8, choices=Verdict.choices, default=Verdict.OPEN)
    words = models.TextField()
    next_test = models.CharField(max_length=TEXT, blank=True)
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["-decided_at", "-pk"]

    def __str__(self) -> str:
        return self.words
