"""Rows of the Employment Projections as records, from the workbook (Table 1.2 or 1.10) or from the CSV of the site."""

import re

from ..ports.occupations import Outlook
from ..tidying.text import cut, one_line
from .figures import NO_FIGURE, NotAFigure, figure
from .layouts import Columns
from .onet_rows import TITLE_CAP

THOUSANDS = 1_000
_CODE = re.compile(r"\d\d-\d{4}", re.ASCII)
_YEARS = re.compile(r"\b(20\d\d) (\d{4}|\d\d)\b")
_SHIFTED = "{column} is not the number of jobs and their change that the other columns give."


def years_of(columns: Columns) -> tuple[int, int] | None:
    """(2024, 2034) as the header of the percent column says."""
    found = _YEARS.search(columns.header[columns.at["change"]])
    if found is None:
        return None
    first, last = int(found[1]), int(found[2])
    return (first, last) if last > 100 else (first, first // 100 * 100 + last)


def outlook_of(line: int, cells: dict[str, str], years: tuple[int, int]) -> Outlook | None:
    """The record of one row; None for a summary."""
    code = cells["code"].strip().lstrip("=").strip('"')  # the CSV of the site writes ="15-1252"
    if cells.get("type", "").lower() == "summary" or (code.endswith("0000") and _CODE.fullmatch(code)):
        return None
    if not code and not cells.get("change"):
        return None  # a footnote
    if _CODE.fullmatch(code) is None:
        raise NotAFigure(f"“{code[:20]}” is no code of the projections (like 15-1252).")
    jobs, then = figure(cells["jobs"], THOUSANDS), figure(cells.get("jobs_then", ""), THOUSANDS)
    change = figure(cells["change"], 10)
    _check_change(jobs, then, change)
    return Outlook(
        line, code, cut(one_line(cells.get("title", "").split("*", 1)[0]), TITLE_CAP), *years, jobs, then, change,
        figure(cells["openings"], THOUSANDS), *(_words(cells.get(field, "")) for field in _WORDS),
    )  # fmt: skip


_WORDS = ("education", "experience", "training")
SLACK = 60  # tenths of a percent: small occupations are printed to the nearest hundred jobs
SMALLEST_CHECKED = 5_000


def _check_change(jobs: int | None, then: int | None, change: int | None) -> None:
    """The percentage must be the one of the two numbers; a column that slipped shows here."""
    if jobs is None or then is None or change is None or jobs < SMALLEST_CHECKED:
        return
    if abs((then - jobs) / jobs * 1000 - change) > SLACK:
        raise NotAFigure(_SHIFTED.format(column=f"{change / 10:g} %"))


def _words(cell: str) -> str:
    text = cut(one_line(cell), TITLE_CAP)
    return "" if text.lower() in NO_FIGURE else text
