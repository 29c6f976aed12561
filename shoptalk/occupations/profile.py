"""What an occupation is like, from the imported O*NET database: interests, values, preparation, schooling, skills.

None, or an empty tuple, says that the table was not imported or does not rate this occupation; no rating is borrowed
from a neighbouring one. Everything carries the line that names its source.
"""

from __future__ import annotations

from dataclasses import dataclass

from shoptalk.occupations import reference
from shoptalk.occupations.credits import source_of

# The six interests in the order of O*NET: its letter and name, and our word for it.
INTERESTS = (
    ("R", "Realistic", "Making"),
    ("I", "Investigative", "Finding out"),
    ("A", "Artistic", "Creating"),
    ("S", "Social", "Helping"),
    ("E", "Enterprising", "Persuading"),
    ("C", "Conventional", "Ordering"),
)
VALUES = (
    ("Achievement", "Seeing what one’s work achieves"),
    ("Working Conditions", "Security and good conditions"),
    ("Recognition", "Being seen, and moving up"),
    ("Relationships", "Good company, doing right by others"),
    ("Support", "Being backed by those above"),
    ("Independence", "Deciding oneself"),
)
# What each job zone asks for, in our words. Since 30.2 the lowest two are one.
ZONES = {
    1: "little or no preparation",
    2: "some preparation, a few months on the job",
    3: "a medium preparation, one or two years of learning",
    4: "considerable preparation, often four years of study",
    5: "extensive preparation, beyond four years of study",
}
# The twelve levels of schooling that O*NET asks about, in our words.
LEVELS = {
    1: "no high school diploma",
    2: "a high school diploma",
    3: "a certificate after high school",
    4: "some college",
    5: "an associate’s degree",
    6: "a bachelor’s degree",
    7: "a certificate after the bachelor’s degree",
    8: "a master’s degree",
    9: "a certificate after the master’s degree",
    10: "a first professional degree, as in law or medicine",
    11: "a doctorate",
    12: "study after the doctorate",
}
SKILLS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Score:
    """One rating: what is rated in O*NET's word and in ours, and how high, times 100."""

    name: str
    words: str
    value: int
    suppressed: bool = False  # O*NET advises not to rely on it: too few were asked, or they disagreed


@dataclass(frozen=True, slots=True)
class Profile:
    """The six interests or the six values of an occupation (100 to 700), in O*NET's order.

    `leading` are the names of the strongest, best first, as O*NET itself says them.
    """

    code: str
    scores: tuple[Score, ...]
    leading: tuple[str, ...]
    source: str

    @property
    def by_strength(self) -> tuple[Score, ...]:
        """The strongest first."""
        return tuple(sorted(self.scores, key=lambda score: -score.value))


@dataclass(frozen=True, slots=True)
class JobZone:
    """How much preparation an occupation asks for, 1 (least) to 5; O*NET's own words where they were imported."""

    code: str
    zone: int
    words: str
    name: str
    experience: str
    education: str
    training: str
    source: str


@dataclass(frozen=True, slots=True)
class Schooling:
    """One level of schooling, and how many percent of those asked say that it is required."""

    level: int
    name: str
    percent: int


@dataclass(frozen=True, slots=True)
class Education:
    """Schooling on paper: what people who do the work say is required, the lowest level first."""

    code: str
    levels: tuple[Schooling, ...]
    source: str

    @property
    def usual(self) -> Schooling:
        """The level that most name; of equals the lower."""
        return max(self.levels, key=lambda one: (one.percent, -one.level))


@dataclass(frozen=True, slots=True)
class Skills:
    """The skills, or fields of knowledge, that matter most (importance 100 to 500), the most important first."""

    code: str
    scores: tuple[Score, ...]
    source: str


def interests_of(code: str) -> Profile | None:
    """How much of each of the six interests the work has."""
    return _profile(code, "interests", "OI", "IH", [(name, words) for _, name, words in INTERESTS])


def values_of(code: str) -> Profile | None:
    """How far the work satisfies each of the six values. O*NET dropped them in 30.3; an older database has them."""
    return _profile(code, "work values", "EX", "VH", list(VALUES))


def _profile(code: str, dataset: str, scale: str, high: str, names: list[tuple[str, str]]) -> Profile | None:
    rows = reference.default().imported(
        "SELECT element, scale, value, suppressed FROM rating WHERE dataset = ? AND code = ? ORDER BY element",
        (dataset, code),
    )
    rated = [(value, bool(suppressed)) for _, one, value, suppressed in rows if one == scale]
    if len(rated) != len(names):
        return None
    scores = tuple(Score(*name, *figures) for name, figures in zip(names, rated, strict=True))
    leading = tuple(names[value // 100 - 1][0] for _, one, value, _ in rows if one == high and value >= 100)
    return Profile(code, scores, leading, source_of(dataset))


def job_zone_of(code: str) -> JobZone | None:
    """How much preparation the work asks for."""
    rows = reference.default().imported(
        "SELECT z.zone, coalesce(w.name, ''), coalesce(w.experience, ''), coalesce(w.education, ''),"
        " coalesce(w.training, '') FROM job_zone z LEFT JOIN job_zone_words w ON w.zone = z.zone WHERE z.code = ?",
        (code,),
    )
    for zone, name, experience, education, training in rows:
        return JobZone(code, zone, ZONES[zone], name, experience, education, training, source_of("job zones"))
    return None


def education_of(code: str) -> Education | None:
    """What schooling is required on paper, as people who do the work say."""
    rows = reference.default().imported("SELECT level, share FROM schooling WHERE code = ? ORDER BY level", (code,))
    levels = tuple(Schooling(level, LEVELS[level], round(share / 100)) for level, share in rows)
    stated = tuple(one for one in levels if one.percent)
    return Education(code, stated, source_of("education")) if stated else None


def skills_of(code: str, most: int = SKILLS_SHOWN) -> Skills | None:
    """The skills that matter most in the work."""
    return _important(code, "skills", most)


def knowledge_of(code: str, most: int = SKILLS_SHOWN) -> Skills | None:
    """The fields of knowledge that matter most in the work."""
    return _important(code, "knowledge", most)


def _important(code: str, dataset: str, most: int) -> Skills | None:
    rows = reference.default().imported(
        "SELECT name, value, suppressed FROM rating WHERE dataset = ? AND code = ?"
        " ORDER BY value DESC, element LIMIT ?",
        (dataset, code, most),
    )
    scores = tuple(Score(name, name, value, bool(suppressed)) for name, value, suppressed in rows)
    return Skills(code, scores, source_of(dataset)) if scores else None


def tasks_of(code: str, most: int = 12) -> tuple[str, ...]:
    """What people in the work do, the core tasks first, in O*NET's sentences. They want `attribution` beside them."""
    rows = reference.default().imported(
        "SELECT text FROM task WHERE code = ? ORDER BY core DESC, place LIMIT ?", (code, most)
    )
    return tuple(text for (text,) in rows)


def related_to(code: str, most: int = 10) -> tuple[str, ...]:
    """The codes of the occupations that O*NET calls nearest, the nearest first."""
    rows = reference.default().imported(
        "SELECT r.other FROM related r JOIN occupation o ON o.code = r.other WHERE r.code = ? ORDER BY r.place LIMIT ?",
        (code, most),
    )
    return tuple(other for (other,) in rows)
