"""What was set up to reach the seeker's mailbox, calendar and phones."""

from datetime import time
from urllib.parse import urlsplit

from django.db import models

from shoptalk.connections.secrets import CannotOpen, open_
from shoptalk.integrations.ports.servers import Server
from shoptalk.workspaces.access import Owned

WORDS = 300
ASK_AGAIN = "There is no password here for {}. Type it in under Settings, and test it."
LETTERS_A_DAY = 20  # what a person writes by hand; far below what any provider takes for a machine


class Tls(models.TextChoices):
    TLS = "tls", "Encrypted from the start (TLS)"
    STARTTLS = "starttls", "Encrypted after a greeting (STARTTLS)"
    NONE = "none", "Not encrypted (only a server on this machine)"


class SecretKind(models.TextChoices):
    PASSWORD = "password", "Password or app password"
    TOKEN = "token", "Token (XOAUTH2)"


class MailConnection(Owned):
    """The seeker's own mailbox. One in a workspace; ending it keeps what was sent and noticed."""

    address = models.EmailField(max_length=254)
    login = models.CharField(max_length=254, blank=True)  # empty: the address
    secret_kind = models.CharField(max_length=10, choices=SecretKind.choices, default=SecretKind.PASSWORD)
    closed_secret = models.TextField(blank=True, editable=False)
    smtp_host = models.CharField(max_length=253)
    smtp_port = models.PositiveIntegerField(default=587)
    smtp_tls = models.CharField(max_length=8, choices=Tls.choices, default=Tls.STARTTLS)
    imap_host = models.CharField(max_length=253)
    imap_port = models.PositiveIntegerField(default=993)
    imap_tls = models.CharField(max_length=8, choices=Tls.choices, default=Tls.TLS)
    copies_itself = models.BooleanField(default=False)  # the server puts its own copy into Sent (Gmail, Microsoft)
    sent_folder = models.CharField(max_length=200, blank=True)  # as the server names it; found when it is tested
    letters_a_day = models.PositiveSmallIntegerField(default=LETTERS_A_DAY)
    connected_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=WORDS, blank=True)  # why nothing goes on; empty: all is well
    trouble_at = models.DateTimeField(null=True, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)  # the last look for replies
    checked_words = models.CharField(max_length=WORDS, blank=True)  # its result and reason

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace"], condition=models.Q(ended_at=None, deleted_at=None), name="one_mailbox"
            )
        ]

    def __str__(self) -> str:
        return self.address

    @property
    def smtp(self) -> Server:
        """Where letters are handed in. Raises secrets.CannotOpen."""
        return self._server(self.smtp_host, self.smtp_port, self.smtp_tls)

    @property
    def imap(self) -> Server:
        """Where the mailbox is read. Raises secrets.CannotOpen."""
        return self._server(self.imap_host, self.imap_port, self.imap_tls)

    @property
    def place(self) -> str:
        """The servers that the secret is for."""
        return f"{self.smtp_host} {self.imap_host}".lower()

    def _server(self, host: str, port: int, tls: str) -> Server:
        secret = open_(self.closed_secret, self.place)
        if not secret:
            raise CannotOpen(ASK_AGAIN.format(self.address))
        return Server(host, port, tls, self.login or self.address, secret, self.secret_kind == SecretKind.TOKEN)


class CalendarConnection(Owned):
    """The seeker's own calendar: one to write to and read (CalDAV), or addresses of busy times to read (ICS)."""

    class Kind(models.TextChoices):
        CALDAV = "caldav", "Calendar (CalDAV)"
        FEED = "feed", "Busy times by address (ICS)"

    kind = models.CharField(max_length=8, choices=Kind.choices)
    address = models.CharField(max_length=2000, blank=True)  # where discovery starts; the address of a feed is a secret
    login = models.CharField(max_length=254, blank=True)
    closed_secret = models.TextField(blank=True, editable=False)  # the password, or the address of a feed
    calendar_address = models.CharField(max_length=2000, blank=True)  # the calendar that was chosen among those found
    name = models.CharField(max_length=200, blank=True)
    connected_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=WORDS, blank=True)
    trouble_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    read_words = models.CharField(max_length=WORDS, blank=True)
    mark = models.CharField(max_length=2000, blank=True, editable=False)  # the server's own, of what was read last
    next_read_at = models.DateTimeField(null=True, blank=True)  # not before, after a refusal; empty: with the next pass

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace"], condition=models.Q(kind="caldav", ended_at=None, deleted_at=None),
                name="one_calendar_to_write_to",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name or self.get_kind_display()

    @property
    def place(self) -> str:
        """The server that the password is for; the secret of a feed is an address, and so names its own."""
        return (urlsplit(self.address).hostname or "").lower()

    @property
    def secret(self) -> str:
        """The password, or the address of the feed. Raises secrets.CannotOpen."""
        secret = open_(self.closed_secret, self.place)
        if not secret:
            raise CannotOpen(ASK_AGAIN.format(self))
        return secret


class BusyTime(Owned):
    """A time at which the seeker's calendar says busy. Read again and again; nothing but the times is kept."""

    connection = models.ForeignKey(CalendarConnection, models.CASCADE, related_name="busy_times")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        ordering = ["starts_at"]
        indexes = [models.Index(fields=["workspace", "starts_at"], name="busy_when")]

    def __str__(self) -> str:
        return f"busy at {self.starts_at:%Y-%m-%d %H:%M}"


class Notices(Owned):
    """What the seeker wants to be told without asking, and when not."""

    morning_mail = models.BooleanField(default=False)
    morning_at = models.TimeField(default=time(8, 0))  # in the seeker's zone
    meeting_soon = models.BooleanField(default=False)
    they_replied = models.BooleanField(default=False)
    quiet_from = models.TimeField(default=time(21, 0))
    quiet_until = models.TimeField(default=time(7, 0))
    last_morning_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace"], name="one_choice_of_notices")]

    def __str__(self) -> str:
        return "what you are told without asking"


class PushAddress(Owned):
    """A browser that agreed to show notices (Web Push): its address and keys."""

    name = models.CharField(max_length=80, blank=True)
    endpoint = models.CharField(max_length=1000)
    closed_keys = models.TextField(editable=False)  # p256dh and auth, closed
    made_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True, blank=True)  # the push service says that nobody is there

    def __str__(self) -> str:
        return self.name or "a browser"
