from django.apps import AppConfig


class DesignRoom(AppConfig):
    name = "shoptalk.design"
