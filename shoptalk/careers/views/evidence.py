"""Evidence: one note beside the beliefs of its field, or typed by hand; its side changed; taken back."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from shoptalk.campaigns.models import Field
from shoptalk.careers.actions.add_evidence import add_evidence, change_side, drop_evidence, weigh_notes
from shoptalk.careers.models import Evidence
from shoptalk.careers.readings import readings_from
from shoptalk.careers.views.careers import own_belief, story_screen
from shoptalk.careers.weighing import MOST_BELIEFS, beliefs_of, weighed_notes
from shoptalk.design.refusals import Refusal
from shoptalk.design.screen import go, own_path, screen
from shoptalk.design.toasts import say
from shoptalk.interviews.models import Note
from shoptalk.workspaces.access import Seat, SeekerRequest, get_or_404, seat_of


@require_http_methods(["GET", "POST"])
def evidence(request: SeekerRequest, pk: int) -> HttpResponse:
    """One note and the beliefs it may speak to. Other pages include `note_evidence.html`, or link here with `back`."""
    seat = seat_of(request)
    note = own_note(seat, pk)
    field = _field_of(note)
    beliefs = beliefs_of(seat, field)[:MOST_BELIEFS]
    if request.method == "POST":
        readings = readings_from(request.POST, [note], beliefs)
        change = weigh_notes(seat=seat, now=request.now, readings=readings)
        if change.event:
            say(request, f"{change.words}.", change.event)
        if request.htmx:  # the page stays as it is; only the line at its foot says what happened
            return render(request, "design/toasts.html", {"swap": True})
        return _back(request, note)
    context = {
        "tab": "careers",
        "one": weighed_notes(seat, [note], beliefs)[0],
        "note": note,
        "field": field,
        "back": request.GET.get("back", ""),
    }
    return screen(request, "careers/evidence.html", context)


@require_POST
def typed(request: SeekerRequest, pk: int) -> HttpResponse:
    seat = seat_of(request)
    belief = own_belief(seat, pk)
    names = ("side", "words", "source", "weight", "hand")
    said: dict[str, Any] = {name: request.POST.get(name, "") for name in names}
    first_hand = said["hand"] != "hearsay"
    try:
        change = add_evidence(
            seat=seat, now=request.now, belief=belief, first_hand=first_hand, side=said["side"],
            words=said["words"], source=said["source"], weight=said["weight"],
        )  # fmt: skip
    except Refusal as mend:
        return story_screen(request, belief, mend, said)
    say(request, f"{change.words}." if change.event else change.words, change.event)
    return go(request, "belief_story", pk=pk)


@require_POST
def side(request: SeekerRequest, pk: int) -> HttpResponse:
    """The other side: a new row, the old one to the bin."""
    seat = seat_of(request)
    row = _own(seat, pk)
    change = change_side(seat=seat, now=request.now, evidence=row)
    say(request, change.words, change.event)
    return go(request, "belief_story", pk=row.belief_id)


@require_POST
def removal(request: SeekerRequest, pk: int) -> HttpResponse:
    seat = seat_of(request)
    row = _own(seat, pk)
    change = drop_evidence(seat=seat, now=request.now, evidence=row)
    say(request, change.words, change.event)
    return go(request, "belief_story", pk=row.belief_id)


def own_note(seat: Seat, pk: int) -> Note:
    notes = Note.objects.select_related("contact", "interview__contact", "interview__field")
    return get_or_404(notes.filter(contact__deleted_at=None), seat, pk=pk)


def _own(seat: Seat, pk: int) -> Evidence:
    return get_or_404(Evidence.objects.filter(belief__deleted_at=None), seat, pk=pk)


def _field_of(note: Note) -> Field | None:
    field = note.interview.field if note.interview else None
    return field if field and field.deleted_at is None else None


def _back(request: SeekerRequest, note: Note) -> HttpResponse:
    """To the page that brought the note in, when it named itself; else to where all notes of the talk are."""
    if back := own_path(request.POST.get("back", "")):
        return go(request, back)
    return go(request, "weigh", pk=note.interview_id) if note.interview_id else go(request, "evidence", pk=note.pk)
