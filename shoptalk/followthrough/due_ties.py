"""Ties that are kept: a line every few months, a mentorship offered in time, its rhythm and its review (C11-C18)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime

from django.db.models import Exists, Max, OuterRef, Q, Subquery
from django.urls import reverse

from shoptalk.campaigns.models import Campaign
from shoptalk.contacts.models import Contact
from shoptalk.followthrough.loops import loops
from shoptalk.followthrough.models import Keeping, Mentorship
from shoptalk.interviews.models import Interview
from shoptalk.method import mentorship as craft
from shoptalk.method import staying_in_touch
from shoptalk.method.day_words import spoken
from shoptalk.outreach.due_move import LOOKED_AT, DueMove
from shoptalk.outreach.models import Ask, Letter, Touch
from shoptalk.workspaces.access import Seat

UNINVITED = (Letter.Kind.IN_TOUCH, Letter.Kind.CHECK_BACK)
SAID_TIER = Subquery(Keeping.objects.filter(contact=OuterRef("contact"), deleted_at=None).values("tier")[:1])


def in_touch(seat: Seat, now: datetime, campaign: Campaign) -> list[DueMove]:
    """People who were thanked and to whom nothing else is owed, by the rhythm of their tier. Two queries.

    The ask's own "check back" for them says the same by one rhythm for all; Today shows this one in its place.
    """
    today = seat.today(now)
    quiet = today - staying_in_touch.RHYTHM[staying_in_touch.CLOSE]
    asks = (
        Ask.objects.visible_to(seat)
        .filter(campaign=campaign, stage="thanked", next_kind="check_back", last_touch_on__lte=quiet)
        .filter(contact__deleted_at=None, contact__do_not_contact_at=None)
        .annotate(said=SAID_TIER)
        .filter(Q(said=None) | ~Q(said=staying_in_touch.ARCHIVE))
        .select_related("contact")
        .order_by("last_touch_on", "pk")
    )
    looked_at = list(asks[: LOOKED_AT * 2])
    if not looked_at:
        return []
    written = _uninvited(seat, now, [ask.contact_id for ask in looked_at])
    moves = []
    for ask in looked_at:
        tier = staying_in_touch.tier_of(ask.said or "", ask.contact.tie)
        on = staying_in_touch.next_on(tier, ask.last_touch_on or today, written[ask.contact_id])
        if on and on <= today:
            moves.append(_write(ask.contact, ask.last_touch_on or today, on))
    return moves[:LOOKED_AT]


def _uninvited(seat: Seat, now: datetime, people: list[int]) -> dict[int, list[date]]:
    """The days of the last year on which one wrote to them without being asked, since they last wrote themselves."""
    since = now - staying_in_touch.YEAR
    spoke = Subquery(
        Touch.objects.filter(
            contact=OuterRef("contact"), kind__in=(Touch.Kind.REPLIED, Touch.Kind.MET), deleted_at=None
        ).order_by("-at").values("at")[:1]
    )  # fmt: skip
    letters = Letter.objects.visible_to(seat).filter(contact__in=people, kind__in=UNINVITED, left_at__gte=since)
    days: dict[int, list[date]] = defaultdict(list)
    for contact_id, left_at, at in letters.annotate(spoke=spoke).values_list("contact_id", "left_at", "spoke"):
        if left_at and (at is None or at < left_at):
            days[contact_id].append(seat.today(left_at))
    return days


def _write(contact: Contact, last_on: date, on: date) -> DueMove:
    why = f"Your last word was on {spoken(last_on)}. Bring something: progress, an article, their own news."
    return DueMove(
        "stay_in_touch", contact, on, why, reverse("in_touch", args=[contact.pk]), f"Be in touch with {contact}",
        "Choose what you bring", "talk",
    )  # fmt: skip


def offers(seat: Seat, now: datetime, campaign: Campaign) -> list[DueMove]:
    """Givers with two closed loops and no mentorship so far. Two queries."""
    found = {who: told for who, told in loops(seat).items() if craft.may_offer(told)}
    if not found:
        return []
    people = Contact.objects.visible_to(seat).filter(pk__in=found, do_not_contact_at=None)
    people = people.filter(
        ~Exists(Mentorship.objects.filter(contact=OuterRef("pk"), deleted_at=None)),
        ~Exists(Keeping.objects.filter(contact=OuterRef("pk"), tier=Keeping.Tier.ARCHIVE, deleted_at=None)),
    )
    moves = []
    for person in people.order_by("pk")[:LOOKED_AT]:
        second = sorted({loop.report for loop in found[person.pk]})[craft.LOOPS_FIRST - 1]
        on = seat.today(datetime.fromtimestamp(second / 1000, seat.zone))
        why = f"Twice you acted on {person.called}’s advice and told them. That is what a mentorship grows from."
        moves.append(
            DueMove(
                "offer_mentorship", person, on, why, reverse("mentorship", args=[person.pk]),
                f"Offer {person} a mentorship", "See what to propose", "talk",
            )
        )  # fmt: skip
    return moves


def mentors(seat: Seat, now: datetime, campaign: Campaign) -> list[DueMove]:
    """Mentorships under way: the next talk by its rhythm, and the day to look again. One query."""
    today = seat.today(now)
    held = Q(contact__interviews__cancelled_at=None, contact__interviews__deleted_at=None)
    letters = Q(contact__letters__kind=Letter.Kind.MENTORSHIP, contact__letters__deleted_at=None)
    agreed = Interview.objects.open().filter(contact=OuterRef("contact"), deleted_at=None)
    rows = (
        Mentorship.objects.visible_to(seat)
        .filter(ended_on=None, contact__deleted_at=None, contact__do_not_contact_at=None)
        .exclude(begun_on=None)
        .annotate(last_talk=Max("contact__interviews__ended_at", filter=held), agreed=Exists(agreed))
        .annotate(last_letter=Max("contact__letters__left_at", filter=letters))
        .select_related("contact")
    )
    moves = []
    for one in rows[:LOOKED_AT]:
        last = seat.today(one.last_talk) if one.last_talk else None
        on = craft.next_talk_on(one.begun_on or today, last, one.every_weeks)
        asked = one.last_letter is not None and seat.today(one.last_letter) >= on
        if on <= today and not one.agreed and not asked:
            moves.append(_plan_talk(one, last, on))
        if one.review_on and one.review_on <= today:
            moves.append(_review(one))
    return moves


def _plan_talk(one: Mentorship, last: date | None, on: date) -> DueMove:
    why = f"Every {one.every_weeks} weeks, you two said. " + (f"Last {spoken(last)}." if last else "")
    return DueMove(
        "mentor_talk", one.contact, on, why.strip(), f"{reverse('ask', args=[one.contact_id])}?move=mentor_talk",
        f"Plan the next talk with {one.contact}", "Look over the letter", "talk",
    )  # fmt: skip


def _review(one: Mentorship) -> DueMove:
    assert one.review_on, "as asked for above"
    return DueMove(
        "mentor_review", one.contact, one.review_on, "You two said that you would look, about now, whether it helps.",
        reverse("mentorship", args=[one.contact_id]), f"Look again with {one.contact}", "Look again", "talk",
    )  # fmt: skip
