"""Offering times to one person: into a letter, or on a page for them."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from shoptalk.accounts.answers import number
from shoptalk.campaigns.current import current_campaign
from shoptalk.contacts.models import Contact
from shoptalk.design.refusals import Refusal
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.interviews.actions.open_guest_page import close_guest_page, must_be_windows, open_guest_page
from shoptalk.interviews.actions.see_answers import see_answers
from shoptalk.interviews.agreeing import FEWEST_MINUTES, MOST_MINUTES, calendar_must_be_free
from shoptalk.interviews.links import guest_address
from shoptalk.interviews.models import Invitation, Medium
from shoptalk.interviews.offers import letter_with_times, offer_page
from shoptalk.interviews.typed_times import windows_typed
from shoptalk.outreach.actions.save_draft import Written, save_draft
from shoptalk.workspaces.access import Seat, SeekerRequest, get_or_404, seat_of

OWN_TIMES = 3


@require_http_methods(["GET", "POST"])
def offer_times(request: SeekerRequest, pk: int) -> HttpResponse:
    """Two or three windows; one click puts them into the letter."""
    seat = seat_of(request)
    contact = get_or_404(Contact.objects.select_related("introduced_by"), seat, pk=pk)
    if request.method == "GET":
        return _page(request, seat, contact)
    try:
        return _offered(request, seat, contact)
    except Refusal as refusal:
        return _page(request, seat, contact, str(refusal))


def _offered(request: SeekerRequest, seat: Seat, contact: Contact) -> HttpResponse:
    post, now = request.POST, request.now
    starts = windows_typed(seat, contact, post.getlist("time"), post.getlist("own"))
    minutes = number("minutes", post.get("minutes", ""), FEWEST_MINUTES, MOST_MINUTES, "The length in minutes")
    must_be_windows(now, starts)
    for start in starts:
        calendar_must_be_free(seat, now, start, minutes)
    link = ""
    if post.get("do") == "page":
        page, change = open_guest_page(
            seat=seat, now=now, contact=contact, starts=starts, minutes=minutes, media=post.getlist("media"),
            greeting=post.get("greeting", ""),
        )  # fmt: skip
        link = guest_address(page.token)
        say(request, f"{change.words}. The link stands in the letter.", change.event)
    draft = letter_with_times(seat, now, current_campaign(seat, now), contact, starts, minutes, link)
    save_draft(
        seat=seat, now=now, contact=contact,
        written=Written(
            channel=draft.channel, kind=draft.kind, subject=draft.subject, body=draft.text,
            template_key=draft.template_key, template_version=draft.template_version,
        ),
    )  # fmt: skip
    query = urlencode({"move": "set_time", "channel": draft.channel})
    return go(request, f"{reverse('ask', args=[contact.pk])}?{query}")


def _page(request: SeekerRequest, seat: Seat, contact: Contact, sentence: str = "") -> HttpResponse:
    campaign = current_campaign(seat, request.now)
    post = request.POST if request.method == "POST" else None
    ticked = post.getlist("time") if post else None
    minutes = campaign.minutes
    own = [*(post.getlist("own") if post else [])][:OWN_TIMES]
    page = offer_page(seat, request.now, campaign, contact, minutes, ticked)
    context = {
        "tab": "interviews",
        "at": page,
        "contact": contact,
        "minutes": (post.get("minutes") if post else "") or minutes,
        "own": [*own, *[""] * (OWN_TIMES - len(own))],
        "media": Medium.choices,
        "chosen_media": post.getlist("media") if post else [Medium.PHONE, Medium.VIDEO],
        "greeting": post.get("greeting", "") if post else page.greeting,
        "sentence": sentence,
    }
    return screen(request, "interviews/offer_times.html", context, status=422 if sentence else 200)


@require_POST
def close_page(request: SeekerRequest, pk: int) -> HttpResponse:
    """The guest's link leads nowhere from now on."""
    seat = seat_of(request)
    page = get_or_404(Invitation.objects.select_related("contact"), seat, pk=pk)
    change = close_guest_page(seat=seat, now=request.now, page=page)
    if change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, "offer_times", page.contact_id)


@require_POST
def answers_seen(request: SeekerRequest, pk: int) -> HttpResponse:
    """The seeker has read what this person answered."""
    seat = seat_of(request)
    contact = get_or_404(Contact.objects, seat, pk=pk)
    change = see_answers(seat=seat, now=request.now, contact=contact)
    if change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, "person", pk)
