from django.apps import AppConfig


class PeopleRoom(AppConfig):
    name = "shoptalk.people"
