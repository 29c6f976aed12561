from django.apps import AppConfig


class ClockRoom(AppConfig):
    name = "shoptalk.clock"

    def ready(self) -> None:
        from shoptalk.clock.health import is_anybody_there
        from shoptalk.outreach.nobody_sends import told_by

        told_by(is_anybody_there)
