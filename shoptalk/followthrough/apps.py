from django.apps import AppConfig


class FollowthroughRoom(AppConfig):
    name = "shoptalk.followthrough"
