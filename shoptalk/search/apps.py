from django.apps import AppConfig


class SearchRoom(AppConfig):
    name = "shoptalk.search"
