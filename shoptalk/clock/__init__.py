"""All that recurs, on one page: timetable.py, and the worker that runs it."""
