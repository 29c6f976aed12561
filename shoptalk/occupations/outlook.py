"""How the number of jobs is expected to change, from the imported Employment Projections."""

from __future__ import annotations

from dataclasses import dataclass

from shoptalk.occupations import reference
from shoptalk.occupations.credits import source_of


@dataclass(frozen=True, slots=True)
class Outlook:
    """Jobs now and then (in the nation, the self-employed among them), the change in percent, openings in a year.

    `education`, `experience` and `training` say what is typical at entry. `shared_with` is the title of the row when it
    covers more than this occupation, else "".
    """

    code: str
    from_year: int
    to_year: int
    jobs: int | None
    jobs_then: int | None
    percent: float | None
    openings: int | None
    education: str
    experience: str
    training: str
    shared_with: str
    source: str


def outlook_of(code: str) -> Outlook | None:
    """The projection for an occupation; None when it was not imported, or has no row for it."""
    known = reference.default()
    cells = known.rows("SELECT cell FROM occupation WHERE code = ?", (code,))
    cell = f"{cells[0][0]:06}" if cells and cells[0][0] else ""
    for row_code in dict.fromkeys((code[:7], f"{cell[:2]}-{cell[2:]}")):
        rows = known.imported("SELECT * FROM outlook WHERE code = ?", (row_code,))
        if rows:
            found, title, from_year, to_year, jobs, then, change, openings, *entry = rows[0]
            own = code.endswith(".00") and found == code[:7]
            percent = None if change is None else change / 10
            shared = "" if own else title
            education, experience, training = entry
            return Outlook(
                code, from_year, to_year, jobs, then, percent, openings, education, experience, training, shared,
                source_of("outlook"),
            )  # fmt: skip
    return None
