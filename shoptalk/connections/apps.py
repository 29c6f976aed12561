from django.apps import AppConfig


class ConnectionsRoom(AppConfig):
    name = "shoptalk.connections"
