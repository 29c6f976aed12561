"""Who was asked, how, and what came of it: counted by the database, so that the page costs the same for anybody.

One row of the answer stands for all who are alike. What happened is read from the touches and never from a stage: a
stage says where things stand now, and somebody who rests by now may well have talked.
"""

from datetime import datetime, time, timedelta

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    Exists,
    ExpressionWrapper,
    IntegerField,
    Max,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)

from shoptalk.contacts.models import Tie
from shoptalk.interviews.models import Interview
from shoptalk.method.business_days import Calendar
from shoptalk.method.funnel import Asked, last_ripe_day
from shoptalk.outreach.models import Channel, Touch
from shoptalk.workspaces.access import Seat

Kind = Touch.Kind
ANSWERS = (
    Kind.REPLIED, Kind.DECLINED, Kind.NOT_NOW, Kind.GAVE_ANOTHER_NAME, Kind.NO_CONTACT,
)  # fmt: skip
# What happened, in one number for each ask: the furthest step, and ten more for thanks.
REPLIED, AGREED, MET, THANKED = 1, 2, 3, 10
THANKS_MAY_COME = timedelta(days=3)  # C1: due in a day, late after three
INTRODUCED, KNOWN_WELL, KNOWN_A_LITTLE, NEW = "introduced", "well", "little", "new"
TIE_WORDS = {
    INTRODUCED: "Somebody introduced you",
    KNOWN_WELL: "Close or warm",
    KNOWN_A_LITTLE: "You know each other a little, or did",
    NEW: "New to you",
}


def asked_by_then(seat: Seat, now: datetime) -> list[Asked]:
    """Everybody who was asked by `now`, alike ones together. One query."""
    # Asked for by workspace as well, a planner without statistics would read the whole notebook for each ask.
    touches = Touch.objects.filter(deleted_at=None).order_by()
    held = Interview.objects.held().filter(contact=OuterRef("contact"), deleted_at=None).order_by()
    firsts = (
        Touch.objects.visible_to(seat)
        .order_by()
        .filter(kind=Kind.ASKED)
        .filter(
            ~Exists(
                touches.filter(ask=OuterRef("ask"), kind=Kind.ASKED).filter(
                    Q(at__lt=OuterRef("at")) | Q(at=OuterRef("at"), pk__lt=OuterRef("pk"))
                )
            )
        )
    )
    rows = (
        firsts.annotate(
            ripe=_flag(at__lt=start_of_the_young(seat, now)),
            happened=Subquery(_what_happened(touches)),
            sat=Exists(held),
            talking=_flag(ask__stage="talking"),
            coming=_flag(ask__stage="scheduled"),
            young_talk=_flag(ask__stage="met", ask__last_touch_on__gt=seat.today(now) - THANKS_MAY_COME),
            tie=_tie(),
        )
        .values_list(
            "ripe", "happened", "sat", "talking", "coming", "young_talk",
            "channel", "letter__template_key", "letter__template_version", "tie",
        )
        .annotate(Count("pk"))
    )  # fmt: skip
    return [_asked(*row) for row in rows]


def start_of_the_young(seat: Seat, now: datetime) -> datetime:
    """The moment from which on nothing had time yet: ten business days ago, as the seeker's country counts (F25)."""
    day = last_ripe_day(seat.today(now), Calendar((seat.user.country,) if seat.user.country else ()))
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=seat.zone)


def _what_happened(touches):
    furthest = Max(
        Case(
            When(kind=Kind.MET, then=MET),
            When(kind=Kind.AGREED, then=AGREED),
            When(kind__in=ANSWERS, then=REPLIED),
            default=0,
            output_field=IntegerField(),
        )
    )
    thanked = Max(Case(When(kind=Kind.THANKED, then=THANKED), default=0, output_field=IntegerField()))
    of_this_ask = touches.filter(ask=OuterRef("ask")).values("ask")
    return of_this_ask.annotate(sum_of_it=furthest + thanked).values("sum_of_it")


def _flag(**lookup: object) -> ExpressionWrapper:
    return ExpressionWrapper(Q(**lookup), output_field=BooleanField())


def _tie() -> Case:
    """Four degrees of knowing somebody: fewer cases each would tell nothing (A1, F24)."""
    wrote = Q(contact__messages_sent__gt=0) & Q(contact__messages_received__gt=0)
    return Case(
        When(Q(channel=Channel.INTRODUCTION) | Q(contact__introduced_by__isnull=False), then=Value(INTRODUCED)),
        When(Q(contact__tie__in=(Tie.CLOSE, Tie.WARM)) | Q(contact__tie="") & wrote, then=Value(KNOWN_WELL)),
        When(
            Q(contact__tie__in=(Tie.ACQUAINTANCE, Tie.DORMANT))
            | Q(contact__tie="", contact__connected_on__isnull=False),
            then=Value(KNOWN_A_LITTLE),
        ),
        default=Value(NEW),
        output_field=CharField(),
    )


def _asked(
    ripe: bool, happened: int, sat: bool, talking: bool, coming: bool, young_talk: bool, channel: str,
    template: str | None, version: int | None, tie: str, people: int,
) -> Asked:  # fmt: skip
    furthest = happened % THANKED
    return Asked(
        ripe=bool(ripe),
        replied=furthest >= REPLIED,
        agreed=furthest >= AGREED,
        held=furthest >= MET or sat,
        thanked=happened >= THANKED,
        talking=bool(talking),
        coming=bool(coming),
        young_talk=bool(young_talk),
        channel=channel,
        template=template or "",
        version=version or 0,
        tie=tie,
        people=people,
    )
