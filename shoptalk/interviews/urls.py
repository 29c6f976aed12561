"""The pages of this room."""

from django.urls import path

from shoptalk.interviews.views import interviews, meeting, notes

urlpatterns = [
    path("", interviews.interviews, name="interviews"),
    path("<int:pk>/meeting", meeting.meeting, name="meeting"),
    path("<int:pk>/meeting/beginning", meeting.beginning, name="talk_beginning"),
    path("<int:pk>/meeting/end", meeting.end, name="talk_end"),
    path("<int:pk>/meeting/extension", meeting.extension, name="talk_extension"),
    path("<int:pk>/meeting/leave", meeting.leave, name="talk_leave"),
    path("<int:pk>/meeting/opening", meeting.opening, name="talk_opening"),
    path("<int:pk>/meeting/asked/<int:question>", meeting.asked, name="talk_asked"),
    path("<int:pk>/notes", notes.notes, name="notes"),
    path("notes/<int:pk>", notes.note, name="note"),
]
