"""Who named whom, and what came of it. A referral is a row of its own, or a logged "they named somebody else"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, Max, OuterRef, Q

from shoptalk.contacts.models import Contact
from shoptalk.followthrough.models import Referral
from shoptalk.history.steps import Step
from shoptalk.interviews.models import Interview
from shoptalk.method import report_back
from shoptalk.outreach.mention import may_mention
from shoptalk.outreach.models import Ask, Letter, Touch
from shoptalk.workspaces.access import Seat

TALKED = ("met", "thanked")
CLOSED = ("let_go", "do_not_contact", "resting")
AHEAD_STAGES = ("", "to_ask")
NOT_ASKED_YET = ~Exists(Ask.objects.filter(contact=OuterRef("named")).exclude(stage="to_ask")) & Q(
    named__do_not_contact_at=None
)
SOMETHING_CAME_OF_IT = Exists(Ask.objects.filter(contact=OuterRef("named"), stage__in=(*TALKED, *CLOSED)))


@dataclass(frozen=True, slots=True)
class Given:
    """One name that somebody gave, with the consent and how it stands with the person who was named."""

    giver: Contact
    named: Contact
    given_on: date
    route: str
    may_use_name: bool
    words: str
    referral: Referral | None  # None: only logged as a touch, without a row of its own
    stage: str  # of the ask to the person named
    news_at: datetime | None  # when they talked, or the ask was closed
    told_at: datetime | None  # the last report to the giver

    @property
    def stands(self) -> str:
        """As `method/report_back.py` names it."""
        if self.stage in TALKED:
            return "talked"
        if self.stage in CLOSED:
            return "closed"
        if self.stage in AHEAD_STAGES:
            return "ahead"
        return "agreed" if self.stage == "scheduled" else "asked"

    @property
    def is_news(self) -> bool:
        """Something came of it that the giver has not heard (C6)."""
        if self.stands not in report_back.NEWS or self.news_at is None:
            return False
        return self.told_at is None or self.told_at < self.news_at

    def stored_in(self, change: Step, now: datetime) -> Referral:
        """The row, made inside a step where there was only the touch."""
        return self.referral or change.create(
            Referral(
                workspace_id=self.giver.workspace_id, contact=self.giver, named=self.named, route=self.route,
                may_use_name=self.may_use_name, given_on=self.given_on, words=self.words[:400], written_at=now,
            )
        )  # fmt: skip


def referrals_of(
    seat: Seat, givers: Sequence[Contact] | None = None, named_with: Q | Exists | None = None, most: int | None = None
) -> dict[int, list[Given]]:
    """By giver, oldest first: the names they gave. Five queries, whatever the number of people.

    `named_with` narrows to the people named of whom it is true; `most` cuts each of the two sources.
    """
    rows = Referral.objects.visible_to(seat).filter(contact__deleted_at=None, named__deleted_at=None)
    touches = Touch.objects.visible_to(seat).filter(
        kind=Touch.Kind.GAVE_ANOTHER_NAME, named__deleted_at=None, contact__deleted_at=None
    )
    touches = touches.exclude(named=None)
    if givers is not None:
        ids = [giver.pk for giver in givers]
        rows, touches = rows.filter(contact__in=ids), touches.filter(contact__in=ids)
    if named_with is not None:
        rows, touches = rows.filter(named_with), touches.filter(named_with)
    found = list(rows.select_related("contact", "named").order_by("given_on", "pk")[:most])
    known = {(row.contact_id, row.named_id) for row in found}
    logged: dict[tuple[int, int], Touch] = {}
    for touch in touches.select_related("contact", "named").order_by("at", "pk")[:most]:
        pair = (touch.contact_id, touch.named_id or 0)
        if pair not in known:
            logged.setdefault(pair, touch)
    if not found and not logged:
        return defaultdict(list)
    around = _around(seat, [row.named_id for row in found] + [named for _, named in logged])
    told = _told(seat, {row.contact_id for row in found} | {giver for giver, _ in logged})
    by_giver: dict[int, list[Given]] = defaultdict(list)
    for row in found:
        by_giver[row.contact_id].append(_of_row(row, around, told))
    for touch in logged.values():
        by_giver[touch.contact_id].append(_of_touch(seat, touch, around, told))
    for names in by_giver.values():
        names.sort(key=lambda one: (one.given_on, one.named.pk))
    return by_giver


def _around(seat: Seat, named: Sequence[int]) -> dict[int, tuple[str, datetime | None]]:
    """For each person who was named: the stage of the newest ask, and when there was news."""
    last = Max("touches__at", filter=Q(touches__deleted_at=None, touches__kind__in=("met", "declined", "not_now")))
    asks = Ask.objects.visible_to(seat).filter(contact__in=named).annotate(news_at=last).order_by("pk")
    found = {ask.contact_id: (ask.stage, ask.news_at) for ask in asks}
    held = Interview.objects.visible_to(seat).held().filter(contact__in=named).values_list("contact_id", "ended_at")
    for contact_id, ended_at in held:
        stage, news_at = found.get(contact_id, ("", None))
        found[contact_id] = (stage if stage in TALKED else "met", max(filter(None, (news_at, ended_at))))
    return found


def _told(seat: Seat, givers: set[int]) -> dict[int, datetime]:
    """For each giver: when the last report-back left."""
    letters = Letter.objects.visible_to(seat).filter(contact__in=givers, kind=Letter.Kind.REPORT_BACK)
    rows = letters.exclude(left_at=None).order_by("left_at").values_list("contact_id", "left_at")
    return {contact_id: left_at for contact_id, left_at in rows if left_at}


def _of_row(row: Referral, around: dict, told: dict) -> Given:
    stage, news_at = around.get(row.named_id, ("", None))
    heard = [moment for moment in (row.reported_at, told.get(row.contact_id)) if moment]
    return Given(
        row.contact, row.named, row.given_on, row.route, row.may_use_name, row.words, row, stage, news_at,
        max(heard, default=None),
    )  # fmt: skip


def _of_touch(seat: Seat, touch: Touch, around: dict, told: dict) -> Given:
    assert touch.named, "touches without a name were left out"
    stage, news_at = around.get(touch.named_id, ("", None))
    return Given(
        touch.contact, touch.named, seat.today(touch.at), Referral.Route.MENTION,
        may_mention(touch.named, touch.contact), touch.words, None, stage, news_at, told.get(touch.contact_id),
    )  # fmt: skip
