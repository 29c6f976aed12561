from django.urls import path

from shoptalk.mailbox.views import incoming

urlpatterns = [
    path("", incoming.incoming, name="incoming"),
    path("look", incoming.look, name="look_now"),
    path("<int:pk>/", incoming.message, name="incoming_message"),
    path("<int:pk>/sender", incoming.sender, name="incoming_sender"),
    path("<int:pk>/aside", incoming.aside, name="incoming_aside"),
    path("<int:pk>/touch", incoming.touch, name="incoming_touch"),
    path("<int:pk>/reading", incoming.reading, name="incoming_reading"),
]
