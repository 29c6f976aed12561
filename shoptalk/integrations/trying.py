"""Trying out a server: what was tried, line by line, in words; and a limit of time for all of it."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from shoptalk.integrations.ports.servers import Failure


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was tried. `works` is none for what is only said."""

    words: str
    works: bool | None = True


@dataclass
class Trial:
    """Something tried in a thread of its own, so that a silent server holds nobody up. `work` gets the list that it
    adds its lines to; `silent` is said when the time is over."""

    host: str
    work: Callable[[list[Line]], None]
    silent: str = ""
    lines: list[Line] = field(default_factory=list)

    def start(self) -> None:
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def wait(self, ends: float, seconds: float) -> tuple[Line, ...]:
        """What was found until the moment `ends` of the steady clock; `seconds` is what that was in all."""
        self._thread.join(max(0.0, ends - time.monotonic()))
        if self._thread.is_alive():
            silent = self.silent or f"{self.host} did not answer within {seconds:.0f} seconds."
            return *self.lines, Line(silent, False)
        return tuple(self.lines)

    def _run(self) -> None:
        try:
            self.work(self.lines)
        except Failure as failure:
            self.lines.append(Line(failure.words, False))
        except Exception:  # whatever a stranger's server makes a library stumble over; it may quote what was sent
            self.lines.append(Line(f"{self.host} answered something that could not be understood.", False))


def tried(trials: list[Trial], seconds: float) -> tuple[Line, ...]:
    """All at the same time; their lines, in the order of the trials."""
    ends = time.monotonic() + seconds
    for trial in trials:
        trial.start()
    return tuple(line for trial in trials for line in trial.wait(ends, seconds))
