from django.apps import AppConfig


class ContactsRoom(AppConfig):
    name = "shoptalk.contacts"
