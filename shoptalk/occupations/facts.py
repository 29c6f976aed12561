"""Facts about an occupation for the screens: its names and groups, what it pays and where, what it is like, how it is
expected to grow, and who must be named as the source.

Always there, from the pack:

- `occupation(code)`: title and groups; `find(text)`; `related_group(a, b)`
- `wages_of(code, area="")`: quartiles, mean and employment in the nation, a state ("CA") or a metropolitan area
  ("38300"; imported). `areas()` lists the places, `areas("metro")` those of one kind. `.withheld`: the survey has the
  work there and releases no figure. `.top_coded`: these figures are at least `TOP_YEARLY`.

Only when the official downloads were imported (`bin/shoptalk occupations import`), else None:

- `interests_of(code)`: six `scores` (`name` O*NET's word, `words` ours, `value` 100 to 700), `leading`, `by_strength`
- `values_of(code)`: the same for the six work values
- `job_zone_of(code)`: `zone` 1 to 5, `words`
- `education_of(code)`: `levels` with percent of those asked, `usual`
- `outlook_of(code)`: `percent`, `openings`, `jobs`, `from_year` and `to_year`; `education` typical at entry
- `skills_of(code)`, `knowledge_of(code)`, `tasks_of(code)`, `related_to(code)`

Every fact carries its `source` (publisher, edition, licence) and, for pay, `year` and `area`. Where the sources have
nothing the answer is None; nothing is borrowed from a neighbouring area or occupation. What stands for more than the
one occupation says so in `shared_cell` or `shared_with`. `attribution()` gives the texts that a page that shows any of
this must carry.
"""

from __future__ import annotations

from dataclasses import dataclass

from shoptalk.occupations import reference
from shoptalk.occupations.credits import (
    BLS_ATTRIBUTION,
    ONET_ATTRIBUTION,
    PACK_ONET,
    WAGE_SOURCE,
    attribution,
    imported,
)
from shoptalk.occupations.finding import find
from shoptalk.occupations.outlook import Outlook, outlook_of
from shoptalk.occupations.pay import TOP_HOURLY_CENTS, TOP_YEARLY, Area, Wages, areas, has_metro_pay, states, wages_of
from shoptalk.occupations.profile import (
    Education,
    JobZone,
    Profile,
    Schooling,
    Score,
    Skills,
    education_of,
    interests_of,
    job_zone_of,
    knowledge_of,
    related_to,
    skills_of,
    tasks_of,
    values_of,
)

__all__ = [
    "BLS_ATTRIBUTION",
    "ONET_ATTRIBUTION",
    "PACK_ONET",
    "TOP_HOURLY_CENTS",
    "TOP_YEARLY",
    "WAGE_SOURCE",
    "Area",
    "Education",
    "JobZone",
    "Occupation",
    "Outlook",
    "Profile",
    "Schooling",
    "Score",
    "Skills",
    "Wages",
    "areas",
    "attribution",
    "education_of",
    "find",
    "has_metro_pay",
    "imported",
    "interests_of",
    "job_zone_of",
    "knowledge_of",
    "occupation",
    "outlook_of",
    "related_group",
    "related_to",
    "skills_of",
    "states",
    "tasks_of",
    "values_of",
    "wages",
    "wages_of",
]

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
    return wages_of(code, state)


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
