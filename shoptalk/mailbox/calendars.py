"""Keeps the seeker's own calendar and this notebook together: appointments there, changes noticed, busy times read.

`keep_calendars` is run by the timetable. No transaction is open while a server is spoken to, and no page waits for one:
what a page shows is what the last pass brought.
"""

import logging
import time
from datetime import datetime, timedelta

from django.db.models import F, Q

from shoptalk.campaigns.models import Campaign
from shoptalk.connections.busy_times import replace_busy_times
from shoptalk.connections.models import CalendarConnection, MailConnection
from shoptalk.connections.secrets import CannotOpen
from shoptalk.integrations.ics.busy_times import busy_in
from shoptalk.integrations.ports.calendars import Asked, Busy, Calendars
from shoptalk.integrations.ports.servers import Failure, Permanent
from shoptalk.interviews.models import Interview
from shoptalk.mailbox import opening
from shoptalk.mailbox.calendar_changes import notice_changes
from shoptalk.mailbox.calendar_copies import Pass, copies_of, keep_copies
from shoptalk.workspaces.access import Seat, seat_behind

LOG = logging.getLogger(__name__)
AHEAD = timedelta(weeks=8)  # times are offered three weeks ahead; a talk is written in for later ones
AFTER_REFUSAL = timedelta(hours=1)  # asked again and again with a wrong password, some servers lock the account
ALL_SECONDS = 120.0  # for all calendars of one pass; those that were read longest ago come first
Kind = CalendarConnection.Kind


def keep_calendars(now: datetime) -> int:
    """One pass over all calendars that are connected. Gives how many appointments were written, removed or noticed."""
    ends, done = time.monotonic() + ALL_SECONDS, 0
    due = CalendarConnection.objects.filter(Q(next_read_at=None) | Q(next_read_at__lte=now), ended_at=None)
    due = due.filter(deleted_at=None).select_related("workspace").order_by(F("read_at").asc(nulls_first=True), "pk")
    for connection in due:
        if time.monotonic() > ends:
            break
        done += keep_one(connection, now)
    return done


def keep_one(connection: CalendarConnection, now: datetime) -> int:
    """One calendar, whatever comes of it: what went wrong stands at the connection, in words."""
    seat = seat_behind(connection.workspace)
    if seat is None:
        return 0
    try:
        if connection.kind == Kind.FEED:
            found, done, mark = busy_in(opening.feed_of(connection), _asked(seat, now)), 0, ""
        elif connection.calendar_address:
            with opening.opened(connection) as calendars:
                found, done, mark = _kept(seat, now, connection, calendars)
        else:
            return 0
    except CannotOpen as error:
        _in_trouble(connection, now, str(error), for_good=True)
    except Failure as failure:
        _in_trouble(connection, now, failure.words, for_good=isinstance(failure, Permanent))
    else:
        replace_busy_times(connection, _without_own(seat, now, found))
        _all_well(connection, now, mark, len(found))
        return done
    return 0


def _kept(
    seat: Seat, now: datetime, connection: CalendarConnection, calendars: Calendars
) -> tuple[tuple[Busy, ...], int, str]:  # fmt: skip
    """Changes first, so that nothing is written over them; then our appointments; then what else is busy."""
    one = Pass(seat, now, connection, calendars)
    copies = copies_of(connection)
    changes = calendars.changes(one.calendar, connection.mark)
    done = notice_changes(calendars, changes, [copy for copy in copies if copy.address.startswith(one.calendar)], now)
    done += keep_copies(one)
    addresses = [copy.address for copy in copies_of(connection)]
    return calendars.busy(one.calendar, _asked(seat, now), addresses), done, changes.mark


def _asked(seat: Seat, now: datetime) -> Asked:
    mine = {seat.user.email, *_addresses(MailConnection, "address", seat), *_addresses(Campaign, "email", seat)}
    ours = Interview.objects.filter(workspace=seat.workspace, starts_at__gt=now - timedelta(days=1))
    return Asked(
        first=now,
        last=now + AHEAD,
        zone=seat.zone.key,
        mine=frozenset(address.lower() for address in mine if address),
        ours=frozenset(ours.values_list("uid", flat=True)),
    )


def _addresses(model, column: str, seat: Seat) -> list[str]:
    return list(model.objects.filter(workspace=seat.workspace, deleted_at=None).values_list(column, flat=True))


def _without_own(seat: Seat, now: datetime, found: tuple[Busy, ...]) -> list[Busy]:
    """A time that is exactly one of our own talks comes back from a feed without its UID: it is known here already."""
    talks = Interview.objects.visible_to(seat).open().filter(starts_at__gt=now - timedelta(days=1))
    own = {(talk.starts_at, talk.ends_at) for talk in talks}
    return [span for span in found if tuple(span) not in own]


def _in_trouble(connection: CalendarConnection, now: datetime, words: str, for_good: bool) -> None:
    since = connection.trouble_at if connection.trouble else now
    CalendarConnection.objects.filter(pk=connection.pk).update(
        trouble=words[:300], trouble_at=since, next_read_at=now + AFTER_REFUSAL if for_good else None
    )
    LOG.warning("calendar %s: %s", connection.pk, words)


def _all_well(connection: CalendarConnection, now: datetime, mark: str, count: int) -> None:
    words = f"{count} busy time{'' if count == 1 else 's'} in the next 8 weeks."
    CalendarConnection.objects.filter(pk=connection.pk).update(
        read_at=now, read_words=words, mark=mark[:2000], trouble="", trouble_at=None, next_read_at=None
    )
