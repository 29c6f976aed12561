from django.apps import AppConfig


class AccountsRoom(AppConfig):
    name = "shoptalk.accounts"
