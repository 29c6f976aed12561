"""The table of rooms."""

from django.http import HttpResponse
from django.urls import include, path

from shoptalk.design.stylesheet import stylesheet

urlpatterns = [
    path("", include("shoptalk.today.urls")),
    path("people/", include("shoptalk.people.urls")),
    path("contacts/", include("shoptalk.contacts.urls")),
    path("desk/", include("shoptalk.outreach.urls")),
    path("interviews/", include("shoptalk.interviews.urls")),
    path("interviews/", include("shoptalk.followthrough.after_urls")),
    path("promises/", include("shoptalk.followthrough.urls")),
    path("careers/", include("shoptalk.careers.urls")),
    path("scoreboard/", include("shoptalk.scoreboard.urls")),
    path("fields/", include("shoptalk.campaigns.urls")),
    path("keep/", include("shoptalk.stewardship.urls")),
    path("settings/", include("shoptalk.accounts.urls")),
    path("patterns/", include("shoptalk.design.urls")),
    path("look/<slug:version>.css", stylesheet, name="stylesheet"),
    path("alive", lambda request: HttpResponse("alive", content_type="text/plain"), name="alive"),
]
