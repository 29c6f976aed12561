"""Who must be named for the occupation data, and where each fact comes from: publisher, edition, licence."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from shoptalk.occupations import reference

PACK_ONET = "29.2"  # the edition of the names in the pack
WAGE_SOURCE = "BLS Occupational Employment and Wage Statistics, May 2025"
ONET_LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
ONET_WORDS = (
    "This product includes information from the O*NET {databases} by the U.S. Department of Labor, "
    "Employment and Training "
    "Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. "
    "Shoptalk has modified all or some "
    "of this information. USDOL/ETA has not approved, endorsed, or tested these modifications."
)
BLS_WORDS = (
    "Source: U.S. Bureau of Labor Statistics, Occupational Employment and Wage Statistics, {surveys}; "
    "{projections}Occupational Outlook Handbook. "
    "BLS cannot vouch for the data or analyses derived from these data after the data have been retrieved from "
    "BLS.gov."
)
ONET_ATTRIBUTION = ONET_WORDS.format(databases=f"{PACK_ONET} Database")
BLS_ATTRIBUTION = BLS_WORDS.format(surveys="May 2025", projections="")
# How a fact names its source, in short; the whole texts stand at the foot of the page.
SHORT = {
    "onet": "O*NET {release} Database, USDOL/ETA, CC BY 4.0",
    "oews": "BLS Occupational Employment and Wage Statistics, {release}",
    "projections": "BLS Employment Projections {release}",
}


class Imported(NamedTuple):
    """A table that was brought in: what, from which file of which edition, how much, when."""

    dataset: str
    file: str
    publisher: str
    release: str
    rows: int
    taken: int
    left_out: str  # JSON: [reason, count, lines]
    checksum: str
    imported_on: str


def imported() -> tuple[Imported, ...]:
    """Every table that was brought in, by publisher and name."""
    return _imported(reference.default())


@lru_cache(maxsize=4)
def _imported(known: reference.Reference) -> tuple[Imported, ...]:
    rows = known.imported(
        "SELECT dataset, file, publisher, release, rows, taken, left_out, checksum, imported_on FROM source"
        " ORDER BY publisher, dataset, file"
    )
    return tuple(Imported(*row) for row in rows)


def source_of(dataset: str) -> str:
    """The line that stands beside a fact of an imported table; "" when it was not imported."""
    return next((SHORT[one.publisher].format(release=one.release) for one in imported() if one.dataset == dataset), "")


def attribution() -> tuple[str, str]:
    """The two texts that must stand on every page that shows occupations or pay (plain text; the O*NET one with its
    licence link). They name every edition that is in use.
    """
    releases = _releases("onet", PACK_ONET)
    databases = f"{_listed(releases)} Database{'s' if len(releases) > 1 else ''}"
    surveys = _listed(_releases("oews", "May 2025"))
    projections = "".join(f"Employment Projections {one}; " for one in _releases("projections"))
    onet = ONET_WORDS.format(databases=databases)
    return f"{onet} {ONET_LICENCE_URL}", BLS_WORDS.format(surveys=surveys, projections=projections)


def _releases(publisher: str, *first: str) -> list[str]:
    return list(dict.fromkeys([*first, *(one.release for one in imported() if one.publisher == publisher)]))


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
