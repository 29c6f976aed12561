"""What came of the talks and of the applications. People and papers are counted apart, and each offer may have many
people behind it (F14, F27)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q

from shoptalk.followthrough.models import Referral, Suggestion
from shoptalk.interviews.models import Interview
from shoptalk.method.arms import Arm
from shoptalk.method.benchmarks import RESUMES_SAYING, TALKS_SAYING
from shoptalk.method.funnel import Talks
from shoptalk.method.rates import Rate
from shoptalk.outreach.models import Touch
from shoptalk.scoreboard.models import Application, Offer, PartPlayed
from shoptalk.workspaces.access import Seat

REPORT_MAY_COME = timedelta(days=30)  # C6: within 14 to 30 days of acting


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Talks and resumes, and what each led to."""

    talks: Talks
    from_talks: Arm
    from_resumes: Arm
    applications: int
    offers: int


@dataclass(frozen=True, slots=True)
class Behind:
    """The people behind applications, job interviews and offers."""

    applied: frozenset[int]
    interviewed: frozenset[int]
    offered: frozenset[int]


def outcomes(seat: Seat, now: datetime, young_from: datetime) -> Outcomes:
    """Everything after the talks. Seven queries, whatever there is; nothing from `young_from` on had time yet (F25)."""
    applications = list(Application.objects.visible_to(seat).order_by())
    offers = list(Offer.objects.visible_to(seat).order_by())
    behind = _behind(seat, applications, offers)
    talked, named = _talked_and_named(seat)
    ripe = {person for person, at in talked.items() if at < young_from}
    young = talked.keys() - ripe
    young_offered = len(young & behind.offered)
    offered = len(ripe & behind.offered)
    talks = Talks(
        people=len(ripe),
        named=len(ripe & named),
        applied=len(ripe & behind.applied),
        interviewed=len(ripe & behind.interviewed),
        offered=offered,
        young=len(young),
        young_offered=young_offered,
        **_suggestions(seat, seat.today(now)),
    )
    from_talks = Arm(Rate(offered, len(ripe)), TALKS_SAYING, young=len(young), young_offers=young_offered)
    resumes = _resumes(applications, offers, seat.today(young_from))
    return Outcomes(talks, from_talks, resumes, len(applications), len(offers))


def _talked_and_named(seat: Seat) -> tuple[dict[int, datetime], set[int]]:
    """Whom one talked with, and when first; and who named somebody. Three queries."""
    named = set(Referral.objects.visible_to(seat).order_by().values_list("contact_id", flat=True))
    talked: dict[int, datetime] = {}
    touches = Touch.objects.visible_to(seat).order_by()
    kinds = (Touch.Kind.MET, Touch.Kind.GAVE_ANOTHER_NAME)
    held = Interview.objects.visible_to(seat).held().order_by().values_list("contact_id", "starts_at")
    for person, kind, at in touches.filter(kind__in=kinds).values_list("contact_id", "kind", "at"):
        if kind == Touch.Kind.MET:
            talked[person] = min(at, talked.get(person, at))
        else:
            named.add(person)
    for person, at in held:
        talked[person] = min(at, talked.get(person, at))
    return talked, named


def _behind(seat: Seat, applications: Iterable[Application], offers: Iterable[Offer]) -> Behind:
    """Who played a part in what still stands. Whoever played one in an application also played one in its offer."""
    standing = {one.pk: one for one in applications}
    of_offer = {offer.pk for offer in offers}
    with_offer = {offer.application_id for offer in offers}
    parts = PartPlayed.objects.visible_to(seat).order_by().values_list("contact_id", "application_id", "offer_id")
    applied, interviewed, offered = set(), set(), set()
    for person, application, offer in parts:
        if application in standing:
            applied.add(person)
            if standing[application].interviewed_on:
                interviewed.add(person)
        if application in with_offer & standing.keys() or offer in of_offer:
            offered.add(person)
    return Behind(frozenset(applied), frozenset(interviewed), frozenset(offered))


def _resumes(applications: Iterable[Application], offers: Iterable[Offer], young_from: date) -> Arm:
    with_offer = {offer.application_id for offer in offers}
    sent = [one for one in applications if one.way == Application.Way.RESUME]
    ripe = [one for one in sent if one.sent_on < young_from]
    young = [one for one in sent if one.sent_on >= young_from]
    return Arm(
        Rate(sum(one.pk in with_offer for one in ripe), len(ripe)),
        RESUMES_SAYING,
        open=sum(one.closed_on is None and one.pk not in with_offer for one in ripe),
        young=len(young),
        young_offers=sum(one.pk in with_offer for one in young),
    )


def _suggestions(seat: Seat, today: date) -> dict[str, int]:
    closed = ~Q(outcome="")
    lately = Q(outcome_on__gt=today - REPORT_MAY_COME, told_at=None)
    return (
        Suggestion.objects.visible_to(seat)
        .with_report()
        .order_by()
        .aggregate(
            suggestions_closed=Count("pk", filter=closed),
            acted_on=Count("pk", filter=Q(outcome=Suggestion.Outcome.DONE)),
            suggestions_open=Count("pk", filter=Q(outcome="")),
            reported=Count("pk", filter=closed & Q(told_at__isnull=False)),
            reports_coming=Count("pk", filter=closed & lately),
        )
    )
