"""The pages of this room."""

from django.urls import path

from shoptalk.scoreboard.views import applications, offers, scoreboard

urlpatterns = [
    path("", scoreboard.scoreboard, name="scoreboard"),
    path("figures/", scoreboard.figures, name="figures"),
    path("applications/", applications.applications, name="applications"),
    path("applications/<int:pk>/", applications.application, name="application"),
    path("applications/<int:pk>/removal/", applications.application_removal, name="application_removal"),
    path("applications/<int:pk>/parts/", applications.application_parts, name="application_parts"),
    path("applications/<int:pk>/<slug:noun>/", applications.application_happening, name="application_happening"),
    path("parts/<int:pk>/removal/", applications.part_removal, name="part_removal"),
    path("offers/", offers.offers, name="offers"),
    path("offers/<int:pk>/", offers.offer, name="offer"),
    path("offers/<int:pk>/acceptance/", offers.offer_acceptance, name="offer_acceptance"),
    path("offers/<int:pk>/refusal/", offers.offer_refusal, name="offer_refusal"),
    path("offers/<int:pk>/removal/", offers.offer_removal, name="offer_removal"),
    path("offers/<int:pk>/parts/", offers.offer_parts, name="offer_parts"),
]
