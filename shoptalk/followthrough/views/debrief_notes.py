"""The notes of a talk, sorted afterwards: words, kind, day, and the people who were named."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from shoptalk.accounts.answers import Mend
from shoptalk.design.screen import go
from shoptalk.design.toasts import say
from shoptalk.followthrough.actions.draft_thanks import draft_thanks
from shoptalk.followthrough.actions.refer import refer
from shoptalk.followthrough.actions.triage_note import note_afterwards, triage_note
from shoptalk.followthrough.views.answers import day
from shoptalk.followthrough.views.debrief import kept, own_interview, page
from shoptalk.interviews.models import Interview, Note
from shoptalk.workspaces.access import SeekerRequest, get_or_404, seat_of


@require_POST
def notes(request: SeekerRequest, pk: int) -> HttpResponse:
    """One more note, from memory."""
    interview = own_interview(request, pk)
    kind, text = request.POST.get("kind", ""), request.POST.get("text", "")
    _, change = note_afterwards(seat=seat_of(request), now=request.now, interview=interview, kind=kind, text=text)
    draft_thanks(seat=seat_of(request), now=request.now, interview=interview)
    say(request, f"{change.words}.", change.event)
    return go(request, reverse("debrief", args=[pk]) + "#caught")


@require_POST
def note(request: SeekerRequest, pk: int, note: int) -> HttpResponse:
    """Keeps one line; another kind asks for other things, so the page is shown anew."""
    interview = own_interview(request, pk)
    found, post = _note(request, interview, note), request.POST
    was = found.kind
    change = triage_note(
        seat=seat_of(request), now=request.now, note=found, kind=post.get("kind", was),
        text=post.get("text", found.text), in_thanks=bool(post.get("in_thanks")), due_on=day(post.get("due_on", "")),
    )  # fmt: skip
    if was != found.kind:
        draft_thanks(seat=seat_of(request), now=request.now, interview=interview)
        say(request, f"{change.words}.", change.event)
        return go(request, reverse("debrief", args=[pk]) + "#caught")
    return kept(request, interview, change)


@require_POST
def referrals(request: SeekerRequest, pk: int, note: int) -> HttpResponse:
    """Somebody who was named in this note comes into the notebook."""
    interview = own_interview(request, pk)
    seat, found, post = seat_of(request), _note(request, interview, note), request.POST
    try:
        row, change = refer(
            seat=seat, now=request.now, contact=interview.contact, name=post.get("name", ""),
            reach=post.get("reach", "")[:500], may_use_name=bool(post.get("may_use_name")),
            route=post.get("route", "mention"), words=found.text[:400],
            given_on=seat.today(interview.starts_at), interview=interview, note=found,
        )  # fmt: skip
    except Mend as mend:
        return page(request, interview, mend=mend)
    draft_thanks(seat=seat, now=request.now, interview=interview)
    say(request, f"{row.named} is in your notebook.", change.event)
    return go(request, reverse("debrief", args=[pk]) + "#caught")


def _note(request: SeekerRequest, interview: Interview, pk: int) -> Note:
    notes = Note.objects.select_related("contact", "interview").filter(interview=interview)
    return get_or_404(notes, seat_of(request), pk=pk)
