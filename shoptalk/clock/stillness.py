"""Whether anybody wrote into the database since the last look, where that can be asked for next to nothing.

SQLite counts what other connections write (PRAGMA data_version); as long as the count stands still, nobody put anything
off and nobody approved a letter, and the longer questions need not be asked. PostgreSQL is asked every time.
"""

import time

from django.db import connection

LONGEST = 5  # seconds; what only had to wait for its hour is found then


class Stillness:
    """Remembers what it was told by one connection."""

    def __init__(self) -> None:
        self._asked: object = None  # the connection: another one counts from somewhere else
        self._count = 0
        self._looked = 0.0

    @property
    def is_known(self) -> bool:
        return connection.vendor == "sqlite"

    def holds(self) -> bool:
        """True when nothing can have come since the last time that this said False."""
        if not self.is_known:
            return False
        with connection.cursor() as cursor:
            (count,) = cursor.execute("PRAGMA data_version").fetchone()
        steady = time.monotonic()
        same = self._asked is connection.connection and self._count == count and steady - self._looked < LONGEST
        if not same:
            self._asked, self._count, self._looked = connection.connection, count, steady
        return same
