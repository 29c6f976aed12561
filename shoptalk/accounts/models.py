"""The person who uses Shoptalk."""

from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db import models

NAME = 80
HASH = 64  # SHA-256, in hexadecimal


class User(AbstractUser):
    """A person with a name, a zone and preferences. Alone on a laptop there is exactly one, made on first start."""

    class Light(models.TextChoices):
        DEVICE = "", "As the device"
        DAYLIGHT = "light", "Daylight"
        LAMPLIGHT = "dark", "Lamplight"

    full_name = models.CharField("your name", max_length=200, blank=True)
    phone = models.CharField("your phone number", max_length=60, blank=True)
    time_zone = models.CharField(max_length=64, default="UTC")
    country = models.CharField("country, for public holidays", max_length=2, blank=True)
    light = models.CharField(max_length=5, choices=Light.choices, default=Light.DEVICE, blank=True)
    single_keys = models.BooleanField("single-key shortcuts", default=True)

    def __str__(self) -> str:
        return self.full_name or "you"

    @property
    def given_name(self) -> str:
        """The first word of the name, for greetings and for signing short notes."""
        return self.full_name.split()[0] if self.full_name.strip() else ""

    @property
    def initials(self) -> str:
        words = self.full_name.split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper() or "·"


class DeviceQuerySet(models.QuerySet):
    def let_in(self) -> "DeviceQuerySet":
        """Devices that may come in."""
        return self.filter(revoked_at=None)


class Device(models.Model):
    """A paired phone: let in by a cookie of its own, until it is let go. Only a hash of the cookie is kept."""

    user = models.ForeignKey(User, models.CASCADE, related_name="devices")
    name = models.CharField(max_length=NAME)
    cookie_hash = models.CharField(max_length=HASH, unique=True, editable=False)
    paired_at = models.DateTimeField()
    last_seen_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = DeviceQuerySet.as_manager()

    class Meta:
        ordering = ["-paired_at", "-pk"]

    def __str__(self) -> str:
        return self.name


class PairingKeyQuerySet(models.QuerySet):
    def good(self, now: datetime) -> "PairingKeyQuerySet":
        """Not used and not too old; a key from the future was made by a clock that was set back since."""
        return self.filter(used_at=None, made_at__lte=now, expires_at__gt=now)


class PairingKey(models.Model):
    """A key for one phone, good once and for ten minutes. Only a hash of it is kept."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    key_hash = models.CharField(max_length=HASH, unique=True, editable=False)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    objects = PairingKeyQuerySet.as_manager()

    def __str__(self) -> str:
        return "a pairing key"
