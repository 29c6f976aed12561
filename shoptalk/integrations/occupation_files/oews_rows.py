"""Rows of the survey of pay (OEWS) as records: the nation, states and territories, metropolitan and other areas."""

import re

from ..ports.occupations import Wage
from ..tidying.text import cut, one_line
from .figures import TOP, NotAFigure, figure
from .onet_rows import TITLE_CAP

PERCENTILES = ("p10", "p25", "p50", "p75", "p90")
NOT_ASCENDING = "The figures of pay in this row do not rise from the lowest tenth to the highest."
_CODE = re.compile(r"\d\d-\d{4}", re.ASCII)
# AREA_TYPE as OEWS numbers it. 4 is a metropolitan area, 6 one of the areas outside them.
_KINDS = {"1": "nation", "2": "state", "3": "state", "4": "metro", "6": "metro"}
_ALL_INDUSTRIES = {"", "000000", "0", "000001"}
_ALL_OWNERS = {"", "1235"}
_GROUPS = {"total", "major", "minor"}
_YES = {"true", "1", "yes"}


def wage_of(line: int, cells: dict[str, str]) -> Wage | None:
    """The record of one row; None for a group of occupations or a single industry."""
    if cells.get("industry", "") not in _ALL_INDUSTRIES or cells.get("ownership", "") not in _ALL_OWNERS:
        return None
    if cells.get("group", "").lower() in _GROUPS or cells["code"] == "00-0000":
        return None
    if _CODE.fullmatch(cells["code"]) is None:
        raise NotAFigure(f"“{cells['code'][:20]}” is no code of the survey (like 15-1252).")
    kind, area, state = _area(cells)
    hourly = cells.get("hourly", "").lower() in _YES
    times = 100 if hourly else 1
    names = {one: f"hour_{one}" if hourly else one for one in ("mean", *PERCENTILES)}
    pay = {one: figure(cells.get(name, ""), times) for one, name in names.items()}
    top = tuple(one for one, name in names.items() if cells.get(name, "").strip() == TOP)
    _check_rising([pay[one] for one in PERCENTILES], [one in top for one in PERCENTILES])
    return Wage(
        line, cells["code"], cut(one_line(cells.get("title", "")), TITLE_CAP), area,
        cut(one_line(cells["area_name"]), TITLE_CAP), kind, state, figure(cells["jobs"]), pay["mean"], pay["p10"],
        pay["p25"], pay["p50"], pay["p75"], pay["p90"], hourly, top,
    )  # fmt: skip


def _area(cells: dict[str, str]) -> tuple[str, str, str]:
    """(kind, key, state) of the area."""
    number, state = cells.get("area", "").strip(), cells.get("state", "").strip().upper()
    kind = _KINDS.get(cells.get("area_type", "").strip().removesuffix(".0"))
    if kind is None and number.lstrip("0") == "99":
        kind = "nation"
    if kind == "nation":
        return kind, "US", "US"
    if kind == "state" and re.fullmatch("[A-Z]{2}", state):
        return kind, state, state
    if kind == "metro" and re.fullmatch("[0-9]{5,7}", number):
        return kind, number, state[:2]
    raise NotAFigure(f"“{cells.get('area_name', '')[:40]}” is no area that is known here.")


def _check_rising(pay: list[int | None], top: list[bool]) -> None:
    """Percentiles rise; above one that is top-coded every further one is."""
    stated = [value for value in pay if value is not None]
    if stated != sorted(stated) or any(value < 0 for value in stated):
        raise NotAFigure(NOT_ASCENDING)
    first_top = top.index(True) if any(top) else len(top)
    if any(value is not None for value in pay[first_top:]):
        raise NotAFigure(NOT_ASCENDING)
