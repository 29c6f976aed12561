"""Asks: what was written and said, what came back, and where that leaves things."""

from datetime import date

from django.db import models

from shoptalk.campaigns.models import Campaign, Field
from shoptalk.contacts.models import Contact
from shoptalk.method.moves import URGENCY
from shoptalk.workspaces.access import Owned, OwnedQuerySet

NOT_URGENT = len(URGENCY)


class Channel(models.TextChoices):
    EMAIL = "email", "E-mail"
    LINKEDIN_NOTE = "linkedin_note", "LinkedIn note"
    INMAIL = "inmail", "InMail"
    INTRODUCTION = "introduction", "Introduction"
    CALL = "call", "Call"
    VOICEMAIL = "voicemail", "Voicemail"
    IN_PERSON = "in_person", "In person"


class AskQuerySet(OwnedQuerySet):
    def due(self, today: date):
        return self.filter(next_on__lte=today).order_by("next_on", "pk")


class Ask(Owned):
    """The request for a talk to one person. Its standing is worked out from the touches by `method/cadence.py` and
    kept here only so that lists can be cut and counted; `actions/work_out_standing.py` is the only writer."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="asks")
    contact = models.ForeignKey(Contact, models.CASCADE, related_name="asks")
    field = models.ForeignKey(Field, models.SET_NULL, null=True, blank=True, related_name="+")
    opened_at = models.DateTimeField()
    # the standing, derived
    stage = models.CharField(max_length=20, default="to_ask")
    follow_ups = models.PositiveSmallIntegerField(default=0)
    asked_on = models.DateField(null=True, blank=True)
    last_touch_on = models.DateField(null=True, blank=True)
    next_kind = models.CharField(max_length=24, default="none")
    urgency = models.PositiveSmallIntegerField(default=NOT_URGENT)  # row of next_kind in method/moves.py, to sort by
    next_on = models.DateField(null=True, blank=True)
    why = models.CharField(max_length=300, blank=True)
    standing_on = models.DateField(null=True, blank=True)  # the day it was worked out for
    changes_on = models.DateField(null=True, blank=True)  # the first later day on which it must be worked out again

    objects = AskQuerySet.as_manager()  # type: ignore[misc]  # the stubs make Owned.objects a class variable

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "contact"], name="one_ask_a_person")]
        indexes = [
            models.Index(fields=["workspace", "next_on"], name="ask_due"),
            models.Index(fields=["workspace", "changes_on"], name="ask_changes"),
            models.Index(fields=["workspace", "standing_on"], name="ask_standing"),
            models.Index(
                fields=["workspace", "stage", "contact"], name="ask_stage", condition=models.Q(deleted_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"the ask to {self.contact}"


class LetterQuerySet(OwnedQuerySet):
    def drafts(self):
        """Those that are the seeker's to edit."""
        return self.filter(left_at=None, approved_at=None)

    def under_way(self):
        """Approved, and not known to have left: they wait, are leaving, did not leave, or may have left."""
        return self.filter(left_at=None, approved_at__isnull=False)

    def queued(self):
        """Those that wait for their hour, or for the next try."""
        return self.under_way().filter(sending_at=None, failed_at=None, unsure_at=None)


class Letter(Owned):
    """One written message: a draft until it is approved or left. A draft is the seeker's to edit; the words of what was
    approved stand until it is taken back, and what left is never altered."""

    class Kind(models.TextChoices):
        FIRST = "first", "First ask"
        NUDGE = "nudge", "Light nudge"
        LAST_LINE = "last_line", "Last, kind line"
        REPLY = "reply", "Answer"
        THANKS = "thanks", "Thanks"
        CHECK_BACK = "check_back", "Check back"
        CONFIRM = "confirm", "Confirmation"
        REPORT_BACK = "report_back", "Report back"
        IN_TOUCH = "in_touch", "Staying in touch"
        MENTORSHIP = "mentorship", "Mentorship"
        INVITATION = "invitation", "Invitation"  # the appointment as calendars take it, with a line of words

    class State(models.TextChoices):
        """Worked out from the moments below, never stored."""

        DRAFT = "draft", "Draft"
        QUEUED = "queued", "Waits to leave"
        SENDING = "sending", "Is leaving"
        SENT = "sent", "Sent"
        FAILED = "failed", "Did not leave"
        UNSURE = "unsure", "May have left"

    ask = models.ForeignKey(Ask, models.CASCADE, related_name="letters")
    contact = models.ForeignKey(Contact, models.CASCADE, related_name="letters")
    channel = models.CharField(max_length=16, choices=Channel.choices, default=Channel.EMAIL)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.FIRST)
    subject = models.CharField(max_length=300, blank=True)
    body = models.TextField(blank=True)
    template_key = models.CharField(max_length=80, blank=True)
    template_version = models.PositiveSmallIntegerField(default=0)
    connector = models.ForeignKey(Contact, models.SET_NULL, null=True, blank=True, related_name="+")  # who introduces
    dismissed = models.JSONField(default=list)  # findings that the seeker set aside: [rule, the words it stood on]
    claims_confirmed = models.BooleanField(default=False)  # M18
    second_look_at = models.DateTimeField(null=True, blank=True)  # "send anyway" after a plain job ask
    written_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)
    left_by = models.CharField(max_length=20, blank=True)  # mail_program, copied, elsewhere, call, mailbox
    # from the seeker's own mailbox: looked over and approved, the words stand until it left or is taken back
    approved_at = models.DateTimeField(null=True, blank=True)
    once = models.CharField(max_length=40, blank=True)  # the mark of the form in which it was approved
    to_address = models.EmailField(max_length=254, blank=True)
    send_after = models.DateTimeField(null=True, blank=True)
    at_any_hour = models.BooleanField(default=False)  # the seeker said: now, whatever the clock says there
    message_id = models.CharField(max_length=200, blank=True)  # with the angle brackets; given when it is approved
    in_reply_to = models.CharField(max_length=998, blank=True)
    references = models.TextField(blank=True)  # Message-IDs of the thread, oldest first, separated by spaces
    calendar = models.TextField(blank=True)  # the iCalendar object that goes along
    calendar_method = models.CharField(max_length=10, blank=True)  # REQUEST, CANCEL
    sending_at = models.DateTimeField(null=True, blank=True)  # a worker took it and has not said yet what came of it
    attempts = models.PositiveSmallIntegerField(default=0)
    try_again_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    unsure_at = models.DateTimeField(null=True, blank=True)  # handed over, and nobody heard whether it was taken
    failure = models.CharField(max_length=300, blank=True)  # why it did not leave, as a sentence
    copied_at = models.DateTimeField(null=True, blank=True)  # a copy is known to lie in the folder of sent mail

    objects = LetterQuerySet.as_manager()  # type: ignore[misc]  # the stubs make Owned.objects a class variable

    class Meta:
        indexes = [
            models.Index(fields=["ask", "left_at"], name="letter_draft"),
            models.Index(fields=["workspace", "written_at"], name="letter_on_desk", condition=models.Q(left_at=None)),
            models.Index(fields=["workspace", "left_at", "left_by"], name="letter_left"),
            models.Index(
                fields=["workspace", "left_at"], name="letter_through", condition=models.Q(connector__isnull=False)
            ),
            models.Index(
                fields=["send_after"], name="letter_queued",
                condition=models.Q(left_at=None, failed_at=None, unsure_at=None, deleted_at=None)
                & ~models.Q(approved_at=None),
            ),
            models.Index(
                fields=["workspace", "sending_at"], name="letter_in_hand",
                condition=models.Q(left_at=None, sending_at__isnull=False),
            ),
            models.Index(fields=["message_id"], name="letter_message_id", condition=~models.Q(message_id="")),
        ]  # fmt: skip
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "message_id"], condition=~models.Q(message_id=""), name="one_letter_a_message_id"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} to {self.contact}"

    @property
    def state(self) -> State:
        """Where it is on its way out of the seeker's own mailbox."""
        if self.left_at:
            return Letter.State.SENT
        if self.unsure_at:
            return Letter.State.UNSURE
        if self.failed_at:
            return Letter.State.FAILED
        if self.sending_at:
            return Letter.State.SENDING
        return Letter.State.QUEUED if self.approved_at else Letter.State.DRAFT


WROTE = {
    Letter.Kind.REPLY: "You answered",
    Letter.Kind.CHECK_BACK: "You checked back",
    Letter.Kind.CONFIRM: "You confirmed the talk",
    Letter.Kind.REPORT_BACK: "You told them what came of it",
    Letter.Kind.IN_TOUCH: "You were in touch",
    Letter.Kind.MENTORSHIP: "You wrote about a mentorship",
    Letter.Kind.INVITATION: "You sent the invitation",
}


class Touch(Owned):
    """Something that happened between seeker and contact. The timeline, and all that a stage is worked out from."""

    class Kind(models.TextChoices):
        ASKED = "asked", "You asked"
        NUDGED = "nudged", "You nudged, gently"
        REPLIED = "replied", "They replied"
        AGREED = "agreed", "They said yes"
        DECLINED = "declined", "They said no, kindly"
        NOT_NOW = "not_now", "Not now"
        GAVE_ANOTHER_NAME = "gave_another_name", "They named somebody else"
        BOUNCED = "bounced", "The address did not work"
        OUT_OF_OFFICE = "out_of_office", "Out of office"
        VOICEMAIL_LEFT = "voicemail_left", "You left a voicemail"
        NO_ANSWER = "no_answer", "You rang, nobody answered"
        MET = "met", "You talked"
        THANKED = "thanked", "You thanked them"
        NO_CONTACT = "asked_not_to_be_contacted", "They asked not to be contacted"
        NOTE = "note", "You noted"
        WROTE_BEFORE = "wrote_before", "You wrote before Shoptalk"

    ask = models.ForeignKey(Ask, models.CASCADE, related_name="touches")
    contact = models.ForeignKey(Contact, models.CASCADE, related_name="touches")
    kind = models.CharField(max_length=30, choices=Kind.choices)
    at = models.DateTimeField()
    channel = models.CharField(max_length=16, choices=Channel.choices, blank=True)
    until = models.DateField(null=True, blank=True)  # not now until, out of office until
    words = models.TextField(blank=True)
    letter = models.ForeignKey(Letter, models.SET_NULL, null=True, blank=True, related_name="touches")
    named = models.ForeignKey(Contact, models.SET_NULL, null=True, blank=True, related_name="named_in")
    once = models.CharField(max_length=40, blank=True)  # the form's own mark: a second click logs nothing
    logged_at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        indexes = [
            models.Index(fields=["contact", "at"], name="touch_timeline"),
            models.Index(fields=["workspace", "at"], name="touch_lately"),
            models.Index(fields=["workspace", "at"], name="touch_named", condition=models.Q(kind="gave_another_name")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["ask", "once"], condition=~models.Q(once=""), name="one_touch_a_click")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.contact}"

    @property
    def said(self) -> str:
        """What happened, as the seeker would say it. To the method an answer and a follow-up are one kind."""
        wrote = WROTE.get(Letter.Kind(self.letter.kind)) if self.letter and self.kind == Touch.Kind.NUDGED else None
        return wrote or self.get_kind_display()


class Template(Owned):
    """A seeker's own wording for a situation. Editing makes the next version; what already left keeps its number."""

    key = models.CharField(max_length=80)
    situation = models.CharField(max_length=40)
    channel = models.CharField(max_length=16, choices=Channel.choices)
    kind = models.CharField(max_length=12, choices=Letter.Kind.choices)
    subject = models.CharField(max_length=300, blank=True)
    body = models.TextField()
    version = models.PositiveSmallIntegerField(default=1)
    edited_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace", "key"], name="one_own_template_a_key")]

    def __str__(self) -> str:
        return self.key


class Snooze(Owned):
    """Not today: a move that the seeker put off, counted in business days. Only the newest for a move counts."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="snoozes")
    move = models.CharField(max_length=30)  # the kind of move
    until = models.DateField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.move} waits until {self.until}"
