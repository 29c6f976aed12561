from django.urls import path
from django.views.generic import TemplateView

# The names add_person and edit_person are reversed by the people room: keep them when the real views come.
placeholder = TemplateView.as_view(template_name="404.html")
urlpatterns = [
    path("import/", placeholder, name="import"),
    path("new/", placeholder, name="add_person"),
    path("<int:pk>/", placeholder, name="edit_person"),
]
