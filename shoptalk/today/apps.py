from django.apps import AppConfig


class TodayRoom(AppConfig):
    name = "shoptalk.today"
