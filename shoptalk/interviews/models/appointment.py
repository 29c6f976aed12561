"""The appointment: the talk that was agreed, what changed about it, and the page on which a guest picks a time."""

import uuid
from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from shoptalk.campaigns.models import Campaign, Field
from shoptalk.contacts.models import Contact
from shoptalk.workspaces.access import Owned, OwnedQuerySet

WORDS = 300


def new_uid() -> str:
    """A calendar UID: stable for the life of the appointment, unique in the world (RFC 5545, 3.8.4.7)."""
    return f"{uuid.uuid4()}@shoptalk.invalid"


class Medium(models.TextChoices):
    PHONE = "phone", "Phone"
    VIDEO = "video", "Video"
    IN_PERSON = "in_person", "In person"


class InterviewQuerySet(OwnedQuerySet):
    def standing(self):
        """Agreed and not called off."""
        return self.filter(cancelled_at=None)

    def open(self):
        """Standing, not yet held, not missed: still to come or waiting to be looked back on."""
        return self.standing().filter(ended_at=None, no_show_at=None)

    def held(self):
        return self.standing().exclude(ended_at=None)


class Interview(Owned):
    """The informational interview: the appointment and what came of it.

    What happened decides its state: `cancelled_at`, `no_show_at`, `started_at` and `ended_at` are moments, and no
    column says a status.
    """

    class Recording(models.TextChoices):
        NOT_ASKED = "", "Not asked, so nothing is recorded"
        AGREED = "agreed", "They agreed to it expressly"
        DECLINED = "declined", "They would rather not"

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="interviews")
    contact = models.ForeignKey(Contact, models.CASCADE, related_name="interviews")
    field = models.ForeignKey(Field, models.SET_NULL, null=True, blank=True, related_name="interviews")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=20)
    time_zone = models.CharField(max_length=64)  # IANA name that the time was agreed in; DST is decided by it
    medium = models.CharField(max_length=10, choices=Medium.choices, default=Medium.PHONE)
    place = models.CharField(max_length=WORDS, blank=True)  # the number, the link or the address
    fallback = models.CharField(max_length=WORDS, blank=True)  # what to do when it does not come about
    agreed_at = models.DateTimeField()  # when the present time was agreed: moving the talk renews it
    uid = models.CharField(max_length=80, default=new_uid)
    sequence = models.PositiveSmallIntegerField(default=0)  # RFC 5546: one more with each change that a guest must see
    confirmed_at = models.DateTimeField(null=True, blank=True)  # the line of the day before was sent
    cancelled_at = models.DateTimeField(null=True, blank=True)
    no_show_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    extended_minutes = models.PositiveSmallIntegerField(default=0)  # only the host may extend (B4)
    notes_agreed = models.BooleanField(default=False)  # asked for leave to take notes (B10)
    recording = models.CharField(max_length=10, choices=Recording.choices, blank=True, default="")
    opening_raised_at = models.DateTimeField(null=True, blank=True)  # the host spoke of an opening (B23)
    opening_words = models.CharField(max_length=WORDS, blank=True)
    talk_versions = models.JSONField(default=dict, blank=True)  # which writing of each fact of the talk stands
    segment = models.CharField(max_length=120, blank=True)  # kind of employer or role, to count spread by (A11, E15)
    left_the_field = models.BooleanField(default=False)  # a leaver (E16)
    dissents = models.BooleanField(default=False)  # sees it differently from the others (E16)

    objects = InterviewQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "starts_at"],
                condition=Q(cancelled_at=None, no_show_at=None, deleted_at=None),
                name="one_talk_at_a_time",
            ),
            models.UniqueConstraint(fields=["uid"], name="one_interview_a_uid"),
        ]
        indexes = [
            models.Index(fields=["workspace", "starts_at"], name="interview_when"),
            models.Index(fields=["contact", "starts_at"], name="interview_with"),
            models.Index(
                fields=["workspace", "starts_at"],
                condition=Q(cancelled_at=None, ended_at=None, no_show_at=None, deleted_at=None),
                name="interview_open",
            ),
        ]

    def __str__(self) -> str:
        return f"the talk with {self.contact}"

    @property
    def ends_at(self) -> datetime:
        """The promised end; what the host added is not promised and not in it."""
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def as_seen(self) -> str:
        """What a page showed of it, for its forms: another value later means that it was changed in between."""
        over = "x" if self.cancelled_at or self.no_show_at else ""
        return f"{self.sequence}.{int(self.starts_at.timestamp())}{over}"


class Change(Owned):
    """One change of an appointment: by whom, from what to what. Never altered; the appointment's own small history."""

    class Kind(models.TextChoices):
        MOVED = "moved", "Moved"
        CANCELLED = "cancelled", "Called off"
        NO_SHOW = "no_show", "Did not come about"
        PLACE = "place", "How or where changed"

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    by_guest = models.BooleanField(default=False)
    was_at = models.DateTimeField(null=True, blank=True)
    now_at = models.DateTimeField(null=True, blank=True)
    words = models.CharField(max_length=WORDS, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.interview}"


class Invitation(Owned):
    """A guest page: a signed link that expires, with the windows that were offered and what it may show."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="invitations")
    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="+")
    interview = models.ForeignKey(Interview, models.SET_NULL, null=True, blank=True, related_name="invitations")
    token = models.CharField(max_length=64, unique=True)
    minutes = models.PositiveSmallIntegerField(default=20)
    media = models.JSONField(default=list)  # which of Medium the guest may choose
    greeting = models.CharField(max_length=WORDS, blank=True)  # who asks and why, as the guest reads it
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"the page for {self.contact}"


class Window(Owned):
    """One time that was offered."""

    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="windows")
    starts_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["starts_at"]
        constraints = [models.UniqueConstraint(fields=["invitation", "starts_at"], name="one_window_a_time")]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"


class GuestAnswer(Owned):
    """What a guest did on their page: picked a time, not now, named somebody else, sent a question ahead."""

    class Kind(models.TextChoices):
        PICKED = "picked", "Picked a time"
        MOVED = "moved", "Moved the talk"
        CALLED_OFF = "called_off", "Called the talk off"
        OTHER_TIME = "other_time", "Would like another time"
        NOT_NOW = "not_now", "Not now"
        SOMEBODY_ELSE = "somebody_else", "Named somebody else"
        QUESTION = "question", "Sent a question ahead"

    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="answers")
    kind = models.CharField(max_length=14, choices=Kind.choices)
    words = models.TextField(blank=True)
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.invitation}"


class WorkWeek(Owned):
    """The hours in which the seeker can talk: Monday first, each ["09:00", "17:00"] or null for a day off."""

    week = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace"], name="one_work_week")]

    def __str__(self) -> str:
        return "the hours in which you can talk"


class AwayDays(Owned):
    """Days on which no talk is offered: holidays, exams, a trip."""

    first_on = models.DateField()
    last_on = models.DateField()
    words = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["first_on", "pk"]

    def __str__(self) -> str:
        return self.words or "days away"


class CalendarFeed(Owned):
    """The secret address under which a calendar program may read the appointments. Renewing it ends the old one."""

    token = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return "the calendar feed"
