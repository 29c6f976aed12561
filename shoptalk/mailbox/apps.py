from django.apps import AppConfig


class MailboxRoom(AppConfig):
    name = "shoptalk.mailbox"

    def ready(self) -> None:
        from shoptalk.interviews.beside import told_by
        from shoptalk.mailbox.inviting_page import beside_appointment

        told_by(beside_appointment)
