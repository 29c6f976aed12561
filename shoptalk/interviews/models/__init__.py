"""The room's records, a file for each thing that they are about; other files import them from here."""

from shoptalk.interviews.models.appointment import CalendarFeed, Change, GuestAnswer, Interview, Invitation, Window
from shoptalk.interviews.models.brief import PlannedQuestion, Question, ResearchItem, Showcase
from shoptalk.interviews.models.talk import Debrief, Note

__all__ = [
    "CalendarFeed",
    "Change",
    "Debrief",
    "GuestAnswer",
    "Interview",
    "Invitation",
    "Note",
    "PlannedQuestion",
    "Question",
    "ResearchItem",
    "Showcase",
    "Window",
]
