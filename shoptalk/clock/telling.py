"""Notices on the seeker's screens: "your talk starts in 15 minutes" and "they answered" (method/notices.py says when).

A notice is written down (Told) before it is sent: of two workers one writes first, and a worker that dies in between
leaves it unsaid rather than said twice. Only where the push service surely did not take it, the note is taken back and
the next minute tries again, as long as it is worth saying.
"""

import logging
from datetime import datetime

from django.db.models import F, Q
from django.urls import reverse

from shoptalk.clock.models import Told
from shoptalk.connections.models import Notices, PushAddress
from shoptalk.connections.pushing import send_notice
from shoptalk.integrations.ports.servers import Failure, Retryable
from shoptalk.interviews.models import Interview
from shoptalk.mailbox.models import Incoming
from shoptalk.method.notices import NEWS_FOR, SOON, Choice, Notice, Reply, Talk, due_to_tell
from shoptalk.workspaces.access import Seat, seat_behind

log = logging.getLogger(__name__)

ANSWERS = (Incoming.Kind.REPLY, Incoming.Kind.INVITE_ANSWER)
LOOKED_AT = 50  # answers of a day; whoever gets more looks anyway
WANTED = Q(meeting_soon=True) | Q(they_replied=True)


def does_anybody_want_notices(now: datetime) -> bool:
    return Notices.objects.filter(WANTED, deleted_at=None).exists()


def tell_what_is_due(now: datetime) -> int:
    """Says to every browser that agreed what it was not told yet. How many notices went out."""
    chosen = Notices.objects.filter(WANTED, deleted_at=None).select_related("workspace").order_by("pk")
    return sum(_tell(seat, now, choice) for choice in chosen if (seat := seat_behind(choice.workspace)))


def _tell(seat: Seat, now: datetime, chosen: Notices) -> int:
    addresses = list(PushAddress.objects.visible_to(seat).filter(gone_at=None).order_by("pk"))
    talks, replies = (_talks(seat, now), _replies(seat, now)) if addresses else ([], [])
    if not (talks or replies):
        return 0
    choice = Choice(seat.zone, chosen.meeting_soon, chosen.they_replied, chosen.quiet_from, chosen.quiet_until)
    items = [*(talk.key for talk in talks), *(reply.key for reply in replies)]
    keys = [_key(item, address) for item in items for address in addresses]
    told = set(Told.objects.filter(workspace=seat.workspace, key__in=keys).values_list("key", flat=True))
    sent = 0
    for address in addresses:
        open_talks = [talk for talk in talks if _key(talk.key, address) not in told]
        open_replies = [reply for reply in replies if _key(reply.key, address) not in told]
        for notice in due_to_tell(now, choice, open_talks, open_replies):
            sent += _say(seat, now, address, notice)
    return sent


def _say(seat: Seat, now: datetime, address: PushAddress, notice: Notice) -> bool:
    mine = [key for key in (_key(key, address) for key in notice.keys) if _write_down(seat, now, key)]
    if not mine:
        return False  # another worker was faster
    try:
        send_notice(address, now, words=notice.words, path=notice.path, key=notice.keys[0], until=notice.until)
    except Retryable as failure:
        Told.objects.filter(workspace=seat.workspace, key__in=mine).delete()
        log.warning("A notice could not be sent and is tried again: %s", failure.words)
        return False
    except Failure as failure:
        log.warning("A notice could not be sent: %s", failure.words)
        return False
    return True


def _write_down(seat: Seat, now: datetime, key: str) -> bool:
    _, is_new = Told.objects.get_or_create(workspace=seat.workspace, key=key, defaults={"told_at": now})
    return is_new


def _key(key: str, address: PushAddress) -> str:
    return f"{key}@{address.pk}"


def _talks(seat: Seat, now: datetime) -> list[Talk]:
    """Those that begin soon. A talk that was moved is another one: its time is part of the key."""
    rows = Interview.objects.visible_to(seat).open().filter(started_at=None, contact__deleted_at=None)
    rows = rows.filter(starts_at__gt=now, starts_at__lte=now + SOON).select_related("contact")
    return [
        Talk(
            f"talk-{row.pk}-{int(row.starts_at.timestamp())}", row.contact.called, row.starts_at,
            reverse("interview", args=[row.pk]),
        )
        for row in rows
    ]  # fmt: skip


def _replies(seat: Seat, now: datetime) -> list[Reply]:
    """Answers of people whom we know for sure, that the seeker has not looked at since they were noticed."""
    rows = Incoming.objects.visible_to(seat).filter(kind__in=ANSWERS, is_offered=False, contact__deleted_at=None)
    rows = rows.filter(contact__isnull=False, noticed_at__gt=now - NEWS_FOR, noticed_at__lte=now)
    rows = rows.filter(Q(settled_at=None) | Q(settled_at__lte=F("noticed_at"))).select_related("contact")
    return [
        Reply(f"reply-{row.pk}", row.contact.called, row.noticed_at, reverse("person", args=[row.contact.pk]))
        for row in rows.order_by("noticed_at")[:LOOKED_AT]
        if row.contact
    ]
