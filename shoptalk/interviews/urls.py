"""The pages of this room."""

from django.urls import path

from shoptalk.interviews.views import interviews

urlpatterns = [
    path("", interviews.interviews, name="interviews"),
]
