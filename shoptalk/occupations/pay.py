"""What an occupation pays and how many do it: in the nation, a state, or a metropolitan area.

The pack has the nation and the states; imported tables of the survey bring the metropolitan areas, and take the place
of the pack's figures where they are not older. Nothing is borrowed from a neighbouring area or occupation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from shoptalk.occupations import reference
from shoptalk.occupations.credits import WAGE_SOURCE, imported, source_of

NATION = "US"
TOP_YEARLY, TOP_HOURLY_CENTS = 239_200, 11_500  # BLS states no percentile from here on
PERCENTILES = ("p10", "p25", "p50", "p75", "p90")
_FIGURES = ("p10", "p25", "p50", "p75", "p90", "mean", "employment")
METRO = "pay, metropolitan areas"
# What covers the occupation: the title of its survey cell, its own, and how many occupations share the cell.
_CELL = """c.title, o.title, (SELECT count(*) FROM occupation other WHERE other.cell = o.cell)
  FROM occupation o JOIN cell c ON c.cell = o.cell"""
_IN_IMPORTED = f"""
SELECT p.p10, p.p25, p.p50, p.p75, p.p90, p.mean, p.jobs, p.hourly, p.top_coded, a.name, s.place, p.dataset, {_CELL}
  JOIN pay p ON p.cell = o.cell JOIN pay_area a ON a.key = p.area
  JOIN (SELECT dataset, max(place) AS place FROM source GROUP BY dataset) s ON s.dataset = p.dataset
  WHERE o.code = ? AND p.area = ?"""  # noqa: S608 - put together from our own words
_IN_PACK = f"""
SELECT w.p10, w.p25, w.p50, w.p75, w.p90, w.mean, w.jobs, w.hourly, w.topcoded, a.name, {_CELL}
  JOIN wage w ON w.cell = o.cell JOIN area a ON a.id = w.area WHERE o.code = ? AND a.state = ?"""


@dataclass(frozen=True, slots=True)
class Wages:
    """Pay of an occupation in an area. Dollars a year, or cents an hour when `hourly`; None where BLS states no figure.

    `top_coded` names the percentiles that are left out because they are at least `TOP_YEARLY` ($115.00 an hour).
    `shared_cell` is the title of the survey cell when it covers more than this occupation, else "".
    """

    code: str
    p10: int | None
    p25: int | None
    p50: int | None
    p75: int | None
    p90: int | None
    mean: int | None
    employment: int | None
    hourly: bool
    top_coded: tuple[str, ...]
    year: int
    area: str
    source: str
    shared_cell: str

    @property
    def withheld(self) -> bool:
        """Whether the survey has this occupation here and releases no figure of pay (too few were asked)."""
        return not self.top_coded and all(getattr(self, name) is None for name in (*PERCENTILES, "mean"))


@dataclass(frozen=True, slots=True)
class Area:
    """A place with figures of pay. `key` is what `wages_of` takes; `kind` is nation, state or metro."""

    key: str
    name: str
    kind: str
    state: str


def wages_of(code: str, area: str = "") -> Wages | None:
    """Pay in an area (the key of an `Area`: "CA", "38300") or, without one, in the nation. None: no survey there."""
    key = (area or NATION).upper()
    return _imported_wages(code, key) or _pack_wages(code, key)


def _imported_wages(code: str, key: str) -> Wages | None:
    known = reference.default()
    rows = known.imported(_IN_IMPORTED, (code, key))
    if not rows:
        return None
    *pay, hourly, top, name, year, dataset, cell, title, sharing = rows[0]
    if dataset != METRO and year < known.year:
        return None  # after an upgrade the pack is newer than what was imported
    where = "United States" if key == NATION else name
    return _wages(code, pay, hourly, tuple(top.split()), year, where, source_of(dataset), (cell, title, sharing))


def _pack_wages(code: str, key: str) -> Wages | None:
    known = reference.default()
    rows = known.rows(_IN_PACK, (code, key))
    if not rows:
        return None
    *pay, hourly, top, name, cell, title, sharing = rows[0]
    marked = tuple(name for name, mark in zip(PERCENTILES, top or "", strict=False) if mark == "1")
    return _wages(code, pay, hourly, marked, known.year, name, WAGE_SOURCE, (cell, title, sharing))


def _wages(
    code: str, pay: list[Any], hourly: int, top: tuple[str, ...], year: int, area: str, source: str,
    cell: tuple[str, str, int],
) -> Wages:  # fmt: skip
    cell_title, title, sharing = cell
    shared = (sharing > 1 and cell_title != title) or not code.endswith(".00")
    figures = dict(zip(_FIGURES, pay, strict=True))
    return Wages(
        code=code, **figures, hourly=bool(hourly), top_coded=top, year=year, area=area, source=source,
        shared_cell=cell_title if shared else "",
    )  # fmt: skip


def areas(kind: str = "") -> list[Area]:
    """The places with figures, or those of one kind, by name: states and territories, then metropolitan areas."""
    known = reference.default()
    found = {
        state: Area(state, name, "nation" if state == NATION else "state", state)
        for state, name in known.rows("SELECT state, name FROM area")
    }
    for key, one, name, state in known.imported("SELECT key, kind, name, state FROM pay_area"):
        found.setdefault(key, Area(key, name, one, state))
    order = ("nation", "state", "metro")
    listed = sorted(found.values(), key=lambda area: (order.index(area.kind), area.name))
    return [area for area in listed if not kind or area.kind == kind]


def states() -> list[tuple[str, str]]:
    """(postal letters, name) of the states and territories with figures, by name."""
    return [(area.key, area.name) for area in areas("state")]


def has_metro_pay() -> bool:
    """Whether pay of metropolitan areas was imported."""
    return any(one.dataset == METRO for one in imported())
