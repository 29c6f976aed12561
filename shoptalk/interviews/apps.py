from django.apps import AppConfig


class InterviewsRoom(AppConfig):
    name = "shoptalk.interviews"

    def ready(self) -> None:
        from shoptalk.interviews.brief_to_rehearse import lines_of_next_talk
        from shoptalk.rehearsal.brief_lines import told_by

        told_by(lines_of_next_talk)
