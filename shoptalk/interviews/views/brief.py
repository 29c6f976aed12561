"""The brief: the page, and the same as a PDF."""

from django.http import HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.interviews.brief_page import brief_for
from shoptalk.interviews.brief_pdf import CannotTypeset, paper_for, typeset
from shoptalk.interviews.models import Interview
from shoptalk.interviews.paper import setting_for
from shoptalk.interviews.prepared import preparation
from shoptalk.workspaces.access import Seat, SeekerRequest, get_or_404, seat_of

NO_PDF = "The PDF could not be made just now. This page prints on one sheet too: press p."


def own_interview(seat: Seat, pk: int) -> Interview:
    """A talk of this seat, with the person and the search; else 404."""
    return get_or_404(
        Interview.objects.select_related("contact", "campaign").filter(contact__deleted_at=None), seat, pk=pk
    )


def brief_screen(request: SeekerRequest, interview: Interview, status: int = 200, **more: object) -> HttpResponse:
    seat = seat_of(request)
    found = brief_for(seat, interview)
    context = {
        "tab": "interviews",
        "brief": found,
        "setting": setting_for(found),
        "interview": interview,
        "ready": preparation([interview])[interview.pk],
        **more,
    }
    return screen(request, "interviews/brief.html", context, status=status)


@require_GET
def brief(request: SeekerRequest, pk: int) -> HttpResponse:
    return brief_screen(request, own_interview(seat_of(request), pk))


@require_GET
def brief_pdf(request: SeekerRequest, pk: int) -> HttpResponse:
    """The brief on one sheet of A4 or Letter (`?paper=`), by the seeker's country when it is not said."""
    seat = seat_of(request)
    interview = own_interview(seat, pk)
    paper = paper_for(request.GET.get("paper", ""), seat.user.country)
    try:
        made = typeset(brief_for(seat, interview), paper)
    except CannotTypeset:
        say(request, NO_PDF)
        return go(request, "brief", pk)
    name = slugify(f"brief {interview.contact.name}")[:80] or "brief"
    disposition = f'inline; filename="{name}.pdf"'
    return HttpResponse(made, content_type="application/pdf", headers={"Content-Disposition": disposition})
