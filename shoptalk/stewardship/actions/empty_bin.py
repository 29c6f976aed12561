"""Deleting is soft for 30 days; then it is final."""

from datetime import datetime, timedelta

from django.apps import apps
from django.db import transaction

from shoptalk.contacts.models import Contact
from shoptalk.workspaces.access import Owned

DAYS_IN_BIN = 30


@transaction.atomic
def empty_bin(*, now: datetime) -> int:
    """Deletes for good what has lain in the bin for 30 days; returns how many records went.

    A person absorbed by a merge stays as long as the merge stands: without the record it could not be split again.
    """
    gone = 0
    for model in apps.get_models():
        if not issubclass(model, Owned):
            continue
        rows = Contact.objects.filter(merged_into=None) if model is Contact else model.objects.all()
        gone += rows.filter(deleted_at__lt=now - timedelta(days=DAYS_IN_BIN)).delete()[0]
    return gone
