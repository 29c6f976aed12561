"""Works out where asks stand, from their touches, and keeps the answer on the ask so that lists can be cut and counted.

The rule itself is `method/stages.py`. An ask's standing changes when something is logged (`log_touch` works it out
anew) and when days go by (`refresh` does, for the few whose day has come).
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, Min, OuterRef

from shoptalk.campaigns.models import Campaign
from shoptalk.contacts.models import Contact
from shoptalk.method.business_days import Calendar, local_day
from shoptalk.method.moves import ROW
from shoptalk.method.stages import Standing, standing
from shoptalk.method.touches import Touch as Happened
from shoptalk.outreach.models import NOT_URGENT, Ask, Touch
from shoptalk.workspaces.access import Seat

NOBODY = (False, False)
# An ask that is only being written counts as none: its person may still be the second one at an employer.
NOBODY_ASKED_YET = ~Exists(Ask.objects.filter(contact=OuterRef("pk")).exclude(stage="to_ask"))


def calendar_for(seat: Seat, contact: Contact) -> Calendar:
    """Business days on both sides (A31): the seeker's country and the contact's."""
    return Calendar(tuple(dict.fromkeys(code for code in (seat.user.country, contact.country) if code)))


def contact_day(seat: Seat, contact: Contact, moment: datetime) -> date:
    """The day that a moment was where the contact is; the seeker's own zone where theirs is unknown."""
    return local_day(moment, contact.time_zone or seat.user.time_zone)


def happened(seat: Seat, contact: Contact, touches: Iterable[Touch]) -> list[Happened]:
    """The touches as the method knows them. Do-not-contact holds for ever and in every campaign, so it is added."""
    told = [Happened(t.kind, contact_day(seat, contact, t.at), t.channel, t.until) for t in touches]
    if contact.do_not_contact_at and not any(touch.kind == Touch.Kind.NO_CONTACT for touch in told):
        told.append(Happened(str(Touch.Kind.NO_CONTACT.value), contact_day(seat, contact, contact.do_not_contact_at)))
    return told


def columns(seat: Seat, contact: Contact, touches: Iterable[Touch], now: datetime, second: tuple[bool, bool]) -> dict:
    """The columns of an Ask that keep its standing at the moment `now`."""
    today = contact_day(seat, contact, now)
    stands = standing_of(seat, contact, touches, now, second)
    return {
        "stage": stands.stage,
        "follow_ups": stands.follow_ups,
        "asked_on": stands.asked_on,
        "last_touch_on": stands.last_touch_on,
        "next_kind": stands.next_kind,
        "urgency": ROW.get(stands.next_kind, NOT_URGENT),
        "next_on": stands.next_on,
        "why": stands.why[:300],
        "standing_on": today,
        "changes_on": _changes_on(stands, today),
    }


def standing_of(
    seat: Seat, contact: Contact, touches: Iterable[Touch], now: datetime, second: tuple[bool, bool]
) -> Standing:
    """Where the contact stands at the moment `now`. `second`: another person there is known, was asked."""
    return standing(
        happened(seat, contact, (touch for touch in touches if touch.deleted_at is None)),
        contact_day(seat, contact, now),
        calendar_for(seat, contact),
        second_person_known=second[0],
        second_person_asked=second[1],
    )


def _changes_on(stands: Standing, today: date) -> date | None:
    """The first day on which time alone may change the standing. What is due already may change any day."""
    if stands.next_on is None:
        return None
    return max(stands.next_on, today + timedelta(days=1))


def refresh(seat: Seat, now: datetime, campaign: Campaign) -> int:
    """Works out anew what the passing of days may have changed; returns how many asks were looked at.

    Once a day: what is logged in between is worked out there and then, by `log_touch`.
    """
    today = seat.today(now)
    if campaign.refreshed_on == today:
        return 0
    asks_here = Ask.objects.visible_to(seat).select_related("contact")
    asks = [
        *asks_here.filter(changes_on__lte=today),
        *asks_here.filter(standing_on__gt=today + timedelta(days=1)),  # the clock was walked back
    ]
    if asks:
        _work_out_all(seat, now, asks)
    campaign.refreshed_on = today
    campaign.save(update_fields=["refreshed_on"])
    return len(asks)


def _work_out_all(seat: Seat, now: datetime, asks: list[Ask]) -> None:
    touches = touches_by_ask(asks)
    seconds = second_people(seat, asks)
    for ask in asks:
        for name, value in columns(seat, ask.contact, touches[ask.pk], now, seconds.get(ask.pk, NOBODY)).items():
            setattr(ask, name, value)
    Ask.objects.bulk_update(asks, STANDING_COLUMNS, batch_size=200)


STANDING_COLUMNS = (
    "stage", "follow_ups", "asked_on", "last_touch_on", "next_kind", "urgency", "next_on", "why", "standing_on",
    "changes_on",
)  # fmt: skip


def touches_by_ask(asks: Iterable[Ask]) -> dict[int, list[Touch]]:
    """The touches of these asks in the order in which they happened, in one query."""
    by_ask: dict[int, list[Touch]] = defaultdict(list)
    rows = Touch.objects.filter(ask__in=list(asks), deleted_at=None).order_by("at", "pk")
    for touch in rows.only("ask_id", "kind", "at", "channel", "until", "deleted_at"):
        by_ask[touch.ask_id].append(touch)
    return by_ask


def second_people(seat: Seat, asks: Iterable[Ask]) -> dict[int, tuple[bool, bool]]:
    """For each ask: is somebody else known at that employer who may be written to; was one asked since (A31, A32)."""
    asks = [ask for ask in asks if ask.contact.organization_key]
    keys = {ask.contact.organization_key for ask in asks}
    if not keys:
        return {}
    there = Contact.objects.visible_to(seat).filter(organization_key__in=keys)
    unasked = {
        key: (count, one_of_them)
        for key, count, one_of_them in there.filter(NOBODY_ASKED_YET, do_not_contact_at=None)
        .values_list("organization_key")
        .annotate(Count("pk"), Min("pk"))
        .order_by()
    }
    asked: dict[str, list[tuple[int, date]]] = defaultdict(list)
    rows = Ask.objects.visible_to(seat).filter(contact__in=there).exclude(asked_on=None)
    for key, contact_id, asked_on in rows.values_list("contact__organization_key", "contact_id", "asked_on"):
        if asked_on:
            asked[key].append((contact_id, asked_on))
    return {ask.pk: (_another(ask, unasked), _asked_since(ask, asked)) for ask in asks}


def _another(ask: Ask, unasked: dict[str, tuple[int, int]]) -> bool:
    """Is anybody but this contact unasked there? While their first touch is being logged, they count as such."""
    count, one_of_them = unasked.get(ask.contact.organization_key, (0, 0))
    return count > 1 or (count == 1 and one_of_them != ask.contact_id)


def _asked_since(ask: Ask, asked: dict[str, list[tuple[int, date]]]) -> bool:
    others = (on for who, on in asked[ask.contact.organization_key] if who != ask.contact_id)
    return ask.asked_on is not None and any(on > ask.asked_on for on in others)
