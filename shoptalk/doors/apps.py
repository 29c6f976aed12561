from django.apps import AppConfig


class DoorsRoom(AppConfig):
    name = "shoptalk.doors"
