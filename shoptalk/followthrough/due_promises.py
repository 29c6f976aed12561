"""Suggestions whose day has come, names to write to, and people who wait to hear what came of it (C6, C7, B21, B22)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta

from django.db.models import Max, Q
from django.urls import reverse

from shoptalk.campaigns.models import Campaign
from shoptalk.contacts.models import Contact
from shoptalk.followthrough.models import Referral, Suggestion
from shoptalk.followthrough.referrals import NOT_ASKED_YET, SOMETHING_CAME_OF_IT, Given, referrals_of
from shoptalk.method import report_back
from shoptalk.method.day_words import spoken
from shoptalk.outreach.due_move import LOOKED_AT, DueMove
from shoptalk.outreach.models import Letter
from shoptalk.workspaces.access import Seat

WAITS = {  # days until one writes oneself, by route (B22)
    Referral.Route.MENTION: timedelta(days=1),
    Referral.Route.FORWARD: timedelta(days=1),
    Referral.Route.INTRODUCE: timedelta(days=7),
}
SHOWN_WORDS = 120


def suggestions(seat: Seat, now: datetime, campaign: Campaign) -> list[DueMove]:
    """Open suggestions by their day, one move for each giver. One query."""
    today = seat.today(now)
    rows = Suggestion.objects.visible_to(seat).open().filter(due_on__lte=today, contact__deleted_at=None)
    by_giver: dict[Contact, list[Suggestion]] = defaultdict(list)
    for one in rows.select_related("contact")[: LOOKED_AT * 4]:
        by_giver[one.contact].append(one)
    return [_act_on(giver, found) for giver, found in list(by_giver.items())[:LOOKED_AT]]


def _act_on(giver: Contact, found: list[Suggestion]) -> DueMove:
    first, more = found[0], len(found) - 1
    rest = f" And {more} more from {giver.called}." if more else ""
    return DueMove(
        "suggestion", giver, first.due_on or first.given_on,
        f"{giver} suggested it on {spoken(first.given_on)}. Done, could not, decided against: each is an answer.{rest}",
        f"{reverse('promises')}#suggestion-{first.pk}", _short(first.text), "Say what came of it", "suggestion",
    )  # fmt: skip


def reports(seat: Seat, now: datetime, campaign: Campaign) -> list[DueMove]:
    """Givers who have not heard: an outcome is known, a name led to a talk, or 45 days went by. Seven queries."""
    due: dict[Contact, tuple[date, str]] = {}
    open_to = {"contact__deleted_at": None, "contact__do_not_contact_at": None}
    known = Suggestion.objects.visible_to(seat).unreported().filter(**open_to).select_related("contact")
    for one in known.order_by("settled_at", "pk")[: LOOKED_AT * 2]:
        said = f"{one.get_outcome_display()}: {_short(one.text)}. {one.contact.called} would like to hear."
        due.setdefault(one.contact, (one.outcome_on or seat.today(now), said))
    for names in referrals_of(seat, named_with=SOMETHING_CAME_OF_IT, most=LOOKED_AT * 4).values():
        for given in names:
            if given.is_news and given.news_at and given.giver.do_not_contact_at is None:
                why = f"{given.giver.called} pointed you to {given.named}. Tell them what came of it."
                due.setdefault(given.giver, (seat.today(given.news_at), why))
    for one, on in _long_unsaid(seat, now, open_to):
        why = f"Since {spoken(one.given_on)} {one.contact.called} has not heard what became of their advice."
        due.setdefault(one.contact, (on, f"{why} “Not yet” is a fine answer, too."))
    return [_tell(giver, on, why) for giver, (on, why) in list(due.items())[:LOOKED_AT]]


def _long_unsaid(seat: Seat, now: datetime, open_to: dict) -> list[tuple[Suggestion, date]]:
    """Suggestions that are still open 45 days after they were given, or after the last word about them (C6)."""
    today = seat.today(now)
    letters = Q(contact__letters__kind=Letter.Kind.REPORT_BACK, contact__letters__deleted_at=None)
    rows = Suggestion.objects.visible_to(seat).open().filter(given_on__lte=today - report_back.REPORT_AFTER, **open_to)
    rows = rows.annotate(last_report=Max("contact__letters__left_at", filter=letters)).select_related("contact")
    found = []
    for one in rows.order_by("given_on", "pk")[: LOOKED_AT * 2]:
        on = report_back.due_on(one.given_on, seat.today(one.last_report) if one.last_report else None)
        if on <= today:
            found.append((one, on))
    return found


def _tell(giver: Contact, on: date, why: str) -> DueMove:
    return DueMove(
        "report_back", giver, on, why, reverse("report_back", args=[giver.pk]), f"Tell {giver} what came of it",
        "Look over the letter", "mail",
    )  # fmt: skip


def referrals(seat: Seat, now: datetime, campaign: Campaign) -> list[DueMove]:
    """People who were named and not asked yet; new asks rest while the campaign is paused. Five queries."""
    if campaign.paused_at:
        return []
    today = seat.today(now)
    moves: dict[int, DueMove] = {}
    for names in referrals_of(seat, named_with=NOT_ASKED_YET, most=LOOKED_AT * 2).values():
        for given in names:
            on = given.given_on + WAITS[Referral.Route(given.route)]
            if given.stands == "ahead" and on <= today:
                moves.setdefault(given.named.pk, _meet(given, on))
    return list(moves.values())[:LOOKED_AT]


def named_lately(seat: Seat, now: datetime) -> set[int]:
    """People whom a giver named so lately that the first word is still the giver's, or tomorrow's (B22). One query."""
    today = seat.today(now)
    rows = Referral.objects.visible_to(seat).filter(given_on__gt=today - max(WAITS.values()))
    found = rows.values_list("named_id", "given_on", "route")
    return {named for named, given_on, route in found if given_on + WAITS[Referral.Route(route)] > today}


def _meet(given: Given, on: date) -> DueMove:
    giver, named = given.giver, given.named
    why = f"{giver} named them on {spoken(given.given_on)}."
    url = f"{reverse('ask', args=[named.pk])}?move=meet_referral"
    if given.route == Referral.Route.INTRODUCE:
        why += " The introduction has had a week; a line of your own is fine now."
    elif given.route == Referral.Route.FORWARD:
        why += f" {giver.called} passes on a note from you."
        url += f"&channel=introduction&connector={giver.pk}"
    if not given.may_use_name:
        why += f" The letter leaves {giver.called} out until you may mention them."
    return DueMove("meet_referral", named, on, why, url, f"Write to {named}", "Look over the ask", "referral")


def _short(text: str) -> str:
    return text if len(text) <= SHOWN_WORDS else f"{text[:SHOWN_WORDS].rsplit(' ', 1)[0]} …"
