from django.urls import path

from shoptalk.accounts import views

urlpatterns = [path("", views.settings_page, name="settings")]
