"""After a talk: its notes beside the beliefs, what kind of talk it was, which themes came up."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from shoptalk.campaigns.models import Field
from shoptalk.careers.actions.add_evidence import weigh_notes
from shoptalk.careers.actions.describe_talk import describe_talk
from shoptalk.careers.actions.hear_themes import hear_themes, remove_theme, theme_field
from shoptalk.careers.careers_page import SPEAKS
from shoptalk.careers.models import Theme
from shoptalk.careers.readings import readings_from, tones_from
from shoptalk.careers.weighing import beliefs_of, weigh_page
from shoptalk.design.refusals import Refusal
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.interviews.models import Interview, Note
from shoptalk.workspaces.access import Seat, SeekerRequest, get_or_404, number_of, seat_of


def own_talk(seat: Seat, pk: int) -> Interview:
    """A talk of this seat, with a person who is not in the bin; else 404."""
    talks = Interview.objects.select_related("contact", "field", "campaign").filter(contact__deleted_at=None)
    return get_or_404(talks, seat, pk=pk)


@require_http_methods(["GET", "POST"])
def weigh(request: SeekerRequest, pk: int) -> HttpResponse:
    """The page; posted to, it keeps all notes of its form at once: sides, weights, and how it was said. On change, or
    with the button."""
    talk = own_talk(seat_of(request), pk)
    return weigh_screen(request, talk) if request.method == "GET" else _weighed(request, talk)


def _weighed(request: SeekerRequest, talk: Interview) -> HttpResponse:
    seat, now = seat_of(request), request.now
    try:
        field = theme_field(talk)
        notes = list(
            Note.objects.visible_to(seat).filter(interview=talk, kind__in=SPEAKS)
            .select_related("contact", "interview").exclude(text="")
        )  # fmt: skip
        readings = readings_from(request.POST, notes, beliefs_of(seat, field))
        tones = tones_from(request.POST, notes)
        change = weigh_notes(seat=seat, now=now, readings=readings, tones=tones, field=field)
    except Refusal as mend:
        return weigh_screen(request, talk, Refusal(str(mend)))  # said at the top, whichever tap it was
    if change.event:
        say(request, f"{change.words}.", change.event)
    return weigh_screen(request, talk) if request.htmx else go(request, "weigh", pk=talk.pk)


@require_POST
def themes(request: SeekerRequest, pk: int) -> HttpResponse:
    seat = seat_of(request)
    talk = own_talk(seat, pk)
    heard = {number for typed in request.POST.getlist("theme") if (number := number_of(typed)) is not None}
    try:
        change = hear_themes(
            seat=seat, now=request.now, interview=talk, field=theme_field(talk), heard=heard,
            new=request.POST.get("new", ""),
        )  # fmt: skip
    except Refusal as mend:
        return weigh_screen(request, talk, mend)
    if change.event:
        say(request, "Noted what came up.", change.event)
    return go(request, "weigh", pk=pk)


@require_POST
def kind(request: SeekerRequest, pk: int) -> HttpResponse:
    seat = seat_of(request)
    talk = own_talk(seat, pk)
    chosen = request.POST.get("field", "")
    field = get_or_404(Field.objects, seat, pk=number_of(chosen)) if chosen else None
    try:
        change = describe_talk(
            seat=seat, now=request.now, interview=talk, field=field, segment=request.POST.get("segment", ""),
            left_the_field="left" in request.POST, dissents="dissents" in request.POST,
        )  # fmt: skip
    except Refusal as mend:
        return weigh_screen(request, talk, mend)
    if change.event:
        say(request, "Kept.", change.event)
    return go(request, "weigh", pk=pk)


@require_POST
def theme_removal(request: SeekerRequest, pk: int) -> HttpResponse:
    seat = seat_of(request)
    theme = get_or_404(Theme.objects, seat, pk=pk)
    change = remove_theme(seat=seat, now=request.now, theme=theme)
    say(request, f"{change.words}.", change.event)
    talk = number_of(request.POST.get("talk", ""))
    return go(request, "weigh", pk=talk) if talk is not None else go(request, "careers")


def weigh_screen(request: SeekerRequest, talk: Interview, mend: Refusal | None = None) -> HttpResponse:
    page = weigh_page(seat_of(request), talk.campaign, talk)
    context = {"tab": "careers", "page": page, "talk": talk, "field": page.field, "mend": mend}
    return screen(request, "careers/weigh.html", context, status=422 if mend else 200)
