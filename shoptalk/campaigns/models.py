"""One search: what the seeker is curious about, what they believe of it, and how fast they want to go."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from shoptalk.contacts.models import Contact
from shoptalk.workspaces.access import Owned

# A pace is there to be kept. Beyond these nobody keeps one, and more asks at once are worse asks (rulebook A21).
MOST_ASKS_A_WEEK, MOST_TALKS_A_WEEK = 20, 10
FEWEST_MINUTES, MOST_MINUTES = 15, 30  # A17: career centres ask for 15, 20 or 30
MOST_SURE = 100
LETTERS_AND_COLOURS = ("planning", "writing", "learning", "next")  # the four field colours of the design, in order


class LinkedInPlan(models.TextChoices):
    FREE = "free", "Free (notes up to 200 characters)"
    PREMIUM = "premium", "Premium (notes up to 300 characters)"


class Campaign(Owned):
    """A search with a weekly pace, and the facts about the seeker that drafts are made from."""

    name = models.CharField(max_length=200, default="My search")
    started_at = models.DateTimeField()
    asks_per_week = models.PositiveSmallIntegerField(default=4, validators=[MaxValueValidator(MOST_ASKS_A_WEEK)])
    talks_per_week = models.PositiveSmallIntegerField(default=2, validators=[MaxValueValidator(MOST_TALKS_A_WEEK)])
    paused_at = models.DateTimeField(null=True, blank=True)
    who_i_am = models.CharField("who you are, in one line", max_length=200, blank=True)  # "I have taught since 2017"
    why = models.CharField("what you want to find out", max_length=300, blank=True)
    question = models.CharField("one question you would love to ask", max_length=300, blank=True)
    windows = models.CharField("when you are free", max_length=200, blank=True)  # "Thursday or Friday after 3:30"
    minutes = models.PositiveSmallIntegerField(
        "minutes you ask for",
        default=20,
        validators=[MinValueValidator(FEWEST_MINUTES), MaxValueValidator(MOST_MINUTES)],
    )
    email = models.CharField("e-mail you write from", max_length=254, blank=True)
    linkedin_plan = models.CharField(max_length=10, choices=LinkedInPlan.choices, default=LinkedInPlan.FREE)
    weights = models.JSONField(default=dict)  # what the seeker moved from ranking.Weights' defaults
    close_ties_first = models.BooleanField(default=False)  # A2: trades, care and local work
    ranked_after = models.BigIntegerField(default=0)  # the newest history event that the order of asking knows of
    refreshed_on = models.DateField(null=True, blank=True)  # the day for which the standings of all asks hold
    settled_in_at = models.DateTimeField(null=True, blank=True)  # the first-run steps are done or skipped

    def __str__(self) -> str:
        return self.name


class Background(Owned):
    """A school, employer or association of the seeker's own: what a tie can rest on."""

    class Kind(models.TextChoices):
        SCHOOL = "school", "School"
        EMPLOYER = "employer", "Employer"
        ASSOCIATION = "association", "Association"

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="background")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200, editable=False)  # folded

    def __str__(self) -> str:
        return self.name


class Field(Owned):
    """A field of work, tied to an occupation. Owns a colour, a letter and a name together."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="fields")
    name = models.CharField(max_length=120)
    occupation_code = models.CharField(max_length=10, blank=True)
    colour = models.PositiveSmallIntegerField(default=0)  # index into LETTERS_AND_COLOURS
    typed_title = models.CharField(max_length=200, blank=True)
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name

    @property
    def letter(self) -> str:
        return self.name[:1].upper()

    @property
    def colour_class(self) -> str:
        return f"f-{LETTERS_AND_COLOURS[self.colour % len(LETTERS_AND_COLOURS)]}"


class Belief(Owned):
    """A preconceived idea about a field, in checkable words, and what would change the seeker's mind."""

    field = models.ForeignKey(Field, models.CASCADE, related_name="beliefs")
    text = models.CharField("what you believe", max_length=400)
    would_change_my_mind = models.CharField("what would change your mind", max_length=400, blank=True)
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.text


class Confidence(Owned):
    """How sure the seeker was at one moment. Never altered: the first is the locked prediction, later ones follow."""

    belief = models.ForeignKey(Belief, models.CASCADE, related_name="confidences")
    value = models.PositiveSmallIntegerField(validators=[MaxValueValidator(MOST_SURE)])
    reason = models.CharField(max_length=400, blank=True)
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["said_at", "pk"]
        constraints = [models.CheckConstraint(condition=models.Q(value__lte=MOST_SURE), name="confidence_to_100")]

    def __str__(self) -> str:
        return f"{self.value} of 100"

    def save(self, **options) -> None:
        """Stores it once. Afterwards only the bin may touch it: a prediction that can be altered predicts nothing."""
        if not self._state.adding and set(options.get("update_fields") or ["value"]) - {"deleted_at"}:
            raise TypeError("A confidence is never altered; say a new one.")
        super().save(**options)


class Target(Owned):
    """Somebody worth asking, at the place that the ranking gave them, with the reasons. Made anew by `rank_people`."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="targets")
    contact = models.ForeignKey(Contact, models.CASCADE, related_name="+")
    field = models.ForeignKey(Field, models.CASCADE, null=True, related_name="+")
    place = models.PositiveIntegerField()
    reasons = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["campaign", "place"], name="target_place")]

    def __str__(self) -> str:
        return f"{self.place}. {self.contact}"
