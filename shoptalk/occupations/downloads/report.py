"""What an import did: what came in of each table, what was left out and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import asdict, dataclass, field

LINES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that were left out for one reason; `lines` names the first of them."""

    reason: str
    count: int
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """One table that came in. `passed` rows were whole, but about something that is not kept here; `replaced` rows of
    an earlier import made way.
    """

    dataset: str
    file: str
    publisher: str
    release: str
    rows: int
    taken: int
    passed: int
    left_out: tuple[LeftOut, ...]
    checksum: str
    replaced: int


@dataclass(frozen=True, slots=True)
class Older:
    """A table that was not taken, because a newer edition is here already."""

    dataset: str
    file: str
    release: str
    kept: str


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome. `changed` is False when everything was here already, and after a dry run."""

    path: str
    dry_run: bool
    changed: bool
    taken: tuple[Taken, ...]
    older: tuple[Older, ...]
    passed_over: tuple[str, ...]
    new_titles: int

    def as_json(self) -> dict:
        return asdict(self)


@dataclass(slots=True)
class Count:
    """What is counted while one table is read."""

    rows: int = 0
    taken: int = 0
    passed: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    lines: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def leave(self, line: int, reason: str) -> None:
        self.reasons[reason] += 1
        if line and len(self.lines[reason]) < LINES_SHOWN:
            self.lines[reason].append(line)

    def drop(self, rows: int, reason: str) -> None:
        """Rows that had been taken and are left out after all, because what belongs to them is missing."""
        if rows:
            self.taken -= rows
            self.reasons[reason] += rows

    def left_out(self) -> tuple[LeftOut, ...]:
        return tuple(LeftOut(reason, count, tuple(self.lines[reason])) for reason, count in self.reasons.most_common())
