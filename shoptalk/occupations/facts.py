"""Facts about an occupation for the screens: its names and groups, what it pays and where, and who must be named as
the source.

Every figure carries its year, area and source. Where the survey has nothing the answer is None ("no survey"); nothing
is borrowed
from a neighbouring area or occupation. A detailed occupation that shares its survey cell says so in `shared_cell`.
"""

from __future__ import annotations

from dataclasses import dataclass

from shoptalk.occupations import reference
from shoptalk.occupations.finding import find

__all__ = [
    "BLS_ATTRIBUTION",
    "ONET_ATTRIBUTION",
    "Occupation",
    "Wages",
    "attribution",
    "find",
    "occupation",
    "related_group",
    "states",
    "wages",
]

NATION = "US"
WAGE_SOURCE = "BLS Occupational Employment and Wage Statistics, May 2025"
TOP_YEARLY, TOP_HOURLY_CENTS = 239_200, 11_500  # BLS states no percentile from here on
ONET_LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
ONET_ATTRIBUTION = (
    "This product includes information from the O*NET 29.2 Database by the U.S. Department of Labor, "
    "Employment and Training "
    "Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. "
    "Shoptalk has modified all or some "
    "of this information. USDOL/ETA has not approved, endorsed, or tested these modifications."
)
BLS_ATTRIBUTION = (
    "Source: U.S. Bureau of Labor Statistics, Occupational Employment and Wage Statistics, May 2025; "
    "Occupational Outlook Handbook. "
    "BLS cannot vouch for the data or analyses derived from these data after the data have been retrieved from "
    "BLS.gov."
)
UNEVEN_MINORS = {"15-1": "15-1200", "31-1": "31-1100", "51-5": "51-5110"}
# How far two codes agree says how near two occupations are: (characters that agree, closeness).
CLOSENESS = ((10, 1.0), (7, 0.8), (6, 0.6), (4, 0.4), (2, 0.2))


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation and the groups that hold it, the widest first ("" where the reference names none)."""

    code: str
    title: str
    major_group: str
    minor_group: str
    broad_group: str


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


def occupation(code: str) -> Occupation | None:
    """The occupation of an O*NET-SOC code ("15-1252.00"); None for an unknown code."""
    known = reference.default()
    rows = known.rows("SELECT title FROM occupation WHERE code = ?", (code,))
    if not rows:
        return None
    groups = _groups(code)
    return Occupation(code, rows[0][0], *(groups.get(level, "") for level in ("major", "minor", "broad")))


def _groups(code: str) -> dict[str, str]:
    """The titles of the groups above a code, by level. A group of one occupation has no title of its own and is
    missing.
    """
    above = (f"{code[:2]}-0000", _minor(code), f"{code[:6]}0")
    return dict(reference.default().rows("SELECT level, title FROM soc_group WHERE code IN (?, ?, ?)", above))


def _minor(code: str) -> str:
    """The minor group of a code: 11-3000 for 11-3121. Three of them are not numbered in thousands."""
    return UNEVEN_MINORS.get(code[:4], f"{code[:4]}000")


def wages(code: str, state: str = "") -> Wages | None:
    """Pay in a state (postal letters, "CA") or, without one, in the nation. None: no survey there."""
    known = reference.default()
    rows = known.rows(
        "SELECT w.p10, w.p25, w.p50, w.p75, w.p90, w.mean, w.jobs, w.hourly, w.topcoded, a.name, c.title, "
        "o.cell, o.title,"
        " (SELECT count(*) FROM occupation other WHERE other.cell = o.cell)"
        " FROM occupation o JOIN wage w ON w.cell = o.cell JOIN area a ON a.id = w.area JOIN cell c ON c.cell = o.cell"
        " WHERE o.code = ? AND a.state = ?",
        (code, (state or NATION).upper()),
    )
    if not rows:
        return None
    p10, p25, p50, p75, p90, mean, employment, hourly, top, area, cell_title, _, title, sharing = rows[0]
    top_coded = tuple(
        name for name, mark in zip(("p10", "p25", "p50", "p75", "p90"), top or "", strict=False) if mark == "1"
    )
    return Wages(
        code=code,
        p10=p10,
        p25=p25,
        p50=p50,
        p75=p75,
        p90=p90,
        mean=mean,
        employment=employment,
        hourly=bool(hourly),
        top_coded=top_coded,
        year=known.year,
        area=area,
        source=WAGE_SOURCE,
        shared_cell=cell_title if (sharing > 1 and cell_title != title) or not code.endswith(".00") else "",
    )


def states() -> list[tuple[str, str]]:
    """(postal letters, name) of the states and territories with figures, by name."""
    return reference.default().rows("SELECT state, name FROM area WHERE state <> ? ORDER BY name", (NATION,))


def related_group(code_a: str, code_b: str) -> float:
    """How near two occupations are by their codes: 1.0 the same, 0.8 same SOC, 0.6 broad, 0.4 minor, 0.2 major
    group, else 0.
    """
    if not code_a or not code_b:
        return 0.0
    for length, closeness in CLOSENESS:
        if len(code_a) >= length and code_a[:length] == code_b[:length]:
            return closeness
    return 0.0


def attribution() -> tuple[str, str]:
    """The two texts that must stand on every page that shows occupations or pay (plain text; the O*NET one with its
    licence link).
    """
    return f"{ONET_ATTRIBUTION} {ONET_LICENCE_URL}", BLS_ATTRIBUTION
