from django.urls import path

from shoptalk.campaigns.views import about_you, ask_first, beliefs, fields, pace, welcome

urlpatterns = [
    path("", fields.fields, name="fields"),
    path("new/", fields.field_new, name="field_new"),
    path("matches/", fields.field_matches, name="field_matches"),
    path("<int:pk>/name/", fields.field_name, name="field_name"),
    path("<int:pk>/occupation/", fields.field_match, name="field_match"),
    path("<int:pk>/removal/", fields.field_removal, name="field_removal"),
    path("<int:pk>/beliefs/", beliefs.beliefs, name="beliefs"),
    path("beliefs/<int:pk>/", beliefs.belief, name="belief"),
    path("beliefs/<int:pk>/removal/", beliefs.belief_removal, name="belief_removal"),
    path("welcome/", welcome.curious, name="welcome"),
    path("welcome/beliefs/", welcome.believe, name="welcome_beliefs"),
    path("welcome/people/", welcome.know, name="welcome_people"),
    path("welcome/end/", welcome.end, name="welcome_end"),
    path("pace/", pace.pace, name="pace"),
    path("pause/", pace.pause, name="pause"),
    path("pause/end/", pace.pause_end, name="pause_end"),
    path("about-you/", about_you.about_you, name="about_you"),
    path("about-you/places/", about_you.places, name="background"),
    path("about-you/places/<int:pk>/removal/", about_you.place_removal, name="background_removal"),
    path("ask-first/", ask_first.weights, name="weights"),
    path("ask-first/defaults/", ask_first.defaults, name="weights_defaults"),
]
