"""One person: staying in touch with something to bring, how the tie is kept, the mentorship, the ledger."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shoptalk.contacts.models import Contact
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.followthrough.actions.keep_in_touch import choose_tier, draft_in_touch
from shoptalk.followthrough.actions.mentor import (
    begin_mentorship,
    end_mentorship,
    propose_mentorship,
    review_mentorship,
)
from shoptalk.followthrough.actions.note_favour import note_favour, remove_favour
from shoptalk.followthrough.ledger import between
from shoptalk.followthrough.models import Favour, Keeping, Mentorship
from shoptalk.followthrough.occasions import occasions_for
from shoptalk.followthrough.views.answers import back
from shoptalk.method import mentorship as craft
from shoptalk.workspaces.access import SeekerRequest, get_or_404, seat_of


@require_http_methods(["GET", "POST"])
def in_touch(request: SeekerRequest, pk: int) -> HttpResponse:
    """What one brings this time; POST drafts the letter and opens the desk."""
    seat = seat_of(request)
    contact = get_or_404(Contact.objects, seat, pk=pk)
    if request.method == "POST":
        occasion, words = request.POST.get("occasion", ""), request.POST.get("words", "")
        draft_in_touch(seat=seat, now=request.now, contact=contact, occasion=occasion, words=words)
        return go(request, f"{reverse('ask', args=[pk])}?move=stay_in_touch")
    context = {
        "tab": "people",
        "contact": contact,
        "occasions": occasions_for(seat, request.now, contact),
        "tiers": Keeping.Tier.choices,
        "between": between(seat, contact),
    }
    return screen(request, "followthrough/in_touch.html", context)


@require_POST
def tier(request: SeekerRequest, pk: int) -> HttpResponse:
    seat = seat_of(request)
    contact = get_or_404(Contact.objects, seat, pk=pk)
    change = choose_tier(seat=seat, now=request.now, contact=contact, tier=request.POST.get("tier", ""))
    return back(request, change, reverse("person", args=[pk]))


@require_GET
def mentorship(request: SeekerRequest, pk: int) -> HttpResponse:
    """What a mentorship would be, or how it stands."""
    seat = seat_of(request)
    contact = get_or_404(Contact.objects, seat, pk=pk)
    found = between(seat, contact)
    context = {
        "tab": "people",
        "contact": contact,
        "between": found,
        "mentorship": found.mentorship,
        "running": found.mentorship if found.mentorship and not found.mentorship.ended_on else None,
        "still": max(0, craft.LOOPS_FIRST - found.closed_loops),
    }
    return screen(request, "followthrough/mentorship.html", context)


@require_POST
def proposal(request: SeekerRequest, pk: int) -> HttpResponse:
    """The bounded form is written down, and the letter lies on the desk."""
    seat, post = seat_of(request), request.POST
    contact = get_or_404(Contact.objects, seat, pk=pk)
    _, change = propose_mentorship(
        seat=seat, now=request.now, contact=contact, every_weeks=post.get("every_weeks", "6"),
        months=post.get("months", "6"), aim=post.get("aim", ""),
    )  # fmt: skip
    if change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, f"{reverse('ask', args=[pk])}?move=offer_mentorship")


@require_POST
def beginning(request: SeekerRequest, pk: int) -> HttpResponse:
    found = _mentorship(request, pk)
    change = begin_mentorship(seat=seat_of(request), now=request.now, mentorship=found)
    return back(request, change, reverse("mentorship", args=[found.contact_id]))


@require_POST
def review(request: SeekerRequest, pk: int) -> HttpResponse:
    found = _mentorship(request, pk)
    change = review_mentorship(seat=seat_of(request), now=request.now, mentorship=found)
    return back(request, change, reverse("mentorship", args=[found.contact_id]))


@require_POST
def ending(request: SeekerRequest, pk: int) -> HttpResponse:
    found = _mentorship(request, pk)
    words = request.POST.get("words", "")
    change = end_mentorship(seat=seat_of(request), now=request.now, mentorship=found, words=words)
    return back(request, change, reverse("mentorship", args=[found.contact_id]))


def _mentorship(request: SeekerRequest, pk: int) -> Mentorship:
    return get_or_404(Mentorship.objects.select_related("contact"), seat_of(request), pk=pk)


@require_POST
def favours(request: SeekerRequest, pk: int) -> HttpResponse:
    """One line of the ledger, received or given."""
    seat, post = seat_of(request), request.POST
    contact = get_or_404(Contact.objects, seat, pk=pk)
    _, change = note_favour(
        seat=seat, now=request.now, contact=contact, way=post.get("way", Favour.Way.GIVEN), words=post.get("words", "")
    )
    return back(request, change, reverse("mentorship", args=[pk]))


@require_POST
def favour_removal(request: SeekerRequest, pk: int) -> HttpResponse:
    seat = seat_of(request)
    found = get_or_404(Favour.objects.select_related("contact"), seat, pk=pk)
    change = remove_favour(seat=seat, now=request.now, favour=found)
    return back(request, change, reverse("mentorship", args=[found.contact_id]))
