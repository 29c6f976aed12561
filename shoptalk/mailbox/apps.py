from django.apps import AppConfig


class MailboxRoom(AppConfig):
    name = "shoptalk.mailbox"
