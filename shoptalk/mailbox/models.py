"""What came in, where reading goes on, and what stands in the seeker's calendar."""

from django.db import models

from shoptalk.connections.models import CalendarConnection, MailConnection
from shoptalk.contacts.models import Contact
from shoptalk.interviews.models import Interview
from shoptalk.outreach.models import Letter, Touch
from shoptalk.workspaces.access import Owned

WORDS = 300


class Folder(Owned):
    """A folder of the mailbox, and up to where it was read (RFC 3501: UIDVALIDITY and UIDNEXT)."""

    connection = models.ForeignKey(MailConnection, models.CASCADE, related_name="folders")
    name = models.CharField(max_length=400)  # as the server says it
    uidvalidity = models.BigIntegerField(default=0)
    uidnext = models.BigIntegerField(default=0)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["connection", "name"], name="one_row_a_folder")]

    def __str__(self) -> str:
        return self.name


class Incoming(Owned):
    """One message that came in and concerns somebody. Read once, never altered; what was made of it can be undone."""

    class Kind(models.TextChoices):
        REPLY = "reply", "A reply"
        BOUNCE = "bounce", "It came back"
        DELAY = "delay", "It is late"
        AWAY = "away", "They are away"
        AUTOMATIC = "automatic", "An automatic answer"
        LIST = "list", "List mail"
        INVITE_ANSWER = "invite_answer", "An answer to the invitation"
        OWN = "own", "You wrote it yourself"  # from another program: seen in the folder of sent mail

    connection = models.ForeignKey(MailConnection, models.CASCADE, related_name="incoming")
    folder = models.CharField(max_length=400, blank=True)
    uidvalidity = models.BigIntegerField(default=0)
    uid = models.BigIntegerField(default=0)
    mark = models.CharField(max_length=64)  # hash of the Message-ID, or of the whole: a message is taken in once
    kind = models.CharField(max_length=14, choices=Kind.choices)
    from_address = models.CharField(max_length=254, blank=True)
    from_name = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=WORDS, blank=True)
    message_id = models.CharField(max_length=998, blank=True)  # with the angle brackets, for the answer to it
    references = models.TextField(blank=True)  # the Message-IDs before it in the thread, separated by spaces
    new_words = models.TextField(blank=True)  # without what was quoted
    all_words = models.TextField(blank=True)  # the whole text, one click away
    why = models.CharField(max_length=WORDS, blank=True)  # what it was recognised by
    back_on = models.DateField(null=True, blank=True)  # the last day away, where they surely said it
    received_at = models.DateTimeField()  # the server's own time of arrival
    noticed_at = models.DateTimeField()
    contact = models.ForeignKey(Contact, models.CASCADE, null=True, blank=True, related_name="incoming")  # their words
    letter = models.ForeignKey(Letter, models.SET_NULL, null=True, blank=True, related_name="answers")
    touch = models.ForeignKey(Touch, models.SET_NULL, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)  # the seeker looked, or it needed no look
    is_offered = models.BooleanField(default=False)  # nobody was certain whom it is from: the seeker decides

    class Meta:
        ordering = ["received_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["workspace", "mark"], name="one_incoming_a_message")]
        indexes = [
            models.Index(fields=["contact", "received_at"], name="incoming_of"),
            models.Index(
                fields=["workspace", "received_at"], condition=models.Q(settled_at=None, deleted_at=None),
                name="incoming_unsettled",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.subject or self.get_kind_display()


class CalendarCopy(Owned):
    """The appointment as it was written into the seeker's calendar: where it lies, and which version of it."""

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="calendar_copies")
    connection = models.ForeignKey(CalendarConnection, models.CASCADE, related_name="copies")
    address = models.CharField(max_length=2000)
    etag = models.CharField(max_length=200, blank=True)
    sequence = models.PositiveSmallIntegerField(default=0)
    wording = models.CharField(max_length=64, blank=True)  # hash of what was written, to see what changed here since
    starts_at = models.DateTimeField(null=True, blank=True)  # what was written, to see what was changed there since
    minutes = models.PositiveSmallIntegerField(default=0)
    place = models.CharField(max_length=WORDS, blank=True)
    written_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True, blank=True)  # taken out there

    class Meta:
        constraints = [models.UniqueConstraint(fields=["interview", "connection"], name="one_copy_a_calendar")]

    def __str__(self) -> str:
        return f"{self.interview} in {self.connection}"


class CalendarChange(Owned):
    """The seeker's calendar shows the appointment otherwise than it was written there. The seeker says what counts."""

    class Kind(models.TextChoices):
        MOVED = "moved", "Moved in the calendar"
        PLACE = "place", "Another place in the calendar"
        REMOVED = "removed", "Taken out of the calendar"

    copy = models.ForeignKey(CalendarCopy, models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    now_at = models.DateTimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(default=0)
    place = models.CharField(max_length=WORDS, blank=True)
    noticed_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["noticed_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["copy", "kind"], condition=models.Q(settled_at=None, deleted_at=None),
                name="one_open_change_a_kind",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.copy.interview}"


class SentInvitation(Owned):
    """The letter that carried an appointment to the guest's calendar, and what that calendar was told by it."""

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="sent_invitations")
    letter = models.OneToOneField(Letter, models.CASCADE, related_name="sent_invitation")
    method = models.CharField(max_length=10)  # REQUEST, CANCEL
    sequence = models.PositiveSmallIntegerField(default=0)
    wording = models.CharField(max_length=64)  # hash of what it says, to see what changed here since
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"{self.method} of {self.interview}"


class InvitationAnswer(Owned):
    """What a calendar answered to an invitation. Kept as it was said; nothing is moved by it, the seeker decides."""

    class Said(models.TextChoices):
        ACCEPTED = "accepted", "They accepted"
        DECLINED = "declined", "They declined the time"
        TENTATIVE = "tentative", "They accepted tentatively"
        DELEGATED = "delegated", "They passed the invitation on"
        PROPOSED = "proposed", "They propose another time"
        AGAIN = "again", "They ask for the invitation once more"

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="invitation_answers")
    incoming = models.ForeignKey(Incoming, models.SET_NULL, null=True, blank=True, related_name="invitation_answers")
    said = models.CharField(max_length=10, choices=Said.choices)
    from_address = models.CharField(max_length=254, blank=True)  # whom the answer names, else who sent the mail
    is_theirs = models.BooleanField(default=True)  # named and sent by an address of theirs; else the seeker decides
    is_old = models.BooleanField(default=False)  # about a time that was changed since
    sequence = models.PositiveIntegerField(null=True, blank=True)
    stamped_at = models.DateTimeField(null=True, blank=True)
    of_time = models.DateTimeField()  # when the talk was to begin, as the answer came
    proposed_at = models.DateTimeField(null=True, blank=True)
    proposed_minutes = models.PositiveSmallIntegerField(default=0)
    passed_to = models.CharField(max_length=254, blank=True)
    words = models.TextField(blank=True)
    answered_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["answered_at", "pk"]
        indexes = [
            models.Index(
                fields=["workspace", "answered_at"], name="invitation_unsettled",
                condition=models.Q(settled_at=None, deleted_at=None),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_said_display()}: {self.interview}"
