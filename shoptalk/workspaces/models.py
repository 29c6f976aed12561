"""The private space that owns everything a seeker writes."""

import secrets

from django.conf import settings
from django.db import models


def new_salt() -> str:
    return secrets.token_hex(32)


class Workspace(models.Model):
    """One seeker's private space. Every record of every room belongs to exactly one."""

    name = models.CharField(max_length=200)
    created_at = models.DateTimeField()
    salt = models.CharField(max_length=64, default=new_salt, editable=False)  # of the do-not-import marks; is exported

    def __str__(self) -> str:
        return self.name


class Member(models.Model):
    """A person's place in a workspace. Today only its owner; coaches come with accounts."""

    class Role(models.TextChoices):
        OWNER = "owner", "owner"

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.OWNER)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace", "user"], name="one_place_per_member")]

    def __str__(self) -> str:
        return f"{self.user} in {self.workspace}"
