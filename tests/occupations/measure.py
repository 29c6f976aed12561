"""How good the matcher is on the labelled positions: `tune` may be looked at while improving it, `held out` only
counted.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from pathlib import Path

from shoptalk.occupations.matching import match

POSITIONS = Path(__file__).parent / "positions.tsv"
NO_JOB = "-"


@dataclass(frozen=True)
class Labelled:
    position: str
    codes: frozenset[str]

    @property
    def held_out(self) -> bool:
        """Decided by the text alone, and before the first measurement, so that nothing could be sorted by its
        difficulty.
        """
        return zlib.crc32(self.position.encode()) % 2 == 1


@dataclass(frozen=True)
class Figures:
    """Shares of the positions that name a job: right first, right among five, taken unasked, and right among the taken;
    the last two are the lines that name no job, and how many of those were refused."""

    jobs: int
    first: float
    among_five: float
    taken: float
    taken_right: float
    no_jobs: int
    refused: int

    def __str__(self) -> str:
        return (
            f"{self.jobs} positions: first {self.first:.1%}, among five {self.among_five:.1%}, taken "
            f"unasked {self.taken:.1%}, "
            f"right among the taken {self.taken_right:.1%}; {self.refused} of {self.no_jobs} lines without "
            f"a job refused"
        )


def labelled() -> list[Labelled]:
    rows = []
    for line in POSITIONS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            position, codes = line.split("\t")
            rows.append(
                Labelled(
                    position,
                    frozenset(code if "." in code or code == NO_JOB else f"{code}.00" for code in codes.split(",")),
                )
            )
    return rows


def figures(rows: list[Labelled]) -> Figures:
    jobs = [row for row in rows if NO_JOB not in row.codes]
    none = [row for row in rows if NO_JOB in row.codes]
    first = five = taken = right = 0
    for row in jobs:
        found = match(row.position)
        codes = [choice.code for choice in found.choices]
        hit = bool(codes) and codes[0] in row.codes
        first += hit
        five += bool(row.codes.intersection(codes))
        taken += found.accepted
        right += found.accepted and hit
    refused = sum(not match(row.position).choices for row in none)
    wrongly_taken = sum(match(row.position).accepted for row in none)
    return Figures(
        len(jobs),
        first / len(jobs),
        five / len(jobs),
        taken / len(jobs),
        right / max(1, taken + wrongly_taken),
        len(none),
        refused,
    )
