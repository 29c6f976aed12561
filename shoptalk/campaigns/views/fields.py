"""The fields, and choosing one by any job title."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shoptalk.accounts.answers import Mend
from shoptalk.campaigns.actions.add_field import MOST_FIELDS, add_field
from shoptalk.campaigns.actions.add_field import field_name as name_of
from shoptalk.campaigns.actions.change_field import match_field, remove_field, rename_field
from shoptalk.campaigns.choosing import KEEP, occupations_for, suggestions
from shoptalk.campaigns.current import current_campaign
from shoptalk.campaigns.fields_page import field_cards
from shoptalk.campaigns.models import Campaign, Field
from shoptalk.design.refusals import Refusal
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.occupations.facts import attribution
from shoptalk.occupations.matching import Choice
from shoptalk.workspaces.access import SeekerRequest, get_or_404, seat_of

# Pages that a small form may lead back to, by what it sends.
BACK = {"welcome": "welcome"}
LONGEST_TITLE = 200


@require_GET
def fields(request: SeekerRequest) -> HttpResponse:
    return fields_screen(request)


def fields_screen(
    request: SeekerRequest, *, mend: Refusal | None = None, opened: int | None = None, said: dict | None = None,
    choices: tuple[Choice, ...] | None = None,
) -> HttpResponse:  # fmt: skip
    """The whole page; after a refusal with the sentence, the form that it belongs to opened, and what was typed."""
    seat, now = seat_of(request), request.now
    cards = field_cards(seat, now, current_campaign(seat, now))
    return screen(
        request,
        "campaigns/fields.html",
        {
            "tab": "fields",
            "cards": cards,
            "beliefs": sum(len(card.beliefs) for card in cards),
            "full": len(cards) >= MOST_FIELDS,
            "mend": mend,
            "opened": opened,
            "said": said or {},
            "asking": choices is not None,
            "choices": choices,
            "keep": KEEP,
            "sources": attribution(),
        },
        status=422 if mend else 200,
    )


@require_POST
def field_new(request: SeekerRequest) -> HttpResponse:
    seat = seat_of(request)
    try:
        choices = field_from_form(request, current_campaign(seat, request.now))
    except Mend as mend:
        return fields_screen(request, mend=mend, said=request.POST)
    if choices is not None:
        return fields_screen(request, said=request.POST, choices=choices)
    return go(request, "fields")


def field_from_form(request: SeekerRequest, campaign: Campaign) -> tuple[Choice, ...] | None:
    """Adds the field that a form names; or returns the choices to ask about, when its title is not clear.

    The form sends `title`, and `code` once an occupation was picked; `typed` is the wording it was picked for.
    """
    seat, now = seat_of(request), request.now
    title, code = request.POST.get("title", ""), request.POST.get("code", "")
    name_of(title)  # refuses an empty one before anything is looked up
    if not code:
        found = occupations_for(seat, title)
        if not found.accepted:
            return found.choices
        code = found.choices[0].code
    field, change = add_field(
        seat=seat, now=now, campaign=campaign, title=title, code="" if code == KEEP else code,
        typed=request.POST.get("typed", ""),
    )  # fmt: skip
    say(request, f"{field.name} is one of your fields.", change.event)
    return None


@require_GET
def field_matches(request: SeekerRequest) -> HttpResponse:
    """Occupations for a title that is being typed, as the options of the combobox."""
    begun = request.GET.get("title", "")
    found = suggestions(seat_of(request), begun) if begun.strip() else ()
    return screen(request, "campaigns/suggest.html", {"suggestions": found, "keep": KEEP, "begun": begun.strip()})


@require_POST
def field_name(request: SeekerRequest, pk: int) -> HttpResponse:
    seat = seat_of(request)
    field = get_or_404(Field.objects, seat, pk=pk)
    try:
        change = rename_field(seat=seat, now=request.now, field=field, name=request.POST.get("name", ""))
    except Refusal as sentence:
        return fields_screen(request, mend=Refusal(str(sentence)))  # said at the top: its box is closed again
    if change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, "fields")


@require_http_methods(["GET", "POST"])
def field_match(request: SeekerRequest, pk: int) -> HttpResponse:
    """Another occupation for a field, or none."""
    seat, now = seat_of(request), request.now
    field = get_or_404(Field.objects, seat, pk=pk)
    if request.method == "GET":
        title = request.GET.get("title", "").strip()[:LONGEST_TITLE] or field.typed_title or field.name
        context = {
            "tab": "fields",
            "field": field,
            "title": title,
            "choices": occupations_for(seat, title).choices,
            "keep": KEEP,
            "sources": attribution(),
        }
        return screen(request, "campaigns/field_match.html", context)
    code = request.POST.get("code", KEEP)
    change = match_field(
        seat=seat, now=now, field=field, code="" if code == KEEP else code, typed=request.POST.get("typed", "")
    )
    if change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, "fields")


@require_POST
def field_removal(request: SeekerRequest, pk: int) -> HttpResponse:
    seat = seat_of(request)
    field = get_or_404(Field.objects, seat, pk=pk)
    change = remove_field(seat=seat, now=request.now, field=field)
    say(request, f"{change.words}.", change.event)
    return go(request, BACK.get(request.POST.get("back", ""), "fields"))
