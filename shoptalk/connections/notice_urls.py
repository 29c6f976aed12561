from django.urls import path

from shoptalk.connections.views import notices

urlpatterns = [
    path("", notices.notices, name="notices"),
    path("browsers", notices.notice_browsers, name="notice_browsers"),
    path("browsers/<int:pk>/removal", notices.notice_browser_removal, name="notice_browser_removal"),
    path("browsers/<int:pk>/trial", notices.notice_trial, name="notice_trial"),
]
