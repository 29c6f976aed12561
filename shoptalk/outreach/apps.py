from django.apps import AppConfig


class OutreachRoom(AppConfig):
    name = "shoptalk.outreach"

    def ready(self) -> None:
        from shoptalk.campaigns.asked import told_by
        from shoptalk.outreach.asked_so_far import asked_so_far

        told_by(asked_so_far)
