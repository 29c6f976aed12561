"""A coach's or seeker's own scenarios, written as text and read before they are kept."""

from importlib.resources import files

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.method.rehearsal import scenarios as craft
from shoptalk.method.rehearsal.intents import INTENTS, NOTICED
from shoptalk.rehearsal.actions.write_scenario import Unreadable, drop_scenario, write_scenario
from shoptalk.rehearsal.course import POINTS
from shoptalk.rehearsal.models import OwnScenario
from shoptalk.rehearsal.scenarios import scenarios_at_hand
from shoptalk.workspaces.access import SeekerRequest, get_or_404, seat_of

# What may stand in a scenario: the words, and after which entries.
VOCABULARY = (
    ("What one can hear", "hears, wants, ask, handled_by, knows, lacks", INTENTS | NOTICED),
    ("How a call may end", "end, gives_up", craft.OUTCOMES),
    ("Kinds of calls", "kind", craft.KINDS),
    ("Points of the look back", "looks_at", POINTS),
)


@require_GET
def scenarios(request: SeekerRequest) -> HttpResponse:
    seat = seat_of(request)
    found = scenarios_at_hand(seat)
    context = {
        "tab": "rehearse",
        "came_along": [one for one in found.values() if not one.text],
        "own": OwnScenario.objects.visible_to(seat),
    }
    return screen(request, "rehearsal/scenarios.html", context)


@require_http_methods(["GET", "POST"])
def new(request: SeekerRequest) -> HttpResponse:
    """A new one. `?like=` begins with the text of one that came along, under a key of its own."""
    begin_with = "" if request.method == "POST" else _like(request.GET.get("like", ""))
    return _write(request, None, request.POST.get("text", begin_with))


@require_http_methods(["GET", "POST"])
def own(request: SeekerRequest, pk: int) -> HttpResponse:
    found = get_or_404(OwnScenario.objects, seat_of(request), pk=pk)
    return _write(request, found, request.POST.get("text", found.text))


@require_POST
def removal(request: SeekerRequest, pk: int) -> HttpResponse:
    found = get_or_404(OwnScenario.objects, seat_of(request), pk=pk)
    change = drop_scenario(seat=seat_of(request), now=request.now, own=found)
    say(request, f"{change.words}.", change.event)
    return go(request, "scenarios")


def _write(request: SeekerRequest, own: OwnScenario | None, text: str) -> HttpResponse:
    unreadable = None
    if request.method == "POST":
        try:
            _, change = write_scenario(seat=seat_of(request), now=request.now, text=text, own=own)
            say(request, f"{change.words.rstrip('.')}.", change.event)
            return go(request, "scenarios")
        except Unreadable as found:
            unreadable = found
    context = {"tab": "rehearse", "own": own, "text": text, "unreadable": unreadable, "vocabulary": VOCABULARY}
    return screen(request, "rehearsal/scenario.html", context, status=422 if unreadable else 200)


def _like(key: str) -> str:
    """The text of a scenario that came along, to begin with."""
    key = key if key in craft.SCENARIOS else next(iter(craft.SCENARIOS), "")
    for path in files("shoptalk.method.rehearsal.scenarios").iterdir():
        if path.name.endswith(".toml") and path.name != "common.toml":
            text = path.read_text(encoding="utf-8")
            if f'key = "{key}"' in text:
                return text.replace(f'key = "{key}"', f'key = "my-{key}"', 1)
    return ""
