from django.urls import path

from shoptalk.connections.views import calendar, mail

urlpatterns = [
    path("mail/", mail.mail_settings, name="mail_settings"),
    path("mail/test", mail.mail_test, name="mail_test"),
    path("mail/ending", mail.mail_ending, name="mail_ending"),
    path("calendar/", calendar.calendar_settings, name="calendar_settings"),
    path("calendar/feeds", calendar.calendar_feeds, name="calendar_feeds"),
    path("calendar/<int:pk>/test", calendar.calendar_test, name="calendar_test"),
    path("calendar/<int:pk>/choice", calendar.calendar_choice, name="calendar_choice"),
    path("calendar/<int:pk>/ending", calendar.calendar_ending, name="calendar_ending"),
]
