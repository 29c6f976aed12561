"""The outside world: one folder for each kind of file or service, behind the plain records of ``ports``.

Nothing here knows Django or the database. An adapter reads or writes one foreign format and speaks in the port's words.
"""
