"""What the tests of imported downloads begin with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from shoptalk.occupations.downloads.import_downloads import import_downloads
from shoptalk.occupations.downloads.report import Report

SAMPLES = Path(__file__).parent.parent / "samples" / "occupations"
OLD, NEW = SAMPLES / "db_29_2_text", SAMPLES / "db_30_3_text"
NATION, STATES, METRO = (
    SAMPLES / name for name in ("national_M2025_dl.csv", "state_M2025_dl.xlsx", "MSA_M2025_dl.xlsx")
)
PROJECTIONS = SAMPLES / "occupation.xlsx"
PLANNERS, WRITERS, TRAINERS = "19-3051.00", "27-3042.00", "13-1151.00"
TODAY = date(2026, 5, 12)


def bring_in(path: Path, *, dry_run: bool = False) -> Report:
    return import_downloads(path=path, today=TODAY, dry_run=dry_run)
