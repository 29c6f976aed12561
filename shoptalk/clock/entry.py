"""One line of the timetable."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

MINUTE, HOUR = 60, 3600


def always(now: datetime) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Entry:
    """What recurs, how often, and how long it may take. Each runs in a process of its own and may run twice without
    harm; the turns (turns.py) see to it that it does not."""

    key: str  # under which its turns are kept: never changed
    name: str  # what happens, as a person would say it
    every_seconds: int
    run: Callable[[datetime], object]  # a number that comes back says of how much it was done
    seconds: int = 5 * MINUTE  # that it may take
    is_needed: Callable[[datetime], bool] = always  # a cheap indexed look, before a process is started for it
    finishes: bool = False  # asked to end, it finishes what it has in hand (ending.asked_to_end)
    rests: int = 0  # seconds, when it did nothing although its look said otherwise (enough letters for today)
    stays: bool = False  # it waits for something to happen, so its time being over is no bad news

    @property
    def looks_every(self) -> float:
        """Seconds between two looks whether it is its turn."""
        return min(self.every_seconds, 30)
