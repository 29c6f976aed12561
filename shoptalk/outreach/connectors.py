"""Who might introduce the seeker to somebody: whoever led to them, and people who already talked with the seeker."""

from __future__ import annotations

from django.db.models import Case, IntegerField, Value, When

from shoptalk.campaigns.models import Campaign
from shoptalk.contacts.models import Contact, Tie
from shoptalk.outreach.facts import Known
from shoptalk.outreach.models import Ask
from shoptalk.workspaces.access import Seat

OFFERED = 12  # more would be a search, and the desk is no place for one
IN_TOUCH = ("talking", "scheduled", "met", "thanked")


def connectors_for(seat: Seat, campaign: Campaign, contact: Contact, known: Known) -> tuple[Contact, ...]:
    """The people worth asking for an introduction, the likeliest first; two queries."""
    asks = Ask.objects.visible_to(seat).filter(campaign=campaign, stage__in=IN_TOUCH, contact__deleted_at=None)
    asks = asks.filter(contact__do_not_contact_at=None).exclude(contact=contact).select_related("contact")
    same_house = Case(
        When(contact__organization_key=contact.organization_key or None, then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    in_touch = [ask.contact for ask in asks.order_by(same_house, "-last_touch_on", "pk")[:OFFERED]]
    close = Contact.objects.visible_to(seat).filter(tie__in=(Tie.CLOSE, Tie.WARM), do_not_contact_at=None)
    close = close.exclude(pk=contact.pk).order_by("tie", "name_key", "pk")[:OFFERED]
    introducer = known.introducers.get(contact.introduced_by_id or 0)
    led_here = [introducer] if introducer and not introducer.do_not_contact_at else []
    return tuple({one.pk: one for one in [*led_here, *in_touch, *close]}.values())[:OFFERED]
