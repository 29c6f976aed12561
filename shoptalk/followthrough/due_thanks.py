"""Thanks that are owed: for a talk that nothing else reminds of, and to who made a talk possible (C1, C4)."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, F, OuterRef
from django.urls import reverse

from shoptalk.campaigns.models import Campaign
from shoptalk.contacts.models import Contact
from shoptalk.followthrough.models import Favour
from shoptalk.followthrough.thanks import unthanked
from shoptalk.method import thank_you
from shoptalk.method.day_words import spoken
from shoptalk.outreach.due_move import LOOKED_AT, DueMove
from shoptalk.outreach.models import Ask, Channel, Letter, Touch
from shoptalk.workspaces.access import Seat

IN_TOUCH = ("talking", "scheduled", "met", "thanked")
REMINDED = Exists(Ask.objects.filter(contact=OuterRef("contact"), next_kind="thank").exclude(stage="scheduled"))


def talks(seat: Seat, now: datetime, campaign: Campaign) -> list[DueMove]:
    """Talks that were held and not thanked for, where the ask itself does not say so. A held talk never goes
    unthanked because a touch is missing. One query."""
    rows = unthanked(seat).filter(~REMINDED, contact__do_not_contact_at=None, ended_at__lte=now)
    found = {talk.contact_id: talk for talk in rows.select_related("contact").order_by("ended_at", "pk")[:LOOKED_AT]}
    moves = []
    for talk in found.values():
        assert talk.ended_at, "held talks have an end"
        day = seat.today(talk.ended_at)
        late = thank_you.timing(talk.ended_at, now) == "past its day"
        tail = (
            "Its day has gone by, and a thank-you is as welcome as it was."
            if late
            else "A short thank-you is best within a day."
        )
        moves.append(
            DueMove(
                "thank", talk.contact, day, f"You talked on {spoken(day)}. {tail}",
                reverse("debrief", args=[talk.pk]) + "#thanks", f"Thank {talk.contact}", "Look over the thanks", "mail",
            )
        )  # fmt: skip
    return moves


def helpers(seat: Seat, now: datetime, campaign: Campaign) -> list[DueMove]:
    """Who introduced the two, or put the seeker through, and has not heard thanks. Two queries."""
    found: dict[int, DueMove] = {}
    since = {"kind": Touch.Kind.THANKED, "deleted_at": None}
    thanked = Exists(Touch.objects.filter(contact=OuterRef("contact"), at__gte=OuterRef("written_at"), **since))
    owed = Favour.objects.visible_to(seat).filter(~thanked, owes_thanks=True)
    owed = owed.filter(contact__deleted_at=None, contact__do_not_contact_at=None).select_related("contact")
    for favour in owed[:LOOKED_AT]:
        found.setdefault(favour.contact_id, _thank(favour.contact, favour.on, f"Thanks for {favour.words}."))
    heard = Exists(Touch.objects.filter(contact=OuterRef("connector"), at__gte=OuterRef("left_at"), **since))
    asks = Ask.objects.filter(pk=OuterRef("ask"), stage__in=IN_TOUCH)
    letters = (
        Letter.objects.visible_to(seat)
        .filter(~heard, Exists(asks), channel=Channel.INTRODUCTION, connector__deleted_at=None)
        .filter(connector__do_not_contact_at=None, contact__deleted_at=None)
        .exclude(left_at=None)
        .exclude(connector=None)
        .exclude(connector=F("contact"))
        .select_related("connector", "contact")
    )
    for letter in letters.order_by("left_at", "pk")[:LOOKED_AT]:
        assert letter.connector and letter.left_at, "as asked for above"
        why = f"{letter.connector.called} introduced you to {letter.contact}, and it came about."
        found.setdefault(letter.connector.pk, _thank(letter.connector, seat.today(letter.left_at), why))
    return list(found.values())


def _thank(helper: Contact, due_on, why: str) -> DueMove:
    return DueMove(
        "thank_helper", helper, due_on, why, f"{reverse('ask', args=[helper.pk])}?move=thank_helper",
        f"Thank {helper} for the help", "Look over the thanks", "mail",
    )  # fmt: skip
