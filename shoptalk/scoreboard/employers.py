"""Where an application is under way. Whoever plans a talk there asks about pay for the market only (rulebook B17)."""

from django.db.models import Exists, OuterRef, Q

from shoptalk.scoreboard.models import NAME, Application, Offer
from shoptalk.workspaces.access import Seat


def active_at(seat: Seat, organization_key: str) -> bool:
    """Is an application of this seeker under way at the employer with this key (`Contact.organization_key`)?

    Under way: not closed, and no offer out of it was accepted or declined. One query, by an index.
    """
    if not organization_key:
        return False
    decided = Offer.objects.filter(application=OuterRef("pk"), deleted_at=None).filter(
        Q(accepted_on__isnull=False) | Q(declined_on__isnull=False)
    )
    there = Application.objects.visible_to(seat).filter(organization_key=organization_key[:NAME], closed_on=None)
    return there.filter(~Exists(decided)).exists()
