from django.urls import path

from shoptalk.accounts import device_views, views

urlpatterns = [
    path("", views.settings_page, name="settings"),
    path("phones/", device_views.phones, name="devices"),
    path("phones/keys", device_views.pairing_keys, name="pairing_keys"),
    path("phones/<int:pk>/revocation", device_views.revocation, name="device_revocation"),
]
