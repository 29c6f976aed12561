"""Rows of the O*NET database as records. Each function takes the cells of a row by our names."""

import re
from collections.abc import Iterator

from ..ports.occupations import Rating, Record, Related, Task, Title, Zone, ZoneWords
from ..tidying.text import cut, one_line
from .figures import NotAFigure, figure, whole
from .layouts import rated

_CODE = re.compile(r"\d\d-\d{4}\.\d\d", re.ASCII)
NO_CODE = "“{found}” is no code of an occupation (like 15-1252.00)."
TITLE_CAP, WORDS_CAP = 150, 1_200
HIGHEST_ZONE, HIGHEST_LEVEL = 5, 12
# The least and the most on each scale, times 100.
BOUNDS = {"OI": (100, 700), "IH": (0, 600), "EX": (100, 700), "VH": (0, 600), "RL": (0, 10_000), "IM": (100, 500)}


def onet_records(kind: str, wanted: str, line: int, cells: dict[str, str]) -> Iterator[Record | None]:
    """The records of one row of the table `kind`; None for a row about something else than what is `wanted`.

    NotAFigure, with a sentence, when the row is broken.
    """
    if kind == "ratings":
        yield _rating(wanted, line, cells)
    elif kind == "occupations":
        yield Title(line, _code(cells["code"]), _words(cells["title"], TITLE_CAP), "occupation")
    elif kind == "titles":
        yield Title(line, _code(cells["code"]), _words(cells["title"], TITLE_CAP), "alternate")
        if cells.get("short", "").lower() not in ("", "n/a"):
            yield Title(line, _code(cells["code"]), _words(cells["short"], TITLE_CAP), "short")
    elif kind == "reported titles":
        yield Title(line, _code(cells["code"]), _words(cells["title"], TITLE_CAP), "reported")
    elif kind == "job zones":
        yield Zone(line, _code(cells["code"]), _between(whole(cells["zone"]), 1, HIGHEST_ZONE))
    elif kind == "job zone words":
        zone = _between(whole(cells["zone"]), 1, HIGHEST_ZONE)
        rest = [
            _words(cells.get(field, ""), WORDS_CAP, needed=False) for field in ("experience", "education", "training")
        ]
        yield ZoneWords(line, zone, _words(cells["name"], TITLE_CAP), *rest)
    elif kind == "tasks":
        core = cells["type"].lower() == "core"
        yield Task(line, _code(cells["code"]), _words(cells["text"], WORDS_CAP), core)
    elif kind == "related":
        place = figure(cells.get("place", "")) or 0
        yield Related(line, _code(cells["code"]), _code(cells["other"]), place)


def _rating(wanted: str, line: int, cells: dict[str, str]) -> Rating | None:
    scale, element = cells["scale"].upper(), cells["element"]
    if rated(scale, element) != wanted:
        return None
    value = figure(cells["value"], 100)
    if value is None:
        raise NotAFigure("A number is missing in this row.")
    least, most = BOUNDS[scale]
    category = whole(cells["category"]) if scale == "RL" else 0
    if scale == "RL":
        _between(category, 1, HIGHEST_LEVEL)
    return Rating(
        line, _code(cells["code"]), element[:20], _words(cells.get("name", ""), TITLE_CAP, needed=False), scale,
        _between(value, least, most, times=100), category, cells.get("suppressed", "").upper() == "Y",
    )  # fmt: skip


def _code(cell: str) -> str:
    if _CODE.fullmatch(cell) is None:
        raise NotAFigure(NO_CODE.format(found=cell[:20]))
    return cell


def _words(cell: str, cap: int, *, needed: bool = True) -> str:
    words = cut(one_line(cell[: cap * 4]), cap)
    if needed and not words:
        raise NotAFigure("A name is missing in this row.")
    return words


def _between(value: int, least: int, most: int, times: int = 1) -> int:
    if not least <= value <= most:
        raise NotAFigure(f"{value / times:g} is not between {least / times:g} and {most / times:g}.")
    return value
