from django.apps import AppConfig


class ScoreboardRoom(AppConfig):
    name = "shoptalk.scoreboard"
