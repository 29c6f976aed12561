"""The columns of the tables that are read, under all the names they have had.

Headers are compared by their words alone: "O*NET-SOC Code" is `o net soc code`, "A_PCT10" is `a pct10`. A table is
known by the columns it must have; others may stand between them, come in another order, or be missing.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

_WORDS = re.compile(r"[^a-z0-9]+")
_CODE = "o net soc code"
_FIELDS_OF_OEWS = {
    "area": "area", "area_name": "area title", "area_type": "area type", "state": "prim state",
    "industry": "naics", "ownership": "own code", "code": "occ code", "title": "occ title",
    "group": "o group|occ group|group", "jobs": "tot emp", "mean": "a mean", "p10": "a pct10", "p25": "a pct25",
    "p50": "a median", "p75": "a pct75", "p90": "a pct90", "hour_mean": "h mean", "hour_p10": "h pct10",
    "hour_p25": "h pct25", "hour_p50": "h median", "hour_p75": "h pct75", "hour_p90": "h pct90", "hourly": "hourly",
}  # fmt: skip
_FIELDS_OF_OUTLOOK = {
    "title": r"\d{4} national employment matrix title|occupation title",
    "code": r"\d{4} national employment matrix code|occupation code",
    "change": r"employment (?:change percent|percent change) \d{4} \d{2,4}.*",
    "openings": r"occupational openings \d{4} \d{2,4}.*",
    "type": "occupation type",
    "jobs": r"employment \d{4}",
    "jobs_then": r"employment \d{4}",
    "education": r"typical (?:education needed for entry|entry level education).*",
    "experience": r"work experience in a related occupation.*",
    "training": r"typical on the job training.*",
}


class Layout(NamedTuple):
    """`fields`: our name of a column to the pattern of its header. `needed`: those without which it is not this."""

    kind: str
    fields: dict[str, str]
    needed: tuple[str, ...]


# The first that fits is taken, so the richer ones come first.
LAYOUTS = (
    Layout("wages", _FIELDS_OF_OEWS, ("area_name", "code", "jobs", "p50", "p90", "hour_p50")),
    Layout("outlook", _FIELDS_OF_OUTLOOK, ("code", "change", "openings", "jobs")),
    Layout(
        "ratings",
        {
            "code": _CODE, "element": "element id", "name": "element name", "scale": "scale id",
            "category": "category", "value": "data value", "suppressed": "recommend suppress",
        },
        ("code", "element", "scale", "value"),
    ),
    Layout(
        "related",
        {"code": _CODE, "other": "related o net soc code", "place": "index|related index"},
        ("code", "other"),
    ),
    Layout(
        "titles",
        {"code": _CODE, "title": "alternate title|job title", "short": "short title"},
        ("code", "title"),
    ),
    Layout("reported titles", {"code": _CODE, "title": "reported job title"}, ("code", "title")),
    Layout("tasks", {"code": _CODE, "text": "task", "type": "task type"}, ("code", "text", "type")),
    Layout("job zones", {"code": _CODE, "zone": "job zone"}, ("code", "zone")),
    Layout(
        "job zone words",
        {
            "zone": "job zone", "name": "name", "experience": "experience", "education": "education",
            "training": "job training",
        },
        ("zone", "name", "education"),
    ),
    Layout("occupations", {"code": _CODE, "title": "title", "text": "description"}, ("code", "title", "text")),
)  # fmt: skip

# What the rating files of O*NET are about, by scale and element. Everything else in them is passed over.
RATED = (
    ("OI", "1.B.1.", "interests"),
    ("IH", "1.B.1.", "interests"),
    ("EX", "1.B.2.", "work values"),
    ("VH", "1.B.2.", "work values"),
    ("RL", "2.D.1", "education"),
    ("IM", "2.A.", "skills"),
    ("IM", "2.B.", "skills"),
    ("IM", "2.C.", "knowledge"),
)
KINDS = (
    "occupations", "titles", "reported titles", "interests", "work values", "job zones", "job zone words",
    "education", "skills", "knowledge", "tasks", "related", "wages", "outlook",
)  # fmt: skip

# The names these tables have had in O*NET, as words: for files that have such a name and yet cannot be read.
NAMES = {
    "occupation data": "occupations",
    "alternate titles": "titles",
    "job titles": "titles",  # since 30.3
    "sample of reported titles": "reported titles",
    "interests": "interests",
    "career interest types": "interests",  # since 30.3
    "work values": "work values",  # until 30.2
    "job zones": "job zones",
    "job zone reference": "job zone words",
    "education training and experience": "education",
    "education": "education",  # since 30.3
    "skills": "skills",
    "essential skills": "skills",  # since 30.3, in two files
    "transferable skills": "skills",
    "knowledge": "knowledge",
    "task statements": "tasks",
    "related occupations": "related",
}


class Columns(NamedTuple):
    """Where the columns of a table stand, and the header itself."""

    kind: str
    at: dict[str, int]
    header: tuple[str, ...]

    def cells(self, row: Sequence[str]) -> dict[str, str]:
        """The cells of a row by our names; "" for columns that are not there."""
        return {field: row[at].strip() if at < len(row) else "" for field, at in self.at.items()}


def words_of(text: str) -> str:
    """A header or a file name as lower-case words."""
    return _WORDS.sub(" ", text.lower().replace("\ufeff", "")).strip()


def columns_of(header: Sequence[str]) -> Columns | None:
    """The table that has this header; None when it is none of ours."""
    words = [words_of(cell[:200]) for cell in header]
    for layout in LAYOUTS:
        at: dict[str, int] = {}
        for field, pattern in layout.fields.items():
            taken = at.get("jobs", -1) if field == "jobs_then" else -1
            for index, word in enumerate(words):
                if index > taken and re.fullmatch(pattern, word):
                    at[field] = index
                    break
        if all(field in at for field in layout.needed):
            return Columns(layout.kind, at, tuple(words))
    return None


def rated(scale: str, element: str) -> str:
    """What a rating is about: a name of KINDS, or ""."""
    return next((kind for known, start, kind in RATED if scale == known and element.startswith(start)), "")
