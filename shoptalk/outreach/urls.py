from django.urls import path

from shoptalk.outreach.views import ask, desk, log, wordings

urlpatterns = [
    path("", desk.desk, name="desk"),
    path("templates/", wordings.wordings, name="templates"),
    path("templates/<str:key>/", wordings.wording, name="template"),
    path("templates/<str:key>/preview", wordings.preview, name="template_preview"),
    path("templates/<str:key>/built-in", wordings.built_in, name="template_built_in"),
    path("<int:pk>/", ask.ask, name="ask"),
    path("<int:pk>/check", ask.check_draft, name="check_draft"),
    path("<int:pk>/draft", ask.draft, name="draft"),
    path("<int:pk>/leave", ask.leave, name="leave"),
    path("<int:pk>/left/<int:letter>/", ask.left, name="left"),
    path("<int:pk>/touches", log.touches, name="touches"),
]
