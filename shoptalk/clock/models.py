"""Which workers are there, what each entry of the timetable did last, and what the seeker was told already."""

from django.db import models

from shoptalk.workspaces.access import Owned

NAME = 40
WORDS = 300


class Beat(models.Model):
    """A worker that is there. It counts its beats; others see by the count, and not by any clock, that it is gone."""

    worker = models.CharField(max_length=NAME, unique=True)
    place = models.CharField(max_length=200, blank=True)  # machine and process, where that can be told
    count = models.BigIntegerField(default=0)
    started_at = models.DateTimeField()
    beat_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)  # it ended in order

    def __str__(self) -> str:
        return f"worker {self.worker}"


class Turn(models.Model):
    """Whose turn an entry of the timetable is, when it comes next, and what came of the last time."""

    key = models.CharField(max_length=NAME, unique=True)
    due_at = models.DateTimeField()
    holder = models.CharField(max_length=NAME, blank=True)  # the worker that does it just now
    began_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)  # the last time that went well
    count = models.IntegerField(null=True, blank=True)  # of how much it said that it was done
    failures = models.PositiveSmallIntegerField(default=0)  # in a row
    trouble = models.CharField(max_length=WORDS, blank=True)  # of the last time; empty: it went well

    def __str__(self) -> str:
        return self.key


class Told(Owned):
    """A notice that was given to one browser. It is written down before it is sent, so that nothing is said twice."""

    key = models.CharField(max_length=120)
    told_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace", "key"], name="told_once")]

    def __str__(self) -> str:
        return self.key
