"""What Shoptalk tells the seeker without being asked: the choice, and the browsers that show it."""

from datetime import timedelta

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from shoptalk.accounts.answers import Mend
from shoptalk.connections.actions.agree_to_push import agree_to_push, let_browser_go
from shoptalk.connections.actions.choose_notices import SWITCHES, TIMES, choose_notices, notices_of
from shoptalk.connections.models import MailConnection, PushAddress
from shoptalk.connections.push_key import public_key
from shoptalk.connections.pushing import send_notice
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.integrations.ports.servers import Failure
from shoptalk.workspaces.access import Seat, SeekerRequest, get_or_404, seat_of

TRIAL = timedelta(minutes=5)  # how long a trial is worth showing


@require_http_methods(["GET", "POST"])
def notices(request: SeekerRequest) -> HttpResponse:
    seat = seat_of(request)
    if request.method == "GET":
        return _page(request, seat)
    typed = {name: request.POST.get(name, "") for name in (*SWITCHES, *TIMES)}
    try:
        change = choose_notices(seat=seat, now=request.now, **typed)
    except Mend as mend:
        return _page(request, seat, mend, typed)
    say(request, f"{change.words}.", change.event)
    return go(request, "notices")


@require_POST
def notice_browsers(request: SeekerRequest) -> HttpResponse:
    """A browser agreed; its script sends what it was given."""
    post = request.POST
    address = agree_to_push(
        seat=seat_of(request), now=request.now, endpoint=post.get("endpoint", ""), p256dh=post.get("p256dh", ""),
        auth=post.get("auth", ""), name=post.get("name", ""),
    )  # fmt: skip
    say(request, f"{address} will show notices.")
    return go(request, "notices")


@require_POST
def notice_browser_removal(request: SeekerRequest, pk: int) -> HttpResponse:
    address = get_or_404(PushAddress.objects, seat_of(request), pk=pk)
    let_browser_go(seat=seat_of(request), address=address)
    say(request, f"{address} shows no notices any more.")
    return go(request, "notices")


@require_POST
def notice_trial(request: SeekerRequest, pk: int) -> HttpResponse:
    """One notice, now. The answer of the push service is what the seeker waits for; no transaction is open."""
    address = get_or_404(PushAddress.objects, seat_of(request), pk=pk)
    try:
        send_notice(
            address, request.now, words="This is how Shoptalk tells you something.", path=reverse("today"),
            key="trial", until=request.now + TRIAL,
        )  # fmt: skip
        say(request, f"A notice is on its way to {address}.")
    except Failure as failure:
        say(request, f"Nothing was sent to {address}. {failure.words}")
    return go(request, "notices")


def _page(request: SeekerRequest, seat: Seat, mend: Mend | None = None, typed: dict | None = None) -> HttpResponse:
    kept = notices_of(seat)
    stored = {name: getattr(kept, name) for name in SWITCHES}
    stored |= {name: f"{getattr(kept, name):%H:%M}" for name in TIMES}
    mailbox = MailConnection.objects.visible_to(seat).filter(ended_at=None).first()
    return screen(
        request,
        "connections/notices.html",
        {
            "tab": "settings",
            "said": stored | (typed or {}),
            "mend": mend,
            "mailbox": mailbox,
            "zone": seat.zone.key,
            "browsers": PushAddress.objects.visible_to(seat).filter(gone_at=None).order_by("pk"),
            "gone": PushAddress.objects.visible_to(seat).exclude(gone_at=None).order_by("-gone_at")[:5],
            "key": public_key(),
        },
        status=422 if mend else 200,
    )
