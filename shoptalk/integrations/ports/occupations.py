"""What the official downloads about occupations tell, whatever their format: the records that every reader yields.

Codes are as the files have them: `15-1252.00` in O*NET, `15-1252` in the survey of pay and in the projections. Figures
are whole numbers: ratings times 100, dollars a year, cents an hour. Where the file is silent the value is None or "".
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from .people import CannotRead, Unread

__all__ = [
    "CannotRead",
    "Origin",
    "Outlook",
    "Rating",
    "Record",
    "Related",
    "Table",
    "Task",
    "Title",
    "Unread",
    "Wage",
    "Zone",
    "ZoneWords",
]

ONET, OEWS, PROJECTIONS = "onet", "oews", "projections"


class Origin(NamedTuple):
    """Who published a table, and which edition it is. `order` tells a newer edition from an older one."""

    publisher: str  # ONET, OEWS or PROJECTIONS
    release: str  # "29.2", "May 2024", "2024-34"
    order: int


class Title(NamedTuple):
    """A name under which an occupation goes. `kind`: occupation (its own title), alternate, short, reported."""

    line: int
    code: str
    title: str
    kind: str


class Rating(NamedTuple):
    """One figure of an occupation on a scale of O*NET; `category` is the level of schooling in the scale RL."""

    line: int
    code: str
    element: str
    name: str
    scale: str
    value: int  # times 100
    category: int
    suppressed: bool


class Zone(NamedTuple):
    line: int
    code: str
    zone: int


class ZoneWords(NamedTuple):
    """What a job zone means, in O*NET's words."""

    line: int
    zone: int
    name: str
    experience: str
    education: str
    training: str


class Task(NamedTuple):
    line: int
    code: str
    text: str
    core: bool


class Related(NamedTuple):
    line: int
    code: str
    other: str
    place: int


class Wage(NamedTuple):
    """Pay of one code in one area. `top_coded` names the figures that are at least the highest one that is stated."""

    line: int
    code: str
    title: str
    area: str  # US, postal letters of a state, or the number of a metropolitan area
    area_name: str
    area_kind: str  # nation, state, metro
    state: str
    jobs: int | None
    mean: int | None
    p10: int | None
    p25: int | None
    p50: int | None
    p75: int | None
    p90: int | None
    hourly: bool
    top_coded: tuple[str, ...]


class Outlook(NamedTuple):
    line: int
    code: str
    title: str
    from_year: int
    to_year: int
    jobs: int | None
    jobs_then: int | None
    change: int | None  # percent times 10
    openings: int | None
    education: str
    experience: str
    training: str


Record = Title | Rating | Zone | ZoneWords | Task | Related | Wage | Outlook


class Table(NamedTuple):
    """One recognised table of a download.

    `rows` yields its records from the beginning; Unread for a row that is broken, None for a row that is whole but not
    about what is asked (a group of occupations, another scale). `kind` is a name of `layouts.KINDS`.
    """

    kind: str
    file: str  # the name a person knows it by: "Interests.txt", "occupation.xlsx, Table 1.2"
    origin: Origin
    size: int  # bytes of the file that was downloaded, unpacked
    checksum: str  # sha256 of the same
    rows: Callable[[], Iterator[Record | Unread | None]]


class Download(NamedTuple):
    """What was found at a path: the tables that are read, and the names of the files that are not."""

    tables: tuple[Table, ...]
    passed_over: tuple[str, ...]
