from django.urls import path

from shoptalk.today import views

urlpatterns = [
    path("", views.today, name="today"),
    path("today/<int:pk>/snooze", views.snooze, name="snooze"),
    path("palette", views.palette, name="palette"),
]
