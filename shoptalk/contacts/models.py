"""People the seeker may learn from, and the files they came in with."""

from django.db import models
from django.db.models import Q

from shoptalk.workspaces.access import Owned, OwnedQuerySet

NAME = 200
LONG_NAME = 300
NOT_BINNED = Q(deleted_at=None)


class Tie(models.TextChoices):
    """How warm the tie is, in the seeker's words. Empty means: worked out from the file they came in with (rule A1)."""

    UNSAID = "", "Work it out"
    CLOSE = "close", "Close"
    WARM = "warm", "Warm"
    ACQUAINTANCE = "acquaintance", "We know each other a little"
    DORMANT = "dormant", "Out of touch for years"
    FRIEND_OF_FRIEND = "friend_of_friend", "A friend of a friend"
    STRANGER = "stranger", "New to me"


class ContactQuerySet(OwnedQuerySet):
    def by_name(self):
        return self.order_by("name_key", "pk")

    def at_employer(self, organization_key: str):
        return self.filter(organization_key=organization_key) if organization_key else self.none()


class Contact(Owned):
    """A person. What happened with them lives in later rooms; their stage is never stored here."""

    given_name = models.CharField(max_length=NAME, blank=True)
    family_name = models.CharField(max_length=NAME, blank=True)
    name_key = models.CharField(max_length=420, blank=True, editable=False)  # folded "family given", sorts the list
    email = models.CharField("e-mail", max_length=254, blank=True)
    other_emails = models.JSONField(default=list, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    other_phones = models.JSONField(default=list, blank=True)
    organization = models.CharField(max_length=LONG_NAME, blank=True)
    organization_key = models.CharField(max_length=LONG_NAME, blank=True, editable=False)  # folded; groups an employer
    position = models.CharField("what they do", max_length=LONG_NAME, blank=True)
    occupation_code = models.CharField(max_length=10, blank=True)  # O*NET-SOC, matched from the position
    url = models.CharField("profile or website", max_length=500, blank=True)
    location = models.CharField(max_length=NAME, blank=True)
    school = models.CharField(max_length=NAME, blank=True)
    country = models.CharField("country, for public holidays", max_length=2, blank=True)
    time_zone = models.CharField(max_length=64, blank=True)  # empty: the seeker's own
    segment = models.CharField("kind of workplace", max_length=NAME, blank=True)  # A11: small office, hospital ...
    notes = models.TextField(blank=True)
    tie = models.CharField("how warm", max_length=20, choices=Tie.choices, default=Tie.UNSAID, blank=True)
    tie_words = models.CharField("how you know them", max_length=LONG_NAME, blank=True)
    connected_on = models.DateField(null=True, blank=True)
    messages_sent = models.PositiveIntegerField(default=0)
    messages_received = models.PositiveIntegerField(default=0)
    last_message_at = models.DateTimeField(null=True, blank=True)
    introduced_by = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="introduced", db_index=False
    )
    source = models.CharField(max_length=NAME, blank=True)  # where the datum came from, in words
    import_run = models.ForeignKey(
        "ImportRun", models.SET_NULL, null=True, blank=True, related_name="brought_in", db_index=False
    )
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="absorbed", db_index=False
    )
    do_not_contact_at = models.DateTimeField(null=True, blank=True)
    search_text = models.TextField(blank=True, editable=False)  # folded; everything that search looks at
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    objects = ContactQuerySet.as_manager()  # type: ignore[misc]  # the stubs make Owned.objects a class variable

    class Meta:
        # All know of the bin, so that counting reads an index only; and few people are in one of the last three.
        indexes = [
            models.Index(fields=["workspace", "name_key"], name="contact_by_name", condition=NOT_BINNED),
            models.Index(fields=["workspace", "organization_key"], name="contact_by_employer", condition=NOT_BINNED),
            models.Index(fields=["workspace", "occupation_code"], name="contact_by_occupation", condition=NOT_BINNED),
            models.Index(fields=["workspace", "tie"], name="contact_by_tie", condition=NOT_BINNED),
            models.Index(
                fields=["workspace", "deleted_at"], name="contact_in_bin", condition=Q(deleted_at__isnull=False)
            ),
            models.Index(fields=["introduced_by"], name="contact_introduced", condition=Q(introduced_by__isnull=False)),
            models.Index(fields=["merged_into"], name="contact_merged", condition=Q(merged_into__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The full name, or the best there is."""
        return f"{self.given_name} {self.family_name}".strip() or self.email or self.organization or "Somebody unnamed"

    @property
    def called(self) -> str:
        """What one says to them: the given name."""
        return self.given_name or self.name

    @property
    def headline(self) -> str:
        """Position and organization in one line."""
        return ", ".join(part for part in (self.position, self.organization) if part)

    @property
    def headline_sentence(self) -> str:
        """The same with one full stop, also after "ret." and "Inc."; empty where nothing is known."""
        return f"{self.headline.rstrip(' .')}." if self.headline.strip(" .") else ""

    @property
    def initials(self) -> str:
        letters = [name[0] for name in (self.given_name, self.family_name) if name]
        return "".join(letters).upper() or "?"


class ImportRun(Owned):
    """One file on its way in: uploaded, previewed, importing, done, undone, or not readable. Undone as a whole."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", "read, waiting for you"
        IMPORTING = "importing", "coming in"
        DONE = "done", "in your notebook"
        UNDONE = "undone", "taken out again"
        STOPPED = "stopped", "not brought in"

    file_name = models.CharField(max_length=NAME)
    kind = models.CharField(max_length=20)  # linkedin_zip, vcard, table, pasted ...
    upload = models.CharField(max_length=NAME, blank=True)  # the name of the stored file, below files/imports
    mapping = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.UPLOADED)
    total = models.PositiveIntegerField(default=0)
    seen = models.PositiveIntegerField(default=0)  # progress, in rows
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    duplicate = models.PositiveIntegerField(default=0)
    unread = models.PositiveIntegerField(default=0)
    skipped = models.PositiveIntegerField(default=0)  # do-not-import marks
    sentence = models.CharField(max_length=400, blank=True)  # why it stopped, or the result in words
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.file_name


class ImportLine(Owned):
    """What became of a line that was not simply new or the same: changed, a likely duplicate, or unreadable."""

    class Outcome(models.TextChoices):
        CHANGED = "changed", "changed"
        DUPLICATE = "duplicate", "may be somebody you have"
        UNREAD = "unread", "cannot read"

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="lines")
    line = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    reason = models.CharField(max_length=400, blank=True)
    text = models.CharField(max_length=200, blank=True)
    contact = models.ForeignKey(Contact, models.SET_NULL, null=True, blank=True, related_name="+")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["run", "outcome", "line"], name="import_line")]

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}"


class DuplicateSuggestion(Owned):
    """Two records that may be one person, with the reasons. Gone when merged; kept when the seeker said they differ."""

    first = models.ForeignKey(Contact, models.CASCADE, related_name="+")
    second = models.ForeignKey(Contact, models.CASCADE, related_name="+")
    score = models.FloatField()
    reasons = models.JSONField(default=list)
    told_apart_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["first", "second"], name="one_suggestion_a_pair")]

    def __str__(self) -> str:
        return f"{self.first} and {self.second}"


class Merge(Owned):
    """Two records made one. The absorbed record waits in the bin with everything it had, so it can be split again."""

    kept = models.ForeignKey(Contact, models.CASCADE, related_name="merges")
    absorbed = models.ForeignKey(Contact, models.CASCADE, related_name="+")
    before = models.JSONField(default=dict)  # the fields of the kept record that the merge changed, as they were
    after = models.JSONField(default=dict)
    moved = models.JSONField(default=list)  # rows of later rooms that were handed over: [model, column, [ids]]
    merged_at = models.DateTimeField()
    split_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.absorbed} into {self.kept}"


class DoNotImport(Owned):
    """All that is left of somebody forgotten: a mark that cannot be read back, so that no file brings them in."""

    mark = models.CharField(max_length=64)  # HMAC-SHA256 of an identity key with the mark's own salt
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace", "mark"], name="one_mark_each")]

    def __str__(self) -> str:
        return "somebody who was forgotten"


class TitlePick(Owned):
    """The occupation that the seeker picked for a job title that was not clear; remembered for the next file."""

    key = models.CharField(max_length=LONG_NAME)
    code = models.CharField(max_length=10)
    picked_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace", "key"], name="one_pick_a_title")]

    def __str__(self) -> str:
        return f"{self.key}: {self.code}"
