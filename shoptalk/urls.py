"""The table of rooms."""

from django.http import HttpResponse
from django.urls import include, path

from shoptalk.accounts.device_views import pair
from shoptalk.clock.views import health
from shoptalk.design.offline import manifest, service_worker
from shoptalk.design.stylesheet import guest_stylesheet, stylesheet
from shoptalk.interviews.views import feed, guest

urlpatterns = [
    path("", include("shoptalk.today.urls")),
    path("people/", include("shoptalk.people.urls")),
    path("contacts/", include("shoptalk.contacts.urls")),
    path("desk/", include("shoptalk.outreach.urls")),
    path("rehearsal/", include("shoptalk.rehearsal.urls")),
    path("mailbox/", include("shoptalk.mailbox.urls")),
    path("mailbox/", include("shoptalk.mailbox.outbox_urls")),
    path("interviews/", include("shoptalk.interviews.urls")),
    path("interviews/", include("shoptalk.followthrough.after_urls")),
    path("interviews/", include("shoptalk.mailbox.inviting_urls")),
    path("promises/", include("shoptalk.followthrough.urls")),
    path("careers/", include("shoptalk.careers.urls")),
    path("scoreboard/", include("shoptalk.scoreboard.urls")),
    path("fields/", include("shoptalk.campaigns.urls")),
    path("keep/", include("shoptalk.stewardship.urls")),
    path("keep/health/", health, name="health"),
    path("settings/", include("shoptalk.accounts.urls")),
    path("settings/notices/", include("shoptalk.connections.notice_urls")),
    path("settings/", include("shoptalk.connections.urls")),
    path("patterns/", include("shoptalk.design.urls")),
    path("pick/look/<slug:version>.css", guest_stylesheet, name="guest_stylesheet"),
    path("pick/<str:link>/", guest.guest, name="guest"),
    path("pick/<str:link>/talk.ics", guest.guest_calendar, name="guest_calendar"),
    path("calendar/<str:token>.ics", feed.calendar_feed, name="calendar_feed"),
    path("look/<slug:version>.css", stylesheet, name="stylesheet"),
    path("pair", pair, name="pair"),
    path("sw.js", service_worker, name="service_worker"),
    path("manifest.webmanifest", manifest, name="manifest"),
    path("alive", lambda request: HttpResponse("alive", content_type="text/plain"), name="alive"),
]
