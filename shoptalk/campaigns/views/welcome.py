"""The first run, in three calm steps: curious, believe, know. Each saves by itself, and each can wait."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from shoptalk.accounts.actions.change_settings import change_settings
from shoptalk.accounts.answers import Mend
from shoptalk.accounts.places import DEFAULT_ZONE, zone_groups
from shoptalk.campaigns.actions.add_field import MOST_FIELDS
from shoptalk.campaigns.actions.settle_in import settle_in
from shoptalk.campaigns.actions.write_belief import write_belief
from shoptalk.campaigns.choosing import KEEP
from shoptalk.campaigns.current import current_campaign
from shoptalk.campaigns.fields_page import FieldCard, field_cards
from shoptalk.campaigns.models import Campaign
from shoptalk.campaigns.views.fields import field_from_form
from shoptalk.design.screen import go, screen
from shoptalk.occupations.facts import attribution
from shoptalk.occupations.matching import Choice
from shoptalk.workspaces.access import SeekerRequest, seat_of

# Beginnings of a belief, so that nobody faces an empty box. The first field offers the first two, the others one.
BEGINNINGS = (
    ("In this work, people spend most of their day", "in public meetings"),
    ("To get in, you need", "a master’s degree, no way round it"),
    ("The hard part nobody mentions is", "that it is lonely"),
    ("People in this work earn", "less than I do now"),
    ("What I would miss is", "the summers"),
)
FIRST_FIELD_GETS = 2
UNSURE_YET = 50
AFTER_THE_FIRST = {"add": "welcome", "look": "today"}
WITHOUT_A_FIELD = ("later", "look")  # whoever leaves has said who they are, and chooses no field now
WHERE_TO = {"import": "import", "people": "people"}


@require_http_methods(["GET", "POST"])
def curious(request: SeekerRequest) -> HttpResponse:
    """Step one: a name, a clock, and fields by any job title."""
    seat, now = seat_of(request), request.now
    campaign = current_campaign(seat, now)
    if request.method == "GET":
        return _curious(request, campaign)
    going, title = request.POST.get("go", ""), request.POST.get("title", "").strip()
    typed = {name: request.POST[name] for name in ("full_name", "time_zone") if name in request.POST}
    try:
        change_settings(seat=seat, now=now, **typed)
        choices = field_from_form(request, campaign) if going not in WITHOUT_A_FIELD and title else None
    except Mend as mend:
        return _curious(request, campaign, mend=mend, said=request.POST)
    if choices is not None:
        return _curious(request, campaign, said=request.POST, choices=choices)
    if going == "look":
        settle_in(seat=seat, now=now, campaign=campaign)
    return go(request, AFTER_THE_FIRST.get(going, "welcome_beliefs"))


def _curious(
    request: SeekerRequest, campaign: Campaign, *, mend: Mend | None = None, said: dict | None = None,
    choices: tuple[Choice, ...] | None = None,
) -> HttpResponse:  # fmt: skip
    seat = seat_of(request)
    cards = field_cards(seat, request.now, campaign)
    said = {"full_name": seat.user.full_name, "time_zone": seat.user.time_zone} | (dict(said.items()) if said else {})
    return screen(
        request,
        "campaigns/welcome_curious.html",
        {
            "step": 1,
            "cards": cards,
            "full": len(cards) >= MOST_FIELDS,
            "said": said,
            "mend": mend,
            "asking": choices is not None,
            "choices": choices,
            "keep": KEEP,
            "zones": zone_groups(seat.user.time_zone),
            "guess": campaign.settled_in_at is None and said["time_zone"] == DEFAULT_ZONE,
            "sources": attribution(),
        },
        status=422 if mend else 200,
    )


@require_http_methods(["GET", "POST"])
def believe(request: SeekerRequest) -> HttpResponse:
    """Step two: beliefs, each with how sure one is."""
    seat, now = seat_of(request), request.now
    campaign = current_campaign(seat, now)
    cards = field_cards(seat, now, campaign)
    asked = [(card, _boxes(card, first=not place)) for place, card in enumerate(cards)]
    if request.method == "GET":
        return _believe(request, asked)
    for card, boxes in asked:
        for box in boxes:  # a beginning that was used is offered no more, so a second click writes nothing twice
            rest = request.POST.get(box["name"], "").strip()
            text = f"{box['begins']} {rest.rstrip('.')}."
            if not rest:
                continue
            try:
                write_belief(
                    seat=seat, now=now, field=card.field, text=text,
                    confidence=request.POST.get(f"sure-{box['name']}", ""),
                )  # fmt: skip
            except Mend as mend:
                return _believe(request, asked, Mend(box["name"], str(mend)), request.POST)
    return go(request, "welcome_people")


def _boxes(card: FieldCard, *, first: bool) -> list[dict[str, str]]:
    """The sentence beginnings to offer for a field: those that none of its beliefs begins with yet."""
    written = [one.belief.text for one in card.beliefs]
    free = [
        {"name": f"belief-{card.field.pk}-{number}", "begins": begins, "example": example}
        for number, (begins, example) in enumerate(BEGINNINGS)
        if not any(text.startswith(begins) for text in written)
    ]
    return free[:FIRST_FIELD_GETS] if first else free[FIRST_FIELD_GETS : FIRST_FIELD_GETS + 1]


def _believe(request: SeekerRequest, asked: list, mend: Mend | None = None, said: dict | None = None) -> HttpResponse:
    for _, boxes in asked:
        for box in boxes:
            box["value"] = said.get(box["name"], "") if said else ""
            box["sure"] = said.get(f"sure-{box['name']}", UNSURE_YET) if said else UNSURE_YET
    context = {"step": 2, "asked": asked, "mend": mend}
    return screen(request, "campaigns/welcome_beliefs.html", context, status=422 if mend else 200)


@require_http_methods(["GET"])
def know(request: SeekerRequest) -> HttpResponse:
    """Step three: the ways to bring people in."""
    return screen(request, "campaigns/welcome_people.html", {"step": 3})


@require_POST
def end(request: SeekerRequest) -> HttpResponse:
    """The notebook is open; on to Today, or to bringing people in."""
    seat = seat_of(request)
    settle_in(seat=seat, now=request.now, campaign=current_campaign(seat, request.now))
    return go(request, WHERE_TO.get(request.POST.get("to", ""), "today"))
