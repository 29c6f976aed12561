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
    ("answered", "answer", "answers"),
    ("told", "line of news", "lines of news"),
    ("talked", "talk held", "talks held"),
    ("thanked", "thank-you", "thank-yous"),
)

_NEWS = Q(letter__kind__in=(Letter.Kind.REPORT_BACK, Letter.Kind.IN_TOUCH, Letter.Kind.MENTORSHIP))
_OTHERS = (Letter.Kind.REPLY, Letter.Kind.CONFIRM)
_NUDGES = Q(kind=Kind.NUDGED) & ~Q(letter__kind__in=_OTHERS, letter__isnull=False) & ~_NEWS


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


def acts(seat: Seat, now: datetime, since: date | None = None) -> Acts:
    """The last ten weeks, from the one in which the search began. One query, of which the database reads
    those weeks only."""
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
            nudged=Count("pk", filter=_NUDGES),
            answered=Count("pk", filter=Q(kind=Kind.NUDGED) & ~_NUDGES & ~_NEWS),
            told=Count("pk", filter=Q(kind=Kind.NUDGED) & _NEWS),
            talked=Count("pk", filter=Q(kind=Kind.MET)),
            thanked=Count("pk", filter=Q(kind=Kind.THANKED)),
        )
    )
    asks = {week: asked for week, asked, *_ in rows}
    totals = [sum(row[place] for row in rows) for place in range(1, 1 + len(ACTS))]
    return Acts(
        weeks=tuple(
            Week(day, asks.get(index, 0), day == this_monday)
            for index, day in enumerate(mondays)
            if index in asks or since is None or day + timedelta(days=6) >= since
        ),
        done=tuple(
            (count, one if count == 1 else many)
            for count, (_, one, many) in zip(totals, ACTS, strict=True)
            if count
        ),
    )  # fmt: skip


def _asked_aloud() -> Q:
    return Q(kind__in=(Kind.ASKED, Kind.NUDGED), channel__in=CALLS)
