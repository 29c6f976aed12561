from django.apps import AppConfig


class ScoreboardRoom(AppConfig):
    name = "shoptalk.scoreboard"

    def ready(self) -> None:
        from shoptalk.interviews.applying import told_by
        from shoptalk.scoreboard.employers import active_at

        told_by(active_at)
