from django.urls import path
from django.views.generic import TemplateView

from shoptalk.stewardship.views import history

placeholder = TemplateView.as_view(template_name="404.html")
urlpatterns = [
    path("history/", history.history, name="history"),
    path("history/<int:pk>/undo", history.undo_step, name="undo"),
    path("bin/", placeholder, name="bin"),
]
