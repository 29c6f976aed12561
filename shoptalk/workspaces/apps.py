from django.apps import AppConfig


class WorkspacesRoom(AppConfig):
    name = "shoptalk.workspaces"
