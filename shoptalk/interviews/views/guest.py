"""The guest's page: no account, no cookie, no script. The link is the key to it and to nothing else."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from shoptalk.accounts.places import zone_typed
from shoptalk.design.refusals import Refusal
from shoptalk.integrations.ics.add_to_links import add_to_links
from shoptalk.integrations.ics.calendar_file import MEDIA_TYPE, calendar_file
from shoptalk.integrations.ports.calendar import Appointment, Method
from shoptalk.interviews.actions import answer_as_guest as answers
from shoptalk.interviews.agreeing import ChangedMeanwhile, Taken
from shoptalk.interviews.calendar import for_guest
from shoptalk.interviews.guest_page import GuestPage, guest_page
from shoptalk.interviews.knocking import KNOCKS, MOST_BY_LINK, MOST_FORGED
from shoptalk.interviews.links import guest_address, signed, unsigned
from shoptalk.interviews.models import Invitation
from shoptalk.workspaces.access import Seat, seat_behind

LONGEST_FORM = 64_000  # bytes; the largest answer is a tenth of it
NOT_OURS = "This link leads nowhere. It may have been cut off on its way; the whole one stands in the letter to you."
TOO_OFTEN = "This page was opened very often just now. Please try again in a quarter of an hour."
NOT_KEPT = "That could not be kept, and nothing was changed. A line by e-mail reaches the person who asked you."
THANKS = {
    "not_now": "Thank you for saying so. Nobody will ask again.",
    "somebody_else": "Thank you. That helps more than you may think.",
    "other_time": "Thank you. You will hear back about that time.",
    "question": "Thank you. Your question will be read before anything else.",
    "moved": "The talk has a new time.",
    "way": "Noted.",
    "called_off": "The talk is called off, and that is all right. Nothing more is needed.",
}


@dataclass(frozen=True, slots=True)
class Visit:
    """A guest at their own page."""

    request: HttpRequest
    seat: Seat
    page: Invitation
    now: datetime
    link: str

    @property
    def here(self) -> str:
        return reverse("guest", args=[self.link])

    @property
    def zone(self) -> str:
        given = self.request.POST.get("zone", "") if self.request.method == "POST" else self.request.GET.get("zone", "")
        return zone_typed(given)


def for_guests(view: Callable[[Visit], HttpResponse]) -> Callable[..., HttpResponse]:
    """Knocks are counted, the link is read, and what does not lead to a page is answered calmly. Nothing is kept."""

    @wraps(view)
    def answer(request: HttpRequest, link: str) -> HttpResponse:
        response = _answer(request, link, view)
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        response["Referrer-Policy"] = "no-referrer"
        response["Cache-Control"] = "private, no-store"
        return response

    return csrf_exempt(answer)  # no cookie gives any right here, so no other page could borrow one


def _answer(request: HttpRequest, link: str, view: Callable[[Visit], HttpResponse]) -> HttpResponse:
    now: datetime = request.now  # type: ignore[attr-defined]
    token = unsigned(link)
    page = _page(token) if token else None
    seat = seat_behind(page.workspace) if page else None
    if token is None or page is None or seat is None:
        too_often = KNOCKS.again(f"forged {address_of(request)}", now, MOST_FORGED)
        return said(request, TOO_OFTEN, 429) if too_often else said(request, NOT_OURS, 404)
    if KNOCKS.again(f"link {token}", now, MOST_BY_LINK):
        return said(request, TOO_OFTEN, 429)
    return view(Visit(request, seat, page, now, signed(token)))


def _page(token: str) -> Invitation | None:
    pages = Invitation.objects.filter(token=token, deleted_at=None, contact__deleted_at=None)
    return pages.select_related("workspace", "contact", "campaign", "interview").first()


def address_of(request: HttpRequest) -> str:
    """Whose request it is: as the operator's own proxy says it, where one is named; else where it comes from."""
    if settings.CLIENT_ADDRESS_HEADER:
        told = request.headers.get(settings.CLIENT_ADDRESS_HEADER, "").rpartition(",")[2].strip()
        if told:
            return told[:64]
    return request.META.get("REMOTE_ADDR", "")


def said(request: HttpRequest, sentence: str, status: int, page: GuestPage | None = None) -> HttpResponse:
    """A page with one calm sentence on it."""
    return render(request, "interviews/guest/sentence.html", {"sentence": sentence, "at": page}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_guests
def guest(visit: Visit) -> HttpResponse:
    """The page, and every answer that is given on it."""
    if visit.request.method == "POST":
        return _heard(visit)
    shown = guest_page(visit.seat, visit.now, visit.page, visit.zone)
    if shown.closed:
        return said(visit.request, shown.closed, 410, shown)
    return _shown(visit, shown)


def _shown(
    visit: Visit, shown: GuestPage, sentence: str = "", status: int = 200, typed: QueryDict | None = None
) -> HttpResponse:
    template = "interviews/guest/picked.html" if shown.talk else "interviews/guest/pick.html"
    done = THANKS.get(visit.request.GET.get("done", ""), "") if visit.request.method != "POST" else ""
    context = {
        "at": shown,
        "here": visit.here,
        "sentence": sentence,
        "done": done,
        "typed": typed,
        "seen": shown.talk.as_seen if shown.talk else "",
        "calendar": reverse("guest_calendar", args=[visit.link]),
        "add_to": add_to_links(_for_web(visit, shown)) if shown.talk else (),
    }
    return render(visit.request, template, context, status=status)


def _for_web(visit: Visit, shown: GuestPage) -> Appointment:
    """Without the link of this page: what a web calendar is handed, its owner can read."""
    assert shown.talk
    shown.talk.contact, shown.talk.campaign = visit.page.contact, visit.page.campaign
    return for_guest(shown.talk, visit.seat.user, visit.now)


@require_safe
@for_guests
def guest_calendar(visit: Visit) -> HttpResponse:
    """The appointment as a file for the guest's calendar; a CANCEL when it does not stand any more."""
    talk = visit.page.interview
    if talk is None or talk.deleted_at is not None:
        return said(visit.request, "There is no talk on this page yet.", 410)
    talk.contact, talk.campaign = visit.page.contact, visit.page.campaign
    one = for_guest(talk, visit.seat.user, visit.now, guest_address(visit.page.token))
    method = Method.CANCEL if one.cancelled else Method.PUBLISH
    return as_file(calendar_file([one], method), "talk.ics")


def as_file(file: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        file, content_type=MEDIA_TYPE, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _heard(visit: Visit) -> HttpResponse:
    """One answer: kept, or said why not on the same page, with what was typed still in it."""
    length = visit.request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > LONGEST_FORM:
        return said(visit.request, "That was too long to be kept. Please shorten it.", 413)
    typed = _typed(visit.request.POST)
    answer = ANSWERS.get(typed.get("do", ""))
    try:
        if answer is None:
            raise answers.ForGuest("That answer is not known here. Please choose one on the page.")
        done = answer(visit, typed)
    except (answers.ForGuest, ChangedMeanwhile) as sentence:
        return _not_kept(visit, str(sentence), sentence.status, typed)
    except Taken:
        return _not_kept(visit, "Somebody else took that time a moment ago. Choose another one.", 409, typed)
    except Refusal as refusal:  # its words are for the seeker
        return _not_kept(visit, NOT_KEPT, refusal.status, typed)
    return HttpResponseRedirect(f"{visit.here}?done={done}" if done else visit.here, status=303)


def _not_kept(visit: Visit, sentence: str, status: int, typed: QueryDict) -> HttpResponse:
    page = _page(visit.page.token) or visit.page
    shown = guest_page(visit.seat, visit.now, page, visit.zone)
    visit = Visit(visit.request, visit.seat, page, visit.now, visit.link)
    if shown.closed:
        return said(visit.request, shown.closed, 410, shown)
    return _shown(visit, shown, sentence, status, typed)


def _typed(post: QueryDict) -> QueryDict:
    cleaned = post.copy()
    for name, values in post.lists():
        cleaned.setlist(name, [value.replace("\x00", "") for value in values])
    return cleaned


def _start(typed: QueryDict) -> datetime:
    try:
        start = datetime.fromisoformat(typed.get("time", ""))
        if start.tzinfo is not None:
            return start.astimezone(UTC)
    except (ValueError, OverflowError):  # the first and the last days of the calendar have no UTC
        pass
    raise answers.ForGuest("Choose one of the times first.")


def _pick(visit: Visit, typed: QueryDict) -> str:
    start = _start(typed)
    talk = answers.pick_time(
        seat=visit.seat, now=visit.now, page=visit.page, starts_at=start, medium=typed.get("how", ""),
        place=typed.get("place", ""), zone=visit.zone,
    )  # fmt: skip
    if typed.get("words", "").strip():
        answers.ask_ahead(seat=visit.seat, now=visit.now, page=visit.page, words=typed.get("words", ""))
    return "" if talk.sequence == 0 else "moved"


def _move(visit: Visit, typed: QueryDict) -> str:
    answers.move_as_guest(
        seat=visit.seat, now=visit.now, page=visit.page, starts_at=_start(typed), seen=typed.get("seen", "")
    )
    return "moved"


def _way(visit: Visit, typed: QueryDict) -> str:
    answers.change_way_as_guest(
        seat=visit.seat, now=visit.now, page=visit.page, medium=typed.get("how", ""), place=typed.get("place", ""),
        seen=typed.get("seen", ""),
    )  # fmt: skip
    return "way"


def _call_off(visit: Visit, typed: QueryDict) -> str:
    answers.call_off_as_guest(
        seat=visit.seat, now=visit.now, page=visit.page, words=typed.get("words", ""), seen=typed.get("seen", "")
    )
    return "called_off"


def _not_now(visit: Visit, typed: QueryDict) -> str:
    answers.say_not_now(seat=visit.seat, now=visit.now, page=visit.page, words=typed.get("words", ""))
    return "not_now"


def _other_time(visit: Visit, typed: QueryDict) -> str:
    answers.wish_another_time(seat=visit.seat, now=visit.now, page=visit.page, words=typed.get("words", ""))
    return "other_time"


def _question(visit: Visit, typed: QueryDict) -> str:
    answers.ask_ahead(seat=visit.seat, now=visit.now, page=visit.page, words=typed.get("words", ""))
    return "question"


def _somebody_else(visit: Visit, typed: QueryDict) -> str:
    answers.name_another(
        seat=visit.seat, now=visit.now, page=visit.page, name=typed.get("name", ""), reach=typed.get("reach", ""),
        may_mention=typed.get("may_mention") == "1",
    )  # fmt: skip
    return "somebody_else"


ANSWERS: dict[str, Callable[[Visit, QueryDict], str]] = {
    "pick": _pick, "move": _move, "way": _way, "call_off": _call_off, "not_now": _not_now,
    "other_time": _other_time, "question": _question, "somebody_else": _somebody_else,
}  # fmt: skip
