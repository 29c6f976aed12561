"""Days and small counts as words, for sentences on the screen (English; calm and without a year)."""

from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")


def spoken(day: date) -> str:
    """A day as one says it: "3 March"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def weekday(day: date) -> str:
    """The name of the weekday: "Tuesday"."""
    return WEEKDAYS[day.weekday()]


def ordinal(n: int) -> str:
    """ "Third" for 3; empty for a count that one would not spell out."""
    return ORDINALS[n - 1] if 1 <= n <= len(ORDINALS) else ""
