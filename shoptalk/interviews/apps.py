from django.apps import AppConfig


class InterviewsRoom(AppConfig):
    name = "shoptalk.interviews"
