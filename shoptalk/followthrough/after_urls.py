"""Pages below the address of the talks that live here, because advice and names come of talks."""

from django.urls import path

from shoptalk.followthrough.views import debrief, debrief_notes, interviews

urlpatterns = [
    path("", interviews.interviews, name="interviews"),
    path("<int:pk>/after", debrief.debrief, name="debrief"),
    path("<int:pk>/after/talk", debrief.talk, name="debrief_talk"),
    path("<int:pk>/after/no-show", debrief.no_show, name="debrief_no_show"),
    path("<int:pk>/after/ending", debrief.ending, name="debrief_ending"),
    path("<int:pk>/after/notes", debrief_notes.notes, name="debrief_notes"),
    path("<int:pk>/after/notes/<int:note>", debrief_notes.note, name="debrief_note"),
    path("<int:pk>/after/notes/<int:note>/referrals", debrief_notes.referrals, name="debrief_referrals"),
    path("<int:pk>/after/thanks", debrief.thanks, name="debrief_thanks"),
    path("<int:pk>/after/card", debrief.card, name="debrief_card"),
    path("<int:pk>/after/helpers", debrief.helpers, name="debrief_helpers"),
]
