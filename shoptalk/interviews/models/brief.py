"""What is prepared: the seeker's own questions, the plan for one talk, what to read first, the thirty seconds."""

from django.db import models

from shoptalk.campaigns.models import Belief, Campaign
from shoptalk.interviews.models.appointment import Interview
from shoptalk.workspaces.access import Owned

QUESTION = 400


class Question(Owned):
    """A question of the seeker's own, or their wording of one of the bank's (then `key` names it). The bank itself is
    `method/questions.tsv`; a row here with the same key stands in its place."""

    key = models.CharField(max_length=40)  # "Q68" of the bank, or "own-…"
    text = models.CharField(max_length=QUESTION)
    follow_up = models.CharField(max_length=QUESTION, blank=True)
    stage = models.CharField(max_length=12)  # Open, Body, Close ... as the bank has it
    family = models.CharField(max_length=40)  # the bank's category
    minutes = models.CharField(max_length=12, default="15/20/30")
    sensitive = models.BooleanField(default=False)
    left_out_at = models.DateTimeField(null=True, blank=True)  # never planned by itself any more
    edited_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace", "key"], name="one_own_question_a_key")]

    def __str__(self) -> str:
        return self.text


class PlannedQuestion(Owned):
    """One question of one brief, at its place, with the reason it is there."""

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="questions")
    place = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=40, blank=True)
    text = models.CharField(max_length=QUESTION)
    follow_up = models.CharField(max_length=QUESTION, blank=True)
    family = models.CharField(max_length=40, blank=True)
    why = models.CharField(max_length=200, blank=True)  # "tests planners live in public meetings, 35 sure"
    belief = models.ForeignKey(Belief, models.SET_NULL, null=True, blank=True, related_name="+")
    sensitive = models.BooleanField(default=False)
    must = models.BooleanField(default=False)
    asked_at = models.DateTimeField(null=True, blank=True)
    by_hand_at = models.DateTimeField(null=True, blank=True)  # the seeker placed, worded, added or left it out

    class Meta:
        ordering = ["place", "pk"]

    def __str__(self) -> str:
        return self.text


class ResearchItem(Owned):
    """Something to read or find out before the talk (B5), and what was found with where it was found."""

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="research")
    key = models.CharField(max_length=40, blank=True)  # which line of the checklist; empty for an own one
    text = models.CharField(max_length=QUESTION)
    found = models.CharField(max_length=QUESTION, blank=True)
    source = models.CharField(max_length=200, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.text


class Showcase(Owned):
    """The thirty seconds about oneself in three parts, 75 words at most (B18)."""

    campaign = models.OneToOneField(Campaign, models.CASCADE, related_name="showcase")
    what_i_do = models.CharField(max_length=QUESTION, blank=True)
    one_result = models.CharField(max_length=QUESTION, blank=True)  # with a number
    what_i_want_to_learn = models.CharField(max_length=QUESTION, blank=True)
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return "your thirty seconds"
