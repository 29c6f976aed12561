"""The calls that stand on Today: whom one would ring, and so whom one may want to rehearse."""

from datetime import date, datetime

from shoptalk.campaigns.current import current_campaign
from shoptalk.contacts.models import Contact
from shoptalk.outreach.models import Ask, Channel, Letter
from shoptalk.workspaces.access import Seat

CALLS_SHOWN = 6


def calls_at_hand(seat: Seat, now: datetime, most: int = CALLS_SHOWN) -> list[tuple[Contact, date]]:
    """Whom to ring, with the day since which it is due: calls that the cadence asks for, and call sheets that were
    begun. The longest due first. Two queries."""
    campaign, today = current_campaign(seat, now), seat.today(now)
    asks = Ask.objects.visible_to(seat).due(today).filter(campaign=campaign, next_kind="call_again")
    asks = asks.filter(contact__deleted_at=None, contact__do_not_contact_at=None).select_related("contact")[:most]
    due = [(ask.contact, ask.next_on or today) for ask in asks]
    sheets = Letter.objects.visible_to(seat).filter(ask__campaign=campaign, channel=Channel.CALL, left_at=None)
    sheets = sheets.filter(contact__deleted_at=None, contact__do_not_contact_at=None)
    sheets = sheets.exclude(contact__in=[contact.pk for contact, _ in due]).select_related("contact")
    begun = {sheet.contact_id: sheet for sheet in sheets.order_by("-written_at", "-pk")[:most]}
    due += [(sheet.contact, sheet.written_at.astimezone(seat.zone).date()) for sheet in begun.values()]
    return due[:most]
