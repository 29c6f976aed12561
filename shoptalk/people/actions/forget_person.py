"""Forgetting a person: they did not sign up, so on their wish everything about them goes, mentions included.

This cannot be undone and is asked about first. What stays is a mark that cannot be read back, so that no later file
brings them in again, and the numbers of what the seeker did (which hold no name).
"""

import json
import re
from collections.abc import Iterable
from datetime import datetime

from django.apps import apps
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Cast

from shoptalk.contacts.actions.write_person import filled_in
from shoptalk.contacts.marks import marks_for
from shoptalk.contacts.models import Contact, DoNotImport
from shoptalk.history.models import Event
from shoptalk.mailbox.models import Incoming
from shoptalk.method.duplicates import keys
from shoptalk.method.person_records import Person
from shoptalk.people.references import text_columns
from shoptalk.workspaces.access import Owned, Seat

SOMEBODY = "somebody"
# What a record says of its own person, in Contact; search_text is made from it.
THEIR_OWN = (
    "given_name", "family_name", "name_key", "email", "other_emails", "phone", "other_phones", "url", "search_text",
)  # fmt: skip
SHORTEST = 5  # a shorter name or number alone would take other words along ("Al", "Bo")


@transaction.atomic
def forget_person(*, seat: Seat, now: datetime, person: Contact) -> int:
    """Erases a person, whoever was merged into them, and every mention of them; returns how many mentions went."""
    records = [person, *Contact.objects.filter(workspace=seat.workspace, merged_into=person)]
    names = _names_of(records)
    for record in records:
        for mark in marks_for(seat, keys(_as_person(record))):
            DoNotImport.objects.get_or_create(workspace=seat.workspace, mark=mark, defaults={"made_at": now})
    _forget_history(seat, records, names)
    for record in records:
        record.delete()  # and with it, by the database, all that happened with them
    Incoming.objects.filter(
        workspace=seat.workspace, from_address__in=_addresses_of(records)
    ).delete()  # not placed yet
    return _erase_mentions(seat, names)


def _as_person(record: Contact) -> Person:
    emails = tuple(one for one in (record.email, *record.other_emails) if one)
    phones = tuple(one for one in (record.phone, *record.other_phones) if one)
    return Person(
        record.pk,
        record.given_name,
        record.family_name,
        emails,
        phones,
        record.url,
        record.organization,
        record.position,
    )


def _addresses_of(records: Iterable[Contact]) -> set[str]:
    return {str(one).lower() for record in records for one in (record.email, *record.other_emails) if one}


def _names_of(records: Iterable[Contact]) -> list[str]:
    """The words by which they are mentioned: whole name, addresses, numbers. Longest first."""
    words: set[str] = set()
    for record in records:
        if record.given_name and record.family_name:
            words |= {record.name, f"{record.family_name}, {record.given_name}"}
        words |= {record.email, *record.other_emails, record.phone, *record.other_phones, record.url}
    return sorted((word for word in words if len(word) >= SHORTEST), key=len, reverse=True)


def _forget_history(seat: Seat, records: list[Contact], names: list[str]) -> None:
    """Steps about them go. Steps about others that name them stay as a line and lose what could be read or put back."""
    events = Event.objects.filter(workspace=seat.workspace)
    events.filter(contact_id__in=[record.pk for record in records]).delete()
    for event in events.annotate(text=Cast("changes", models.TextField())).filter(_mentions(("text", "words"), names)):
        event.changes, event.words = [], _without(event.words, names)
        event.save(update_fields=["changes", "words"])


def _mentions(columns: Iterable[str], names: list[str]) -> Q:
    """Rows that name them. SQLite knows capitals of unaccented letters only, so the usual ways to write are asked for;
    JSON columns hold "é" by its number."""
    found = Q(pk__in=[])
    written = {way for name in names for way in (name, name.lower(), name.upper(), name.title())}
    written |= {json.dumps(way)[1:-1] for way in written}
    for column in columns:
        for way in written:
            found |= Q(**{f"{column}__icontains": way})
    return found


def _without(value, names: list[str]):
    """The value with every mention replaced; walks into lists and dicts."""
    if isinstance(value, str):
        for name in names:
            value = re.sub(re.escape(name), SOMEBODY, value, flags=re.IGNORECASE)
        return value
    if isinstance(value, list):
        return [_without(one, names) for one in value]
    if isinstance(value, dict):
        return {key: _without(one, names) for key, one in value.items()}
    return value


def _erase_mentions(seat: Seat, names: list[str]) -> int:
    if not names:
        return 0
    count = 0
    for model in apps.get_models():
        if issubclass(model, Owned):
            count += _erase_in(seat, model, names)
    return count


def _erase_in(seat: Seat, model: type[Owned], names: list[str]) -> int:
    """Mentions in the free text of one model. The names and addresses of other people are theirs and stay."""
    columns = [field.name for field in text_columns(model) if model is not Contact or field.name not in THEIR_OWN]
    if not columns:
        return 0
    as_text = {f"{name}_text": Cast(name, models.TextField()) for name in columns}
    rows = model._base_manager.filter(workspace=seat.workspace).annotate(**as_text).filter(_mentions(as_text, names))
    count = 0
    longest = {name: getattr(model._meta.get_field(name), "max_length", None) for name in columns}
    for row in rows:
        for name in columns:
            value = _without(getattr(row, name), names)  # "somebody" may be longer than the name was
            setattr(row, name, value[: longest[name]] if isinstance(value, str) else value)
        kept = columns
        if isinstance(row, Contact):
            filled_in(row)
            kept = [*columns, "search_text"]
        # Past save(): a confidence lets nobody alter it, but their wish to be forgotten stands above that.
        model._base_manager.filter(pk=row.pk).update(**{name: getattr(row, name) for name in kept})
        count += 1
    return count
