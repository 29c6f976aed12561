"""The pages of this room."""

from django.urls import path

from shoptalk.scoreboard.views import scoreboard

urlpatterns = [
    path("", scoreboard.scoreboard, name="scoreboard"),
]
