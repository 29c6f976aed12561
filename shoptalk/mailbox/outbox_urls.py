from django.urls import path

from shoptalk.mailbox.views import outbox

urlpatterns = [
    path("outbox/", outbox.page, name="outbox"),
    path("people/<int:pk>/approval", outbox.approval, name="approval"),
    path("letters/<int:pk>/taking-back", outbox.taking_back, name="taking_back"),
    path("letters/<int:pk>/another-try", outbox.another_try, name="another_try"),
    path("letters/<int:pk>/arrival", outbox.arrival, name="arrival"),
]
