"""What the talks say about what was believed, one belief with its whole story, and the mind moved."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from shoptalk.campaigns.current import current_campaign
from shoptalk.campaigns.models import Belief
from shoptalk.careers.actions.move_mind import move_mind
from shoptalk.careers.belief_story import belief_story as story_of
from shoptalk.careers.careers_page import careers_page
from shoptalk.design.refusals import Refusal
from shoptalk.design.screen import go, own_path, screen
from shoptalk.design.toasts import say
from shoptalk.interviews.models import Interview
from shoptalk.method.biases import SAME_QUESTIONS
from shoptalk.workspaces.access import Seat, SeekerRequest, get_or_404, number_of, seat_of


def own_belief(seat: Seat, pk: int) -> Belief:
    """A belief of this seat whose field is not in the bin; else 404."""
    return get_or_404(Belief.objects.select_related("field").filter(field__deleted_at=None), seat, pk=pk)


@require_GET
def careers(request: SeekerRequest) -> HttpResponse:
    seat, now = seat_of(request), request.now
    page = careers_page(
        seat, now, current_campaign(seat, now), number_of(request.GET.get("field", "")), "all" in request.GET
    )
    context = {"tab": "careers", "page": page, "same_questions": SAME_QUESTIONS}
    return screen(request, "careers/careers.html", context)


@require_GET
def belief_story(request: SeekerRequest, pk: int) -> HttpResponse:
    return story_screen(request, own_belief(seat_of(request), pk))


@require_POST
def minds(request: SeekerRequest, pk: int) -> HttpResponse:
    """A new number for a belief; `talk` names the talk behind it. On to `back`, else to the page of the talk."""
    seat = seat_of(request)
    belief = own_belief(seat, pk)
    talk = _talk(seat, request.POST.get("talk", ""))
    typed = {name: request.POST.get(name, "") for name in ("value", "reason", "opposite")}
    try:
        calmly, change = move_mind(seat=seat, now=request.now, belief=belief, interview=talk, **typed)
    except Refusal as mend:
        return story_screen(request, belief, mend, typed, talk)
    if change.event:
        say(request, f"{change.words}. {calmly}".strip(), change.event)
    if back := own_path(request.POST.get("back", "")):
        return go(request, back)
    return go(request, "weigh", pk=talk.pk) if talk else go(request, "belief_story", pk=pk)


def story_screen(
    request: SeekerRequest, belief: Belief, mend: Refusal | None = None, said: dict | None = None,
    talk: Interview | None = None,
) -> HttpResponse:  # fmt: skip
    story = story_of(seat_of(request), belief, everything="all" in request.GET)
    if story is None:
        raise Http404("A belief without any number.")
    context = {
        "tab": "careers",
        "story": story,
        "card": story.card,
        "belief": belief,
        "field": belief.field,
        "mend": mend,
        "said": said or {},
        "talk": talk,
    }
    return screen(request, "careers/belief_story.html", context, status=422 if mend else 200)


def _talk(seat: Seat, typed: str) -> Interview | None:
    if not typed:
        return None
    talks = Interview.objects.select_related("contact", "field").filter(contact__deleted_at=None)
    return get_or_404(talks, seat, pk=number_of(typed))
