"""The pages of this room."""

from django.urls import path

from shoptalk.interviews.views import changes, hours, interviews, offers

urlpatterns = [
    path("", interviews.interviews, name="interviews"),
    path("new/", interviews.add_interview, name="add_interview"),
    path("hours/", hours.talk_hours, name="talk_hours"),
    path("hours/away", hours.away, name="away"),
    path("hours/away/<int:pk>/end", hours.away_end, name="away_end"),
    path("hours/feed", hours.feed_renewal, name="feed_renewal"),
    path("hours/feed/end", hours.feed_end, name="feed_end"),
    path("times/<int:pk>/", offers.offer_times, name="offer_times"),
    path("times/<int:pk>/seen", offers.answers_seen, name="answers_seen"),
    path("pages/<int:pk>/close", offers.close_page, name="close_page"),
    path("<int:pk>/", interviews.interview, name="interview"),
    path("<int:pk>/talk.ics", interviews.interview_calendar, name="interview_calendar"),
    path("<int:pk>/moves", changes.moves, name="interview_moves"),
    path("<int:pk>/places", changes.places, name="interview_places"),
    path("<int:pk>/cancellation", changes.cancellation, name="interview_cancellation"),
    path("<int:pk>/absence", changes.absence, name="interview_absence"),
    path("<int:pk>/length", changes.length, name="interview_length"),
    path("<int:pk>/confirmation", changes.confirmation, name="interview_confirmation"),
    path("<int:pk>/confirming-letter", changes.confirming_letter, name="confirming_letter"),
]
