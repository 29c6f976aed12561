"""What people gave, and what they hear back: the page, and what is done on it."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shoptalk.contacts.models import Contact
from shoptalk.design.refusals import Refusal
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.followthrough.actions.draft_report import draft_report
from shoptalk.followthrough.actions.refer import allow_name, refer
from shoptalk.followthrough.actions.settle_suggestion import settle_suggestion, tell_by_mouth
from shoptalk.followthrough.actions.suggest import change_suggestion, drop_suggestion, suggest
from shoptalk.followthrough.models import Referral, Suggestion
from shoptalk.followthrough.promises import promises as promises_of
from shoptalk.followthrough.reporting import reports
from shoptalk.followthrough.views.answers import back, day, promises_page
from shoptalk.method import report_back as craft
from shoptalk.workspaces.access import SeekerRequest, get_or_404, seat_of


@require_GET
def promises(request: SeekerRequest) -> HttpResponse:
    seat = seat_of(request)
    found = promises_of(seat, request.now)
    return screen(request, "followthrough/promises.html", {"tab": "interviews", "promises": found})


@require_POST
def suggestions(request: SeekerRequest, pk: int) -> HttpResponse:
    """One more suggestion, written down by hand."""
    seat, post = seat_of(request), request.POST
    contact = get_or_404(Contact.objects, seat, pk=pk)
    _, change = suggest(
        seat=seat, now=request.now, contact=contact, text=post.get("text", ""), kind=post.get("kind", ""),
        due_on=day(post.get("due_on", "")),
    )  # fmt: skip
    return back(request, change, reverse("person", args=[pk]))


@require_POST
def suggestion(request: SeekerRequest, pk: int) -> HttpResponse:
    """Other words, or another day."""
    seat, post = seat_of(request), request.POST
    found = _suggestion(request, pk)
    change = change_suggestion(
        seat=seat, now=request.now, suggestion=found, text=post.get("text", found.text),
        due_on=day(post.get("due_on", "")),
    )  # fmt: skip
    return back(request, change, promises_page())


@require_POST
def completion(request: SeekerRequest, pk: int) -> HttpResponse:
    return _settled(request, pk, Suggestion.Outcome.DONE)


@require_POST
def hindrance(request: SeekerRequest, pk: int) -> HttpResponse:
    return _settled(request, pk, Suggestion.Outcome.COULD_NOT)


@require_POST
def decision(request: SeekerRequest, pk: int) -> HttpResponse:
    return _settled(request, pk, Suggestion.Outcome.DECIDED_AGAINST)


def _settled(request: SeekerRequest, pk: int, outcome: str) -> HttpResponse:
    found = _suggestion(request, pk)
    words = request.POST.get("words", "")
    change = settle_suggestion(seat=seat_of(request), now=request.now, suggestion=found, outcome=outcome, words=words)
    return back(request, change, promises_page())


@require_POST
def removal(request: SeekerRequest, pk: int) -> HttpResponse:
    change = drop_suggestion(seat=seat_of(request), now=request.now, suggestion=_suggestion(request, pk))
    return back(request, change, promises_page())


def _suggestion(request: SeekerRequest, pk: int) -> Suggestion:
    return get_or_404(Suggestion.objects.select_related("contact"), seat_of(request), pk=pk)


@require_http_methods(["GET", "POST"])
def report_back(request: SeekerRequest, pk: int) -> HttpResponse:
    """What one giver has not heard, as a letter to read; POST puts it on the desk."""
    seat = seat_of(request)
    contact = get_or_404(Contact.objects, seat, pk=pk)
    if request.method == "POST":
        if draft_report(seat=seat, now=request.now, contact=contact) is None:
            raise Refusal(f"{contact} has heard everything there is to tell. Settle a suggestion first.")
        return go(request, f"{reverse('ask', args=[pk])}?move=report_back")
    report = reports(seat, [contact])[contact.pk]
    context = {"tab": "interviews", "contact": contact, "letter": craft.report_back(report) if report else None}
    return screen(request, "followthrough/report_back.html", context)


@require_POST
def telling(request: SeekerRequest, pk: int) -> HttpResponse:
    """They heard it by word of mouth."""
    seat = seat_of(request)
    change = tell_by_mouth(seat=seat, now=request.now, contact=get_or_404(Contact.objects, seat, pk=pk))
    return back(request, change, promises_page())


@require_POST
def referrals(request: SeekerRequest, pk: int) -> HttpResponse:
    """One more name, written down by hand."""
    seat, post = seat_of(request), request.POST
    contact = get_or_404(Contact.objects, seat, pk=pk)
    row, change = refer(
        seat=seat, now=request.now, contact=contact, name=post.get("name", ""), reach=post.get("reach", "")[:500],
        may_use_name=bool(post.get("may_use_name")), route=post.get("route", Referral.Route.MENTION),
        words=post.get("words", ""),
    )  # fmt: skip
    return back(request, change, reverse("person", args=[row.contact_id]))


@require_POST
def name_leave(request: SeekerRequest, pk: int) -> HttpResponse:
    return _consent(request, pk, True)


@require_POST
def name_reserve(request: SeekerRequest, pk: int) -> HttpResponse:
    return _consent(request, pk, False)


def _consent(request: SeekerRequest, pk: int, may_use_name: bool) -> HttpResponse:
    seat = seat_of(request)
    found = get_or_404(Referral.objects.select_related("contact", "named"), seat, pk=pk)
    change = allow_name(seat=seat, now=request.now, referral=found, may_use_name=may_use_name)
    if not change.event:
        say(request, change.words)
    return back(request, change, reverse("person", args=[found.contact_id]))
