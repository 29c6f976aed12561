"""Each standing appointment is written into the seeker's own calendar, kept up to date there, and taken out again.

The address in the calendar is made from the UID of the appointment, and a file is written only where nothing lies or
over the very version that was written last. So a crash between "written there" and "noted here" makes no second entry,
and what the seeker changed there is found and asked about (`calendar_changes`), never written over.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from shoptalk.connections.models import CalendarConnection
from shoptalk.integrations.ics.calendar_file import calendar_file
from shoptalk.integrations.ics.read_back import read_back
from shoptalk.integrations.ports.calendar import Appointment
from shoptalk.integrations.ports.calendars import Calendars, ChangedThere, Stored
from shoptalk.interviews.calendar import for_seeker
from shoptalk.interviews.models import Interview
from shoptalk.mailbox.calendar_changes import note_change, note_removed
from shoptalk.mailbox.models import CalendarCopy
from shoptalk.workspaces.access import Seat

MOST_COPIES = 200  # standing appointments of one seeker; nobody has more to come
NOT_PLAIN = re.compile(r"[^A-Za-z0-9-]")  # servers spell other signs in addresses as they like
AFTERWARDS = timedelta(days=1)  # what was called off in the last minute is still taken out


@dataclass(frozen=True, slots=True)
class Pass:
    """One pass over one calendar."""

    seat: Seat
    now: datetime
    connection: CalendarConnection
    calendars: Calendars

    @property
    def calendar(self) -> str:
        """The address of the calendar that was chosen, as a folder."""
        return self.connection.calendar_address.rstrip("/") + "/"


def copies_of(connection: CalendarConnection) -> list[CalendarCopy]:
    """What stands in this calendar as far as is known here."""
    copies = CalendarCopy.objects.filter(connection=connection, deleted_at=None, gone_at=None)
    return list(copies.select_related("interview__contact", "interview__campaign"))


def keep_copies(one: Pass) -> int:
    """Writes what is new or was changed here, takes out what was called off; gives how many were touched."""
    known = {copy.interview_id: copy for copy in CalendarCopy.objects.filter(connection=one.connection)}
    done = 0
    for talk in _talks(one):
        copy = known.get(talk.pk)
        if _stands(talk):
            done += _kept(one, talk, copy)
        elif copy is not None and copy.gone_at is None:
            _taken_out(one, talk, copy)
            done += 1
    return done


def _talks(one: Pass) -> Iterator[Interview]:
    """Appointments to come, called off or not. What has been stays in the calendar as it is."""
    talks = Interview.objects.filter(workspace=one.seat.workspace, starts_at__gt=one.now - AFTERWARDS, ended_at=None)
    return iter(talks.select_related("contact", "campaign").order_by("starts_at", "pk")[:MOST_COPIES])


def _stands(talk: Interview) -> bool:
    off = talk.cancelled_at or talk.no_show_at or talk.deleted_at or talk.contact.deleted_at
    return off is None


def _kept(one: Pass, talk: Interview, copy: CalendarCopy | None) -> int:
    said = for_seeker(talk, one.seat.user, one.now)
    hashed = wording_of(said)
    if copy is not None and copy.gone_at is not None and copy.wording:
        return 0  # the seeker took it out there, and it was left at that
    if copy is not None and (copy.wording == hashed or copy.changes.filter(settled_at=None, deleted_at=None).exists()):
        return 0
    file = calendar_file([said])
    if copy is None or copy.gone_at is not None or not copy.address.startswith(one.calendar):
        return _written_anew(one, talk, copy, said, file)
    try:
        etag = one.calendars.write(copy.address, file, copy.etag)
    except ChangedThere:
        return _met_another(one, copy)
    _remember(one, talk, copy.address, etag, said)
    return 1


def _written_anew(one: Pass, talk: Interview, copy: CalendarCopy | None, said: Appointment, file: bytes) -> int:
    address = f"{one.calendar}{NOT_PLAIN.sub('-', talk.uid)}.ics"
    if copy is not None and copy.gone_at is None:  # another calendar was chosen since
        one.calendars.remove(copy.address)
    try:
        etag = one.calendars.write(address, file)
    except ChangedThere:  # written before, and never noted here
        there = one.calendars.read(address)
        if there is None or read_back(there.file, talk.uid, talk.time_zone) is None:
            return 0
        etag = one.calendars.write(address, file, there.etag)
    _remember(one, talk, address, etag, said)
    return 1


def _met_another(one: Pass, copy: CalendarCopy) -> int:
    """The calendar holds another version than was written last."""
    there = one.calendars.read(copy.address)
    if there is None:
        note_removed(copy, one.now)
    else:
        note_change(copy, there, one.now)
    return 1


def _taken_out(one: Pass, talk: Interview, copy: CalendarCopy) -> None:
    try:
        one.calendars.remove(copy.address, copy.etag)
    except ChangedThere:
        there: Stored | None = one.calendars.read(copy.address)
        if there is not None and read_back(there.file, talk.uid, talk.time_zone) is not None:
            one.calendars.remove(copy.address, there.etag)
    CalendarCopy.objects.filter(pk=copy.pk).update(gone_at=one.now, wording="", etag="")
    copy.changes.filter(settled_at=None).update(settled_at=one.now)


def _remember(one: Pass, talk: Interview, address: str, etag: str, said: Appointment) -> None:
    facts = {
        "address": address, "etag": etag[:200], "sequence": talk.sequence, "wording": wording_of(said),
        "starts_at": talk.starts_at, "minutes": talk.minutes, "place": talk.place, "written_at": one.now,
        "gone_at": None,
    }  # fmt: skip
    try:
        with transaction.atomic():
            CalendarCopy.objects.update_or_create(
                interview=talk, connection=one.connection, defaults=facts, create_defaults=facts | _owner(one)
            )
    except IntegrityError:  # another worker noted it at the same moment, from the same calendar
        CalendarCopy.objects.filter(interview=talk, connection=one.connection).update(**facts)


def _owner(one: Pass) -> dict:
    return {"workspace": one.seat.workspace}


def wording_of(said: Appointment) -> str:
    """Which version of it this is, as far as a calendar shows it: what it says, not when it was said."""
    facts = (
        said.uid, said.starts_at.isoformat(), said.minutes, said.time_zone, said.summary, said.description,
        said.location, said.cancelled,
    )  # fmt: skip
    return hashlib.sha256(repr(facts).encode()).hexdigest()
