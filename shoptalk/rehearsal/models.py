"""Practice calls, the fear ladder, what was feared and what came of it. All but the scenarios has an owner."""

from django.db import models
from django.db.models import Q

from shoptalk.contacts.models import Contact
from shoptalk.workspaces.access import Owned, OwnedQuerySet, Private, PrivateQuerySet

WORDS = 400
UNRATED = 50  # where a slider stands when nothing is known


class OwnScenario(Owned):
    """A scenario that a coach or a seeker wrote: the text as it was typed, readable by `read_scenario`."""

    key = models.CharField(max_length=60)
    title = models.CharField(max_length=120)
    text = models.TextField()
    written_at = models.DateTimeField()

    objects = OwnedQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "key"], condition=Q(deleted_at=None), name="one_own_scenario_a_key"
            )
        ]

    def __str__(self) -> str:
        return self.title


class FearStep(Private):
    """One step of the seeker's ladder (D14). `fear` is the first rating; `fear_now` the last one, after a try."""

    words = models.CharField(max_length=160)
    fear = models.PositiveSmallIntegerField()
    fear_now = models.PositiveSmallIntegerField(null=True, blank=True)
    scenario = models.CharField(max_length=60, blank=True)  # the practice call that rehearses it
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["fear", "pk"]
        indexes = [models.Index(fields=["owner", "fear"], name="fearstep_ladder")]

    def __str__(self) -> str:
        return self.words

    @property
    def fear_latest(self) -> int:
        return self.fear if self.fear_now is None else self.fear_now


class AttemptQuerySet(PrivateQuerySet):
    def looked_back_on(self):
        return self.exclude(looked_back_at=None)


class Attempt(Private):
    """One time of doing it, in practice or for real: what was feared before, locked, and what came of it (D15)."""

    class CameTrue(models.TextChoices):
        NO = "no", "It did not happen"
        PARTLY = "partly", "A part of it happened"
        YES = "yes", "It happened"

    contact = models.ForeignKey(Contact, models.CASCADE, null=True, blank=True, related_name="attempts")
    step = models.ForeignKey(FearStep, models.SET_NULL, null=True, blank=True, related_name="attempts")
    is_real = models.BooleanField(default=False)
    act = models.CharField(max_length=WORDS, blank=True)  # the exact action, with day and place
    feared = models.CharField(max_length=WORDS, blank=True)
    chance = models.PositiveSmallIntegerField(null=True, blank=True)  # 0 to 100: how likely it seemed
    fear_before = models.PositiveSmallIntegerField(null=True, blank=True)
    fear_peak = models.PositiveSmallIntegerField(null=True, blank=True)
    fear_end = models.PositiveSmallIntegerField(null=True, blank=True)
    came_true = models.CharField(max_length=6, choices=CameTrue.choices, blank=True)
    learned = models.CharField(max_length=WORDS, blank=True)
    begun_at = models.DateTimeField()  # from here on the prediction is locked
    looked_back_at = models.DateTimeField(null=True, blank=True)
    once = models.CharField(max_length=40, blank=True)

    objects = AttemptQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        ordering = ["begun_at", "pk"]
        indexes = [
            models.Index(fields=["owner", "begun_at"], name="attempt_lately"),
            models.Index(fields=["step", "begun_at"], name="attempt_of_step"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["owner", "once"], condition=~Q(once=""), name="one_attempt_a_click")
        ]

    def __str__(self) -> str:
        return self.act or ("a real call" if self.is_real else "a practice call")

    @property
    def peak_shown(self) -> int:
        """Where the slider stands that asks for the worst moment: as rated, else as before."""
        return next((one for one in (self.fear_peak, self.fear_before) if one is not None), UNRATED)

    @property
    def end_shown(self) -> int:
        return next((one for one in (self.fear_end, self.fear_before) if one is not None), UNRATED)


class RehearsalQuerySet(PrivateQuerySet):
    def under_way(self):
        return self.filter(ended_at=None)

    def ended(self):
        return self.exclude(ended_at=None)


class Rehearsal(Private):
    """One practice call. `state` is the partner's, after the last turn; with `seed` the call can be played again."""

    contact = models.ForeignKey(Contact, models.CASCADE, null=True, blank=True, related_name="rehearsals")
    attempt = models.ForeignKey(Attempt, models.SET_NULL, null=True, blank=True, related_name="rehearsals")
    again_of = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="again")
    scenario = models.CharField(max_length=60)
    own_text = models.TextField(blank=True)  # an own scenario as it was then; empty for those that came along
    title = models.CharField(max_length=120)
    facts = models.JSONField(default=dict)
    seed = models.PositiveIntegerField()
    state = models.JSONField(default=dict)
    outcome = models.CharField(max_length=60, blank=True)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    figures = models.JSONField(default=dict)  # own figures of this call, for the course over time
    once = models.CharField(max_length=40, blank=True)

    objects = RehearsalQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        ordering = ["begun_at", "pk"]
        indexes = [
            models.Index(fields=["owner", "begun_at"], name="rehearsal_lately"),
            models.Index(fields=["contact", "ended_at"], name="rehearsal_with"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["owner", "once"], condition=~Q(once=""), name="one_rehearsal_a_click")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def called(self) -> str:
        return self.facts.get("called") or self.facts.get("contact", "").partition(" ")[0] or "They"

    @property
    def speaker(self) -> str:
        """Who is heard in the call: the front desk or a machine, where the person who was rung does not answer."""
        return self.facts.get("speaks") or self.called


class Turn(Private):
    """What one side said. `state` is the partner's after this answer, so that one can begin again from here."""

    class Who(models.TextChoices):
        YOU = "you", "You"
        THEY = "they", "They"

    rehearsal = models.ForeignKey(Rehearsal, models.CASCADE, related_name="turns")
    place = models.PositiveIntegerField()
    who = models.CharField(max_length=4, choices=Who.choices)
    text = models.TextField()
    heard = models.TextField(blank=True)  # what the recognizer wrote, where the seeker corrected it
    lines = models.JSONField(default=list)  # [text, key] of each line, for their rendered voices
    seconds = models.FloatField(null=True, blank=True)  # of speech, where it was spoken
    started = models.FloatField(null=True, blank=True)  # seconds after the call began
    at = models.DateTimeField()
    state = models.JSONField(null=True, blank=True)
    once = models.CharField(max_length=40, blank=True)  # the form's mark: sent twice, it is stored once

    class Meta:
        ordering = ["rehearsal", "place"]
        constraints = [
            models.UniqueConstraint(fields=["rehearsal", "place"], name="one_turn_a_place"),
            models.UniqueConstraint(fields=["rehearsal", "once"], condition=~Q(once=""), name="one_turn_a_click"),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class Dispute(Private):
    """The seeker says that a point of the feedback is wrong: it is shown as disputed and counts nowhere."""

    rehearsal = models.ForeignKey(Rehearsal, models.CASCADE, related_name="disputes")
    point = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["rehearsal", "point"], condition=Q(deleted_at=None), name="one_dispute_a_point"
            )
        ]

    def __str__(self) -> str:
        return f"“{self.point}” disputed"


class Plan(Private):
    """An if-then plan: the cue, and the act that follows it (D19)."""

    cue = models.CharField(max_length=WORDS)
    act = models.CharField(max_length=WORDS)
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"If {self.cue}, then {self.act}"
