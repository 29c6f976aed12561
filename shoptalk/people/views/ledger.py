"""The People list and a person's page."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from shoptalk.campaigns.current import current_campaign
from shoptalk.campaigns.keep_ranked import keep_ranked
from shoptalk.campaigns.models import Field
from shoptalk.contacts.models import Contact
from shoptalk.design.screen import screen
from shoptalk.outreach.standings import refresh
from shoptalk.people.ledger import PAGE, STAGES, WARMTHS, Choice, ledger
from shoptalk.people.page import person_page
from shoptalk.workspaces.access import SeekerRequest, get_or_404, seat_of


@require_GET
def people(request: SeekerRequest) -> HttpResponse:
    """The list; htmx asks for the same address and gets the rows only, or the next fifty."""
    seat, now = seat_of(request), request.now
    campaign = current_campaign(seat, now)
    refresh(seat, now, campaign)
    keep_ranked(seat, now, campaign)
    fields = _fields(seat, campaign)
    choice = Choice.of(request.GET)
    shown = ledger(seat, campaign, fields, choice, seat.today(now))
    return screen(
        request,
        "people/people.html",
        {
            "tab": "people",
            "ledger": shown,
            "choice": choice,
            "fields": fields,
            "stages": STAGES,
            "warmths": WARMTHS,
            "lenses": [(choice.address(lens=key), key, words, count) for key, words, count in shown.lenses],
            "page_size": PAGE,
            "next_address": choice.address(after=shown.next_after),
        },
    )


@require_GET
def person(request: SeekerRequest, pk: int) -> HttpResponse:
    seat, now = seat_of(request), request.now
    contact = get_or_404(Contact.objects.select_related("introduced_by"), seat, pk=pk)
    campaign = current_campaign(seat, now)
    page = person_page(seat, now, campaign, _fields(seat, campaign), contact)
    return screen(request, "people/person.html", {"tab": "people", "page": page, "person": contact})


def _fields(seat, campaign) -> list[Field]:
    return list(Field.objects.visible_to(seat).filter(campaign=campaign).order_by("added_at", "pk"))
