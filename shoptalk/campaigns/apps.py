from django.apps import AppConfig


class CampaignsRoom(AppConfig):
    name = "shoptalk.campaigns"
