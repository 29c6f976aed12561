from django.apps import AppConfig


class OccupationsRoom(AppConfig):
    name = "shoptalk.occupations"
