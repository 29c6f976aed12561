from django.apps import AppConfig


class CareersRoom(AppConfig):
    name = "shoptalk.careers"
