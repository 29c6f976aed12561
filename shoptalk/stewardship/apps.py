from django.apps import AppConfig


class StewardshipRoom(AppConfig):
    name = "shoptalk.stewardship"
