"""Pages below the address of the talks that live here: invitations leave by mail, and their answers come by it."""

from django.urls import path

from shoptalk.mailbox.views import inviting

urlpatterns = [
    path("<int:pk>/invitation/", inviting.invitation, name="invitation"),
    path("invitation-answers/<int:pk>/time", inviting.answer_time, name="answer_time"),
    path("invitation-answers/<int:pk>/settlement", inviting.answer_settlement, name="answer_settlement"),
    path("invitation-answers/<int:pk>/owner", inviting.answer_owner, name="answer_owner"),
    path("calendar-changes/<int:pk>/taking", inviting.change_taking, name="change_taking"),
    path("calendar-changes/<int:pk>/putting-back", inviting.change_putting_back, name="change_putting_back"),
    path("calendar-changes/<int:pk>/leaving-out", inviting.change_leaving_out, name="change_leaving_out"),
]
