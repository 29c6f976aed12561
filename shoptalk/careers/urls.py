"""The pages of this room."""

from django.urls import path

from shoptalk.careers.views import careers

urlpatterns = [
    path("", careers.careers, name="careers"),
]
