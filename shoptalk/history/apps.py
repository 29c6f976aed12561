from django.apps import AppConfig


class HistoryRoom(AppConfig):
    name = "shoptalk.history"
