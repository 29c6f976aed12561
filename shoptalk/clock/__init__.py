"""All that recurs, on one page: timetable.py; the worker that runs it, its health, and what is told unasked."""
