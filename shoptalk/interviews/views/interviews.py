"""One appointment, and writing one in."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse, QueryDict
from django.views.decorators.http import require_GET, require_http_methods

from shoptalk.accounts.answers import Mend, number
from shoptalk.campaigns.current import current_campaign
from shoptalk.contacts.find import find_people
from shoptalk.contacts.models import Contact
from shoptalk.design.refusals import Refusal
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.integrations.ics.calendar_file import calendar_file
from shoptalk.integrations.ports.calendar import Method
from shoptalk.interviews.actions.make_appointment import make_appointment
from shoptalk.interviews.agreeing import FEWEST_MINUTES, MOST_MINUTES
from shoptalk.interviews.appointment_page import appointment_page
from shoptalk.interviews.calendar import for_seeker
from shoptalk.interviews.models import Interview, Medium
from shoptalk.interviews.times import zone_of_contact
from shoptalk.interviews.typed_times import moment_typed
from shoptalk.interviews.views.guest import as_file
from shoptalk.method.wall_clock import zone_of
from shoptalk.outreach.models import Touch
from shoptalk.workspaces.access import Seat, SeekerRequest, get_or_404, number_of, seat_of

SHOWN = 12
TALKING = ("talking", "scheduled")  # scheduled is also who said yes before a time was found
TALK = Interview.objects.select_related("contact", "campaign", "field")


@require_GET
def interview(request: SeekerRequest, pk: int) -> HttpResponse:
    """One appointment."""
    seat = seat_of(request)
    talk = get_or_404(TALK, seat, pk=pk)
    return appointment(request, seat, talk)


def appointment(
    request: SeekerRequest, seat: Seat, talk: Interview, sentence: str = "", status: int = 200,
    typed: QueryDict | None = None, anyway: bool = False,
) -> HttpResponse:  # fmt: skip
    """The page of one appointment, with a sentence on it when a form could not be done."""
    campaign = current_campaign(seat, request.now)
    context = {
        "tab": "interviews",
        "at": appointment_page(seat, request.now, campaign, talk),
        "talk": talk,
        "contact": talk.contact,
        "media": Medium.choices,
        "sentence": sentence,
        "typed": typed,
        "anyway": anyway,
        "their_zone": zone_of_contact(seat, talk.contact),
    }
    return screen(request, "interviews/interview.html", context, status=status)


@require_GET
def interview_calendar(request: SeekerRequest, pk: int) -> HttpResponse:
    """The appointment as a file: for the seeker's own calendar, or (`?method=request`) as an invitation to attach."""
    seat = seat_of(request)
    talk = get_or_404(TALK, seat, pk=pk)
    one = for_seeker(talk, seat.user, request.now)
    asked = Method.REQUEST if request.GET.get("method") == "request" else Method.PUBLISH
    return as_file(calendar_file([one], Method.CANCEL if one.cancelled else asked), f"talk-{talk.pk}.ics")


@require_http_methods(["GET", "POST"])
def add_interview(request: SeekerRequest) -> HttpResponse:
    """ "Write one in": whom with, then when and how."""
    seat = seat_of(request)
    given = request.POST if request.method == "POST" else request.GET
    person = number_of(given.get("person", ""))
    if person is None:
        words = request.GET.get("q", "")
        people = list((find_people(seat, words) if len(words.strip()) > 1 else _talking_with(seat))[:SHOWN])
        return screen(
            request, "interviews/whom.html", {"tab": "interviews", "words": words, "people": people},
            status=422 if request.method == "POST" else 200,
        )  # fmt: skip
    contact = get_or_404(Contact.objects, seat, pk=person)
    if request.method == "GET":
        return _form(request, seat, contact)
    return _written_in(request, seat, contact)


def _talking_with(seat: Seat) -> QuerySet[Contact]:
    """Whom a talk is most likely with: they wrote back or said yes, and none is written in yet."""
    written_in = Exists(Interview.objects.open().filter(contact=OuterRef("pk")))
    in_touch = Contact.objects.visible_to(seat).filter(asks__stage__in=TALKING, asks__deleted_at=None)
    return in_touch.exclude(written_in).order_by("-asks__last_touch_on", "pk").distinct()


def _written_in(request: SeekerRequest, seat: Seat, contact: Contact) -> HttpResponse:
    post = request.POST
    try:
        starts_at, zone, twice = moment_typed(seat, contact, post.get("at", ""), post.get("by", ""))
        minutes = number("minutes", post.get("minutes", ""), FEWEST_MINUTES, MOST_MINUTES, "The length in minutes")
        talk, change = make_appointment(
            seat=seat, now=request.now, contact=contact, starts_at=starts_at, minutes=minutes, time_zone=zone,
            medium=post.get("medium", ""), place=post.get("place", ""), fallback=post.get("fallback", ""),
        )  # fmt: skip
    except Refusal as refusal:
        mend = refusal if isinstance(refusal, Mend) else Mend("at", str(refusal))
        return _form(request, seat, contact, mend)
    if change and change.event:
        say(request, f"{change.words}. {twice}".strip(), change.event)
    return go(request, "interview", talk.pk)


def _form(request: SeekerRequest, seat: Seat, contact: Contact, mend: Mend | None = None) -> HttpResponse:
    campaign = current_campaign(seat, request.now)
    typed = request.POST if request.method == "POST" else request.GET
    their_zone = zone_of_contact(seat, contact)
    context = {
        "tab": "interviews",
        "contact": contact,
        "mend": mend,
        "media": Medium.choices,
        "said": {
            "at": typed.get("at") or _day_of_the_yes(seat, request.now, contact),
            "by": typed.get("by", ""),
            "minutes": typed.get("minutes") or campaign.minutes,
            "medium": typed.get("medium") or Medium.PHONE,
            "place": typed.get("place", contact.phone),
            "fallback": typed.get("fallback", ""),
        },
        "their_zone": their_zone if their_zone != seat.zone.key else "",
        "zone": seat.zone.key,
    }
    return screen(request, "interviews/add.html", context, status=422 if mend else 200)


def _day_of_the_yes(seat: Seat, now: datetime, contact: Contact) -> str:
    """The day that was logged with their yes, at ten; without one, the day after tomorrow."""
    yes = Touch.objects.visible_to(seat).filter(contact=contact, kind=Touch.Kind.AGREED).exclude(until=None)
    touch = yes.order_by("-at", "-pk").first()
    local = now.astimezone(zone_of(seat.zone.key))
    day = touch.until if touch and touch.until else (local + timedelta(days=2)).date()
    return f"{day.isoformat()}T10:00"
