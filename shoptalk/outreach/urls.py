from django.urls import path
from django.views.generic import TemplateView

placeholder = TemplateView.as_view(template_name="404.html")
urlpatterns = [
    path("", placeholder, name="desk"),
    path("templates/", placeholder, name="templates"),
    path("<int:pk>/", placeholder, name="ask"),
]
