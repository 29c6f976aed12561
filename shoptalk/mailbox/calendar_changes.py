"""What was changed in the seeker's own calendar is noticed and asked about: was that agreed? Nothing is silent."""

from datetime import datetime

from django.db import transaction

from shoptalk.integrations.ics.read_back import read_back
from shoptalk.integrations.ports.calendars import Calendars, Changes, Stored
from shoptalk.mailbox.models import CalendarChange, CalendarCopy

Kind = CalendarChange.Kind


def notice_changes(calendars: Calendars, changes: Changes, copies: list[CalendarCopy], now: datetime) -> int:
    """Looks at the appointments of ours that the calendar says were touched; gives how many changes there are."""
    found = 0
    for copy in copies:
        etag = changes.etags.get(copy.address)
        if etag is None:
            if copy.address in changes.gone or changes.whole:
                found += note_removed(copy, now)
        elif etag != copy.etag:
            there = calendars.read(copy.address)
            found += note_change(copy, there, now) if there else note_removed(copy, now)
    return found


@transaction.atomic
def note_removed(copy: CalendarCopy, now: datetime) -> int:
    """It was taken out there."""
    if _is_over(copy, now):
        CalendarCopy.objects.filter(pk=copy.pk).update(gone_at=now)
        return 0
    CalendarCopy.objects.filter(pk=copy.pk).update(etag="")
    return _noted(copy, Kind.REMOVED, now)


@transaction.atomic
def note_change(copy: CalendarCopy, there: Stored, now: datetime) -> int:
    """Another version lies there. What differs in time or place is asked about; anything else is theirs to write."""
    talk = copy.interview
    shown = read_back(there.file, talk.uid, talk.time_zone)
    CalendarCopy.objects.filter(pk=copy.pk).update(etag=there.etag[:200])
    copy.etag = there.etag
    if shown is None or _is_over(copy, now):
        return 0
    if shown.cancelled:
        return _noted(copy, Kind.REMOVED, now)
    found = 0
    minutes = shown.minutes or copy.minutes
    if (shown.starts_at, minutes) != (copy.starts_at, copy.minutes):
        if (shown.starts_at, minutes) != (talk.starts_at, talk.minutes):
            found += _noted(copy, Kind.MOVED, now, now_at=shown.starts_at, minutes=minutes)
    else:
        _put_back(copy, Kind.MOVED, now)
    if shown.place not in (" ".join(copy.place.split()), " ".join(talk.place.split())):
        found += _noted(copy, Kind.PLACE, now, place=shown.place)
    else:
        _put_back(copy, Kind.PLACE, now)
    _put_back(copy, Kind.REMOVED, now)
    return found


def _is_over(copy: CalendarCopy, now: datetime) -> bool:
    talk = copy.interview
    return bool(talk.ended_at or talk.cancelled_at or talk.no_show_at or talk.ends_at <= now)


def _noted(copy: CalendarCopy, kind: str, now: datetime, **facts) -> int:
    """One open question of a kind; a later change of the same thing takes the place of the earlier one."""
    if kind == Kind.REMOVED:
        _open(copy).exclude(kind=kind).update(settled_at=now)
    facts["noticed_at"] = now
    _, made = CalendarChange.objects.update_or_create(
        copy=copy, kind=kind, settled_at=None, deleted_at=None,
        defaults=facts, create_defaults=facts | {"workspace": copy.workspace},
    )  # fmt: skip
    return int(made)


def _put_back(copy: CalendarCopy, kind: str, now: datetime) -> None:
    """The calendar shows it again as it was written: the question has gone by itself."""
    _open(copy).filter(kind=kind).update(settled_at=now)


def _open(copy: CalendarCopy):
    return CalendarChange.objects.filter(copy=copy, settled_at=None, deleted_at=None)
