"""The page for the talk, and the plain forms on it; a phone with script sends the same to `notes`."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from shoptalk.accounts.answers import number
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.history.steps import Step
from shoptalk.interviews import meeting as page
from shoptalk.interviews.actions.write_talk import pass_question, write_talk
from shoptalk.interviews.models import Interview, PlannedQuestion
from shoptalk.interviews.models.appointment import WORDS
from shoptalk.interviews.models.talk import new_mark
from shoptalk.method import talk
from shoptalk.workspaces.access import Seat, SeekerRequest, get_or_404, number_of, seat_of


@require_GET
def meeting(request: SeekerRequest, pk: int) -> HttpResponse:
    seat, now = seat_of(request), request.now
    interview = _interview(seat, pk)
    at = number_of(request.GET.get("q", "")) or 1
    found = page.meeting_of(seat, now, interview, at=min(at, 1000) - 1)
    end = f"{found.end.astimezone(seat.zone):%H:%M}"
    return screen(
        request,
        "interviews/meeting.html",
        {
            "tab": "interviews",
            "meeting": found,
            "keys": page.KEYS,
            "mark": new_mark(),
            "who_else_shown": "who-else" in request.GET,
            "opening": talk.OPENING,
            "opening_afterwards": talk.OPENING_AFTERWARDS,
            "time_check": talk.TIME_CHECK.format(end=end),
            "may_i": talk.MAY_I_TAKE_NOTES,
            "at_the_end": talk.AT_THE_END,
            "quiet": talk.QUIET_LINE,
            "added_at_once": talk.ADDED_AT_ONCE,
            "recordings": Interview.Recording.choices,
        },
    )


@require_POST
def beginning(request: SeekerRequest, pk: int) -> HttpResponse:
    """The talk begins; a second click leaves the first beginning as it is."""
    seat, now = seat_of(request), request.now
    interview = _interview(seat, pk)
    if interview.started_at is None:
        agreed = bool(request.POST.get("notes_agreed"))
        words = f"The talk with {interview.contact} began"
        _say(
            request,
            write_talk(seat=seat, now=now, interview=interview, words=words, started_at=now, notes_agreed=agreed),
        )
    return go(request, "meeting", pk)


@require_POST
def end(request: SeekerRequest, pk: int) -> HttpResponse:
    """The talk is over: on to looking back."""
    seat, now = seat_of(request), request.now
    interview = _interview(seat, pk)
    if interview.ended_at is None:
        words = f"The talk with {interview.contact} ended"
        began = (
            {} if interview.started_at else {"started_at": interview.starts_at if interview.starts_at < now else now}
        )
        _say(request, write_talk(seat=seat, now=now, interview=interview, words=words, ended_at=now, **began))
    return go(request, page.after_talk(interview))


@require_POST
def extension(request: SeekerRequest, pk: int) -> HttpResponse:
    """The host offered more time; nobody else can (B4). The minutes are those added in all."""
    seat, now = seat_of(request), request.now
    interview = _interview(seat, pk)
    added = number("minutes", request.POST.get("minutes", ""), 0, talk.MOST_ADDED_MINUTES, "What they added in minutes")
    words = f"{interview.contact} gave {added} minutes more" if added else "Back to the promised end"
    _say(request, write_talk(seat=seat, now=now, interview=interview, words=words, extended_minutes=added))
    return go(request, "meeting", pk)


@require_POST
def leave(request: SeekerRequest, pk: int) -> HttpResponse:
    """What they said about notes and about recording. Nothing here records; the answer is kept (B10)."""
    seat, now = seat_of(request), request.now
    interview = _interview(seat, pk)
    recording = request.POST.get("recording", "")
    facts = {
        "notes_agreed": bool(request.POST.get("notes_agreed")),
        "recording": recording if recording in Interview.Recording.values else "",
    }
    _say(request, write_talk(seat=seat, now=now, interview=interview, words="Kept what they said about notes", **facts))
    return go(request, "meeting", pk)


@require_POST
def opening(request: SeekerRequest, pk: int) -> HttpResponse:
    """The host spoke of an opening (B23)."""
    seat, now = seat_of(request), request.now
    interview = _interview(seat, pk)
    facts = {
        "opening_raised_at": interview.opening_raised_at or now,
        "opening_words": request.POST.get("words", "").strip()[:WORDS],
    }
    words = f"{interview.contact} spoke of an opening"
    _say(request, write_talk(seat=seat, now=now, interview=interview, words=words, **facts))
    return go(request, "meeting", pk)


@require_POST
def asked(request: SeekerRequest, pk: int, question: int) -> HttpResponse:
    """This question was asked; on to the place that the button names."""
    seat, now = seat_of(request), request.now
    found = get_or_404(PlannedQuestion.objects.select_related("interview__contact"), seat, pk=question, interview_id=pk)
    get_or_404(Interview.objects, seat, pk=pk)
    pass_question(seat=seat, now=now, question=found)
    response = redirect("meeting", pk)
    response["Location"] += f"?q={number_of(request.POST.get('next', '')) or 1}"
    return response


def _interview(seat: Seat, pk: int) -> Interview:
    return get_or_404(Interview.objects.select_related("contact"), seat, pk=pk)


def _say(request: SeekerRequest, change: Step) -> None:
    if change.event:
        say(request, f"{change.words}.", change.event)
