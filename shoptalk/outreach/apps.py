from django.apps import AppConfig


class OutreachRoom(AppConfig):
    name = "shoptalk.outreach"
