from django.apps import AppConfig


class RehearsalConfig(AppConfig):
    name = "shoptalk.rehearsal"

    def ready(self) -> None:
        from shoptalk.connections import next_question
        from shoptalk.rehearsal import wording_by_model

        next_question.told_by(wording_by_model.next_question)
