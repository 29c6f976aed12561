"""The room, and the seeker's own figures."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from shoptalk.design.screen import screen
from shoptalk.rehearsal.course import course_of
from shoptalk.rehearsal.room import room_of
from shoptalk.rehearsal.views.plans import plan_context
from shoptalk.workspaces.access import SeekerRequest, seat_of


@require_GET
def room(request: SeekerRequest) -> HttpResponse:
    seat = seat_of(request)
    context = {"tab": "rehearse", "room": room_of(seat, request.now), **plan_context()}
    return screen(request, "rehearsal/room.html", context)


@require_GET
def course(request: SeekerRequest) -> HttpResponse:
    context = {"tab": "rehearse", "course": course_of(seat_of(request))}
    return screen(request, "rehearsal/course.html", context)
