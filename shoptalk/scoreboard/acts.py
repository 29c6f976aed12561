"""What the seeker did, week by week: acts that are in one's own hands, which is what deserves praise (rulebook D22)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Case, Count, IntegerField, Q, Value, When

from shoptalk.outreach.models import Channel, Letter, Touch
from shoptalk.workspaces.access import Seat

WEEKS = 10
CALLS = (Channel.CALL, Channel.VOICEMAIL)
Kind = Touch.Kind
ACTS = (
    ("asked", "somebody asked", "people asked"),
    ("rang", "call made", "calls made, answered or not"),
    ("nudged", "gentle nudge", "gentle nudges"),
    ("talked", "talk held", "talks held"),
    ("thanked", "thank-you", "thank-yous"),
)


@dataclass(frozen=True, slots=True)
class Week:
    """One week, from its Monday."""

    monday: date
    asks: int
    now: bool


@dataclass(frozen=True, slots=True)
class Acts:
    """Ten weeks of acts."""

    weeks: tuple[Week, ...]
    done: tuple[tuple[int, str], ...]  # only what was done: (5, "people asked")


def acts(seat: Seat, now: datetime) -> Acts:
    """The last ten weeks. One query, of which the database reads those ten weeks only."""
    today = seat.today(now)
    this_monday = today - timedelta(days=today.weekday())
    mondays = [this_monday - timedelta(weeks=back) for back in reversed(range(WEEKS))]
    starts = [datetime.combine(day, time(), tzinfo=seat.zone) for day in mondays]
    week = Case(
        *[When(at__lt=end, then=Value(index)) for index, end in enumerate(starts[1:])],
        default=Value(WEEKS - 1),
        output_field=IntegerField(),
    )
    lately = Touch.objects.visible_to(seat).filter(at__gte=starts[0], at__lte=now).order_by()
    rows = list(
        lately.annotate(week=week)
        .values_list("week")
        .annotate(
            asked=Count("pk", filter=Q(kind=Kind.ASKED)),
            rang=Count("pk", filter=Q(kind__in=(Kind.NO_ANSWER, Kind.VOICEMAIL_LEFT)) | _asked_aloud()),
            nudged=Count("pk", filter=_nudged()),
            talked=Count("pk", filter=Q(kind=Kind.MET)),
            thanked=Count("pk", filter=Q(kind=Kind.THANKED)),
        )
    )
    asks = {week: asked for week, asked, *_ in rows}
    totals = [sum(row[place] for row in rows) for place in range(1, 1 + len(ACTS))]
    return Acts(
        weeks=tuple(Week(day, asks.get(index, 0), day == this_monday) for index, day in enumerate(mondays)),
        done=tuple(
            (count, one if count == 1 else many)
            for count, (_, one, many) in zip(totals, ACTS, strict=True)
            if count
        ),
    )  # fmt: skip


def _nudged() -> Q:
    """Answers and news are logged as the same kind of touch; their letter tells them apart."""
    nudges = (Letter.Kind.NUDGE, Letter.Kind.LAST_LINE, Letter.Kind.CHECK_BACK)
    return Q(kind=Kind.NUDGED) & (Q(letter=None) | Q(letter__kind__in=nudges))


def _asked_aloud() -> Q:
    return Q(kind__in=(Kind.ASKED, Kind.NUDGED), channel__in=CALLS)
