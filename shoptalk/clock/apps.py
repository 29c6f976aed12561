from django.apps import AppConfig


class ClockRoom(AppConfig):
    name = "shoptalk.clock"
