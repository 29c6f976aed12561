"""What to read and make ready before a talk: the list, its ticks, own lines."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from shoptalk.accounts.answers import Mend
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.interviews.actions.research import add_research, note_research, remove_research
from shoptalk.interviews.models import Interview
from shoptalk.interviews.research_page import research_for
from shoptalk.interviews.views.brief import own_interview
from shoptalk.workspaces.access import SeekerRequest, seat_of


@require_http_methods(["GET", "POST"])
def research(request: SeekerRequest, pk: int) -> HttpResponse:
    """The list; posting adds a line of one's own."""
    seat = seat_of(request)
    interview = own_interview(seat, pk)
    if request.method == "GET":
        return _page(request, interview)
    text = request.POST.get("text", "")
    try:
        change = add_research(seat=seat, now=request.now, interview=interview, text=text)
    except Mend as mend:
        return _page(request, interview, mend, {"text": text})
    say(request, f"{change.words}." if change.event else "It is on the list already.", change.event)
    return go(request, "research", pk)


@require_POST
def research_line(request: SeekerRequest, pk: int, key: str) -> HttpResponse:
    """One line: done or not, what was found, where."""
    seat = seat_of(request)
    interview = own_interview(seat, pk)
    if all(line.key != key for line in research_for(seat, interview).lines):
        raise Http404
    typed = {"found": request.POST.get("found", ""), "source": request.POST.get("source", "")}
    done = request.POST.get("done") == "1"
    try:
        change = note_research(seat=seat, now=request.now, interview=interview, key=key, done=done, **typed)
    except Mend as mend:
        return _page(request, interview, mend, typed | {"key": key, "done": done})
    if change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, "research", pk)


@require_POST
def research_removal(request: SeekerRequest, pk: int, key: str) -> HttpResponse:
    seat = seat_of(request)
    interview = own_interview(seat, pk)
    if all(line.key != key for line in research_for(seat, interview).lines):
        raise Http404
    change = remove_research(seat=seat, now=request.now, interview=interview, key=key)
    say(request, f"{change.words}.", change.event)
    return go(request, "research", pk)


def _page(
    request: SeekerRequest, interview: Interview, mend: Mend | None = None, typed: dict | None = None
) -> HttpResponse:
    seat = seat_of(request)
    context = {
        "tab": "interviews",
        "interview": interview,
        "research": research_for(seat, interview),
        "mend": mend,
        "typed": typed or {},
    }
    return screen(request, "interviews/research.html", context, status=422 if mend else 200)
