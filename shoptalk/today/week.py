"""The weekly pace and what was done: acts that are under the seeker's control, counted, never outcomes (D22)."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Count, Q

from shoptalk.campaigns.models import Campaign
from shoptalk.outreach.models import Touch
from shoptalk.workspaces.access import Seat

ASKING = (Touch.Kind.ASKED, Touch.Kind.VOICEMAIL_LEFT)
TALKING = (Touch.Kind.MET,)
DONE_TODAY = (
    Touch.Kind.ASKED, Touch.Kind.NUDGED, Touch.Kind.VOICEMAIL_LEFT, Touch.Kind.NO_ANSWER, Touch.Kind.MET,
    Touch.Kind.THANKED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Week:
    """This week's acts beside the pace that the seeker chose."""

    asks: int
    asks_wanted: int
    talks: int
    talks_wanted: int

    @property
    def asks_open(self) -> int:
        return max(0, self.asks_wanted - self.asks)


def week_of(seat: Seat, now: datetime, campaign: Campaign) -> Week:
    """Monday to Sunday in the seeker's own zone."""
    today = seat.today(now)
    monday = datetime.combine(today - timedelta(days=today.weekday()), time.min, seat.zone)
    counts = Touch.objects.visible_to(seat).filter(at__gte=monday, at__lte=now, ask__campaign=campaign).aggregate(
        asks=Count("ask_id", distinct=True, filter=Q(kind__in=ASKING)),
        talks=Count("pk", filter=Q(kind__in=TALKING)),
    )  # fmt: skip
    return Week(counts["asks"], campaign.asks_per_week, counts["talks"], campaign.talks_per_week)


def strokes_of_today(seat: Seat, now: datetime) -> list[Touch]:
    """What the seeker did today, in order: for the calm end of the day."""
    morning = datetime.combine(seat.today(now), time.min, seat.zone)
    touches = Touch.objects.visible_to(seat).filter(at__gte=morning, at__lte=now, kind__in=DONE_TODAY)
    return list(touches.select_related("contact", "letter").order_by("at", "pk")[:50])
