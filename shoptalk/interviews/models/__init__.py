"""The room's records, a file for each thing that they are about; other files import them from here."""

from shoptalk.interviews.models.appointment import (
    AwayDays,
    CalendarFeed,
    Change,
    GuestAnswer,
    Interview,
    Invitation,
    Medium,
    Window,
    WorkWeek,
)
from shoptalk.interviews.models.brief import PlannedQuestion, Question, ResearchItem, Showcase
from shoptalk.interviews.models.talk import Debrief, Note

__all__ = [
    "AwayDays",
    "CalendarFeed",
    "Change",
    "Debrief",
    "GuestAnswer",
    "Interview",
    "Invitation",
    "Medium",
    "Note",
    "PlannedQuestion",
    "Question",
    "ResearchItem",
    "Showcase",
    "Window",
    "WorkWeek",
]
