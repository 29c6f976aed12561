"""Notes of a talk: one at a time from a plain form, or everything that a phone kept while it was alone."""

from datetime import datetime

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from shoptalk.contacts.models import Contact
from shoptalk.design.refusals import Refusal
from shoptalk.design.screen import go
from shoptalk.design.toasts import say
from shoptalk.interviews.actions.keep_batch import keep_batch
from shoptalk.interviews.actions.write_note import remove_note, rewrite_note, write_note
from shoptalk.interviews.meeting import since_of, told
from shoptalk.interviews.models import Interview, Note, PlannedQuestion
from shoptalk.interviews.phone_batch import MOST_BYTES, Batch, read_batch
from shoptalk.workspaces.access import Seat, SeekerRequest, get_or_404, seat_of

FORGOTTEN = (
    "The person of this talk is not in the notebook any more, so the notebook cannot keep these notes. "
    "They stay on this phone until you clear them."
)
WITH_THE_PERSON = "This talk is not in the notebook any more. Your notes were kept all the same, with {contact}."
TOO_MUCH = "That is more than the notebook takes at once. It stays on the phone."


@require_POST
def notes(request: SeekerRequest, pk: int) -> HttpResponse:
    if request.content_type == "application/json":
        return _from_phone(request, pk)
    seat, now = seat_of(request), request.now
    interview = get_or_404(Interview.objects.select_related("contact"), seat, pk=pk)
    post = request.POST
    _, change = write_note(
        seat=seat, now=now, interview=interview, kind=post.get("kind", ""), text=post.get("text", ""),
        mark=post.get("mark", ""),
    )  # fmt: skip
    if change and change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, "meeting", pk)


@require_POST
def note(request: SeekerRequest, pk: int) -> HttpResponse:
    """Other words for one note, or its removal."""
    seat, now = seat_of(request), request.now
    found = get_or_404(Note.objects.select_related("contact"), seat, pk=pk)
    if "remove" in request.POST:
        change = remove_note(seat=seat, now=now, note=found)
    else:
        change = rewrite_note(seat=seat, now=now, note=found, text=request.POST.get("text", ""))
    if change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, "meeting", found.interview_id) if found.interview_id else go(request, "interviews")


def _from_phone(request: SeekerRequest, pk: int) -> JsonResponse:
    """Answers with what was refused and how things stand now, so that the phone knows what it may let go of."""
    seat, now = seat_of(request), request.now
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        return JsonResponse({"sentence": TOO_MUCH}, status=413)
    try:
        batch = read_batch(request.body)
        interview = _interview_of(seat, pk, batch)
        contact = _contact_of(seat, batch, interview)
        if contact is None:
            return JsonResponse({"sentence": FORGOTTEN}, status=410)
        stands = interview is not None and interview.deleted_at is None and interview.cancelled_at is None
        talk = interview if stands else None
        keep_batch(seat=seat, now=now, batch=batch, contact=contact, interview=talk)
    except Refusal as sentence:
        return JsonResponse({"sentence": str(sentence)}, status=422)
    answer = _standing(seat, now, batch, talk)
    where = "" if stands else WITH_THE_PERSON.format(contact=contact)
    return JsonResponse(answer | {"refused": batch.refused, "sentence": where})


def _interview_of(seat: Seat, pk: int, batch: Batch) -> Interview | None:
    """The talk that the phone means, also from the bin; its uid must agree, because numbers can be given again."""
    found = Interview.objects.filter(workspace=seat.workspace, pk=pk, uid=batch.uid)
    return found.select_related("contact").first()


def _contact_of(seat: Seat, batch: Batch, interview: Interview | None) -> Contact | None:
    """Whom the talk was with: known by the talk, or by what the phone remembers; merged people are followed."""
    if interview is not None:
        contact: Contact = interview.contact
    else:
        known = Contact.objects.filter(workspace=seat.workspace, pk=batch.contact or 0).first()
        if known is None or since_of(known) != batch.since:
            return None
        contact = known
    for _ in range(10):
        if contact.merged_into is None:
            break
        contact = contact.merged_into
    return contact


def _standing(seat: Seat, now: datetime, batch: Batch, talk: Interview | None) -> dict:
    ours = Note.objects.filter(workspace=seat.workspace)
    marked = ours.filter(mark__in=[sent.mark for sent in batch.notes])
    planned = []
    if talk is not None:
        talk.refresh_from_db()
        marked = marked | ours.filter(interview=talk)
        planned = list(PlannedQuestion.objects.visible_to(seat).filter(interview=talk))
    return told(now, talk, list(marked.distinct()), planned)
