"""The person who uses Shoptalk."""

from django.contrib.auth.models import AbstractUser
from django.db import models


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
