from django.urls import path

from shoptalk.connections.views import calendar, language_model, mail

urlpatterns = [
    path("mail/", mail.mail_settings, name="mail_settings"),
    path("mail/test", mail.mail_test, name="mail_test"),
    path("mail/ending", mail.mail_ending, name="mail_ending"),
    path("calendar/", calendar.calendar_settings, name="calendar_settings"),
    path("calendar/feeds", calendar.calendar_feeds, name="calendar_feeds"),
    path("calendar/<int:pk>/test", calendar.calendar_test, name="calendar_test"),
    path("calendar/<int:pk>/choice", calendar.calendar_choice, name="calendar_choice"),
    path("calendar/<int:pk>/ending", calendar.calendar_ending, name="calendar_ending"),
    path("language-model/", language_model.language_model_settings, name="language_model_settings"),
    path("language-model/test", language_model.language_model_test, name="language_model_test"),
    path("language-model/consent", language_model.language_model_consent, name="language_model_consent"),
    path("language-model/rest", language_model.language_model_rest, name="language_model_rest"),
    path("language-model/ending", language_model.language_model_ending, name="language_model_ending"),
]
